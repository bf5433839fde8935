// The top of the page of a group: what it is, what belongs in it, what was done to it.
import type { RefObject } from "preact";
import type { ViewProps } from "../../contract";
import { counted, listOf } from "../../kit/counted";
import { at } from "../../kit/lists";
import type { Branch } from "../../model/branches";
import { UNCLUSTERED } from "../../model/filter";
import type { Group } from "../../model/payload";
import type { Study } from "../../model/study";
import { percentOf, prioritiesOf, regionsOf, summed, type Sum } from "../../model/sums";
import { CopyLink } from "../../parts/copy-link";
import { LogEntries } from "../../parts/log-entries";
import { RegionBar } from "../../parts/region-bar";
import { WhyGroup } from "./why-group";

interface HeadProps extends ViewProps {
  branch: Branch;
  heading: RefObject<HTMLHeadingElement | null>;
}

export function GroupHead(props: HeadProps) {
  const { study, shown, set, branch, heading, tools } = props;
  const sum = summed(study, shown, branch.all);
  const group = branch.group < 0 ? null : at(study.payload.groups, branch.group);
  const all = branch.all.length;
  return (
    <section class="ac-head ac-stack">
      <h2 ref={heading} tabIndex={-1} class="ac-head-title" dir="auto">
        {branch.label}
      </h2>
      <p class="ac-muted">
        {group !== null && (
          <>
            {group.level} <code>{group.id}</code>
            {" \u00b7 "}
          </>
        )}
        {sum.count === all ? counted(all, "action") : `${sum.count} of ${all} actions shown`}
        {percent(study, sum)}
      </p>
      {branch.id === UNCLUSTERED && <p>Actions that are in no group, by the reason why.</p>}
      {sum.count > 0 && <SumWords study={study} sum={sum} />}
      {group !== null && <About study={study} set={set} group={group} />}
      {group !== null && (
        <CopyLink {...props} id={group.id} label={branch.label} text="Copy link" />
      )}
      {tools?.group(props)}
    </section>
  );
}

function percent(study: Study, sum: Sum): string {
  const points = percentOf(study, sum);
  return points === null ? "" : ` \u00b7 ${points.toFixed(1)} % of the sticker points`;
}

function SumWords({ study, sum }: { study: Study; sum: Sum }) {
  const regions = regionsOf(study, sum);
  const priorities = prioritiesOf(study, sum);
  return (
    <div class="ac-numbers ac-flow">
      {regions.length > 0 && (
        <div>
          <RegionBar study={study} sum={sum} />
          <p class="ac-small">{listOf(regions)}</p>
        </div>
      )}
      {study.voted && <p class="ac-small">Priority: {listOf(priorities)}</p>}
    </div>
  );
}

function About({ study, set, group }: Pick<ViewProps, "study" | "set"> & { group: Group }) {
  const names = new Map(study.payload.model.functions.map(({ id, name }) => [id, name]));
  return (
    <>
      {group.rule !== "" && (
        <p class="ac-rule">
          <strong>What belongs here</strong> <bdi>{group.rule}</bdi>
        </p>
      )}
      {group.functions.length > 0 && (
        <p class="ac-small">
          <span class="ac-muted">Viable System Model</span>{" "}
          {group.functions
            .map((placed) => {
              const notes = [
                placed.primary ? "primary" : "",
                placed.suggested ? "suggested" : "",
                placed.confidence === null ? "" : `confidence ${placed.confidence}`,
                placed.inherited ? "from the group above" : "",
              ].filter(Boolean);
              const name = `${placed.function} ${names.get(placed.function) ?? ""} ${placed.level}`;
              return notes.length > 0 ? `${name} (${notes.join(", ")})` : name;
            })
            .join(" \u00b7 ")}
        </p>
      )}
      <WhyGroup study={study} set={set} group={study.groupOfId.get(group.id) ?? -1} />
      <LogEntries study={study} places={group.entries} />
    </>
  );
}
