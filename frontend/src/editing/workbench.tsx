// The board's way to work: the groups on the left, the texts of the one that is open beside them.
import { useMemo, useRef } from "preact/hooks";
import type { ViewProps } from "../contract";
import { counted } from "../kit/counted";
import { Choice } from "../kit/fields";
import { branchAt, type Branch } from "../model/branches";
import { narrowed, SORTS, type Sort } from "../model/state";
import { summed } from "../model/sums";
import { NothingFound } from "../parts/nothing-found";
import { UNOPENED } from "../views/table/rows";
import { Tree } from "../views/table/tree";
import { GroupPane } from "./group-pane";

const SORTED: Record<Sort, string> = {
  order: "as in the study",
  priority: "by priority",
  size: "",
  region: "by region",
  label: "by text",
};

export function Workbench(props: ViewProps) {
  const { study, state, shown, set } = props;
  const texts = useRef<HTMLElement>(null);
  const branch = branchAt(study, state.open);
  const flat = useMemo<Branch>(
    () => ({ ...branch, own: Array.from(branch.all), inner: [] }),
    [branch],
  );
  const here = summed(study, shown, branch.all).count;
  const sorts = SORTS.filter(
    (sort) =>
      SORTED[sort] !== "" &&
      (sort !== "priority" || study.voted) &&
      (sort !== "region" || study.column("region") !== undefined),
  );
  const enter = () => {
    texts.current?.querySelector<HTMLElement>("[data-row][tabindex='0']")?.focus();
  };
  return (
    <div class="ac-bench">
      <GroupPane {...props} enter={enter} />
      <section ref={texts} class="ac-texts" aria-label="Texts">
        <header class="ac-pane-head">
          <strong dir="auto">{branch.label}</strong>
          <span class="ac-muted ac-small">
            {here === branch.all.length
              ? counted(here, "text")
              : `${here.toLocaleString("en-GB")} of ${counted(branch.all.length, "text")}`}
            {state.selected.length > 1 && `, ${state.selected.length} selected`}
          </span>
          <Choice
            class="ac-inline"
            title={<span class="ac-unseen">Sort</span>}
            value={sorts.includes(state.sort) ? state.sort : "order"}
            options={sorts.map((sort) => [sort, SORTED[sort]])}
            choose={(sort) => set({ sort })}
          />
        </header>
        {shown.count === 0 ? (
          <NothingFound {...props} />
        ) : here === 0 ? (
          <p class="ac-muted">
            {branch.all.length === 0 ? "Nothing is in this group yet." : "Nothing in this group matches."}
          </p>
        ) : (
          <Tree
            key={flat.key}
            {...props}
            branch={flat}
            narrow={narrowed(state)}
            opened={UNOPENED}
            setOpened={() => undefined}
          />
        )}
      </section>
    </div>
  );
}
