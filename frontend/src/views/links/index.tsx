import { useMemo, useState } from "preact/hooks";
import type { Picture, Seen, View, ViewProps } from "../../contract";
import { shownOf } from "../../kit/counted";
import type { Table } from "../../kit/csv";
import { Choice } from "../../kit/fields";
import { Numbers } from "../../kit/folded";
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { useWidth } from "../../kit/width";
import { levelsOf } from "../../model/levels";
import { withFilter, type State } from "../../model/state";
import type { Study } from "../../model/study";
import { drawnOf } from "../../picture/document";
import { pictureFile, tableFile } from "../../picture/files";
import { measured } from "../../picture/measure";
import { PAPER, SCREEN } from "../../picture/palette";
import { useRoving } from "../../picture/roving";
import { LinksDiagram, type Hovered } from "./diagram";
import { columnsOf, flowsOf, type End, type Flows } from "./flows";
import { layoutOf } from "./layout";

const PAPER_WIDTH = 1160;

function Links(props: ViewProps) {
  const { study, state, shown, set, say } = props;
  const { from, to } = state;
  const [place, width] = useWidth();
  const roving = useRoving();
  const [hovered, hover] = useState<Hovered>(null);
  const flows = useMemo(() => flowsOf(study, { from, to }, shown), [study, from, to, shown]);
  const layout = useMemo(
    () => (flows === null || width === 0 ? null : layoutOf(flows, { width, measure: measured })),
    [flows, width],
  );
  if (flows === null) return <Nothing {...props} />;
  const pick = (picked: Exclude<Hovered, null>) => {
    const ends = endsOf(flows, picked);
    set({ filters: filtersWith(state, ends) });
    const names = ends.map(({ label }) => label).join(" and ");
    say(`filter of ${names} changed`);
  };
  return (
    <div class="ac-stack">
      <div class="ac-picture-bar ac-flow">
        <Choice
          title="From"
          value={flows.column.name}
          options={columnsOf(study).map(({ name }) => [name, name])}
          choose={(name) => set({ from: name })}
        />
        <Choice
          title="To"
          value={flows.level}
          options={levelsOf(study.payload.groups).map((level) => [level, `${level}s`])}
          choose={(level) => set({ to: level })}
        />
        <p class="ac-links-said ac-small ac-muted">{wordsOf(flows, hovered)}</p>
      </div>
      <figure class="ac-picture">
        <div class="ac-picture-pad">
          <div ref={place} class="ac-links-place">
            {layout !== null && (
              <LinksDiagram
                study={study}
                flows={flows}
                layout={layout}
                palette={SCREEN}
                reader={{ roving, hovered, hover, pick, chosen: (end) => isChosen(state, end) }}
              />
            )}
          </div>
        </div>
        <figcaption class="ac-muted">
          Each action is one line from{flows.column.kind === "categories" && " each value of"} its{" "}
          <bdi>{flows.column.name}</bdi> to its {flows.level}; the thickness of a band is their number. Grey is what the filters leave out.
        </figcaption>
      </figure>
      <Numbers title="The links as a table" table={tableOf(study, flows)} />
    </div>
  );
}

function Nothing({ study }: ViewProps) {
  return (
    <p class="ac-muted">
      {columnsOf(study).length === 0
        ? "Links need a column of categories, such as the dimension or the region; these actions have none."
        : "Links need groups; there are none yet."}
    </p>
  );
}

/** What is pointed at, in words. */
function wordsOf(flows: Flows, hovered: Hovered): string {
  if (hovered === null) return "Select a bar or a band to filter by it.";
  const ends = endsOf(flows, hovered);
  const { shown, total } = hovered.kind === "flow" ? hovered.flow : (ends[0] ?? { shown: 0, total: 0 });
  const names = ends.map(({ label }) => isolated(label)).join(" → ");
  return `${names}: ${shownOf(shown, total)}`;
}

function endsOf(flows: Flows, hovered: Exclude<Hovered, null>): End[] {
  if (hovered.kind === "flow") {
    return [at(flows.left, hovered.flow.from), at(flows.right, hovered.flow.to)];
  }
  return [at(hovered.kind === "left" ? flows.left : flows.right, hovered.place)];
}

/** The filters with those of the ends chosen; or not chosen, if just these were. */
function filtersWith(state: State, ends: readonly End[]): State["filters"] {
  const off = ends.every((end) => isChosen(state, end));
  return ends.reduce(
    (filters, { facet, values }) => withFilter({ ...state, filters }, facet, off ? [] : values),
    state.filters,
  );
}

function isChosen(state: State, { facet, values }: End): boolean {
  const chosen = state.filters[facet] ?? [];
  return chosen.length === values.length && values.every((value) => chosen.includes(value));
}

function titleOf(flows: Flows): string {
  return `Links from ${flows.column.name} to ${flows.level}`;
}

function tableOf(study: Study, flows: Flows): Table {
  return tableFile(study, "links", titleOf(flows), ["From", "To", "Actions", "Shown"], () =>
    flows.flows.map(({ from, to, total, shown }) => [
      at(flows.left, from).label,
      at(flows.right, to).label,
      total,
      shown,
    ]),
  );
}

function pictureOf(seen: Seen, flows: Flows): Picture {
  return pictureFile(seen, "links", titleOf(flows), () => {
    const layout = layoutOf(flows, { width: PAPER_WIDTH, measure: measured });
    return drawnOf(<LinksDiagram study={seen.study} flows={flows} layout={layout} palette={PAPER} />);
  });
}

/** What is made of the flows, where there are any. */
function ofFlows<Made>({ study, state, shown }: Seen, make: (flows: Flows) => Made): Made[] {
  const flows = flowsOf(study, state, shown);
  return flows === null ? [] : [make(flows)];
}

export const links: View = {
  name: "links",
  title: "Links",
  useful: (study) => columnsOf(study).length > 0 && study.payload.groups.length > 0,
  Component: Links,
  pictures: (seen) => ofFlows(seen, (flows) => pictureOf(seen, flows)),
  tables: (seen) => ofFlows(seen, (flows) => tableOf(seen.study, flows)),
};
