// Which themes one region alone speaks of, and which it mostly does.
import { useMemo } from "preact/hooks";
import type { Reading } from "../../contract";
import { useArrowKeys } from "../../kit/arrow-keys";
import { counted } from "../../kit/counted";
import { at } from "../../kit/lists";
import { regionColour } from "../../model/action-colours";
import { forestOf } from "../../model/branches";
import { summed } from "../../model/sums";
import { LEANING_RULE, leaningsOf, type Leaning } from "../../model/typical";
import { GroupLink } from "../../parts/links-to";
import type { Amounts } from "./amounts";

export function Leanings(props: Reading & { amounts: Amounts }) {
  const { study, shown, amounts } = props;
  const keys = useArrowKeys<HTMLDivElement>();
  const { only, mostly } = useMemo(
    () => leaningsOf(study, shown, summed(study, shown, forestOf(study).top.all)),
    [study, shown],
  );
  if (only.length + mostly.length === 0) return null;
  return (
    <section class="ac-stack">
      <h2>From one region</h2>
      <div {...keys}>
        <Region {...props} title="Only in" leanings={only.slice(0, amounts.leanings)} />
        <Region {...props} title="Mostly in" leanings={mostly.slice(0, amounts.leanings)} />
      </div>
      <p class="ac-small ac-muted">{LEANING_RULE}</p>
    </section>
  );
}

function Region({ study, set, title, leanings }: Reading & { title: string; leanings: readonly Leaning[] }) {
  const names = study.column("region")?.categories ?? [];
  const regions = [...new Set(leanings.map(({ region }) => region))].sort((one, other) => one - other);
  return (
    <>
      {regions.map((region) => (
        <div key={region} class="ac-leaning">
          <h3>
            <span class="ac-leaning-sign" style={{ background: regionColour(study, region) }} />
            {title} <bdi>{at(names, region)}</bdi>
          </h3>
          <ul>
            {leanings
              .filter((one) => one.region === region)
              .map(({ group, count, of }) => (
                <li key={group}>
                  <GroupLink study={study} set={set} group={group} />{" "}
                  <span class="ac-small ac-muted">
                    {count === of ? counted(of, "text") : `${count} of ${counted(of, "text")}`}
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}
