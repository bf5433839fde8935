import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import type { Picture, Seen, View, ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import type { CellValue, Table } from "../../kit/csv";
import { Numbers } from "../../kit/folded";
import { at } from "../../kit/lists";
import { useWidth } from "../../kit/width";
import { FUNCTION, IN, LEVEL, MISSING } from "../../model/filter";
import type { DrawnLine } from "../../model/payload";
import { withFilter, type State } from "../../model/state";
import type { Study } from "../../model/study";
import { captionOf, priorityName } from "../../parts/caption";
import { drawnOf } from "../../picture/document";
import { pictureFile, tableFile } from "../../picture/files";
import type { Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { PAPER, SCREEN, type Palette } from "../../picture/palette";
import { useRoving } from "../../picture/roving";
import { cellsOf, placelessOf, priorityWords, standingWords, type Cell, type Item } from "./cells";
import { geometryOf } from "./geometry";
import { LevelDiagram } from "./level-diagram";
import { strokeOf } from "./shapes";

const PAPER_WIDTH = 1160;
const HEAD = ["Level", "Function", "Question", "Group", "Kind", "Actions", "Shown", "Priority", "Standing"];

function Vsm(props: ViewProps) {
  const { study } = props;
  const [place, width] = useWidth();
  const placeless = useMemo(() => placelessOf(study), [study]);
  const { levels } = study.payload.model;
  return (
    <div class="ac-stack">
      <p class="ac-vsm-intro ac-small ac-muted">
        {study.placed
          ? "The Viable System Model, one diagram for each level. Darker shapes hold more actions; dashed ones are empty. An empty function is a question, not a verdict: perhaps nothing is needed, perhaps nobody thought of it. “Also here”: the main place of the group is another."
          : "Nothing is placed in the Viable System Model yet, so that all functions are empty."}{" "}
        {study.placed && placeless.length > 0 && (
          <Button
            class="ac-link ac-said-link"
            act={() => props.set({ filters: withFilter(props.state, FUNCTION, [MISSING]) })}
          >
            {counted(placeless.length, "action")} {placeless.length === 1 ? "has" : "have"} no place.
          </Button>
        )}
      </p>
      <div ref={place} class="ac-stack">
        {width > 0 &&
          levels.map((level) => <Level key={level} {...props} level={level} width={width - 34} />)}
      </div>
      <ModelLegend study={study} />
      <Numbers
        title="The model as a table"
        caption="What stands in the Viable System Model"
        table={tableOf(props)}
      />
    </div>
  );
}

function Level(props: ViewProps & { level: string; width: number }) {
  const { study, state, shown, set, say, level, width } = props;
  const roving = useRoving();
  const [pointed, point] = useState<Cell | null>(null);
  const cells = useMemo(() => cellsOf(study, shown, level), [study, shown, level]);
  const { picture } = study.payload.model;
  const geometry = useMemo(() => geometryOf(cells, { width, measure: measured, picture }), [cells, width, picture]);
  const empty = cells.filter(({ items, function: { id } }) => items.length === 0 && id !== "E");
  return (
    <section class="ac-picture ac-vsm-level" aria-label={`Level ${level}`}>
      <header class="ac-vsm-head ac-flow">
        <h2>{level}</h2>
        <p class="ac-vsm-said ac-small ac-muted" aria-live="off">
          {pointed === null ? summaryOf(empty) : questionOf(pointed)}
        </p>
      </header>
      <div class="ac-picture-pad">
        <LevelDiagram
          study={study}
          geometry={geometry}
          palette={SCREEN}
          label={`Viable System Model, level ${level}`}
          reader={{
            roving,
            point,
            chosen: (cell, item) => isChosen(state, cell, item),
            pickCell: (cell) => {
              set({ filters: toggledCell(state, cell) });
              say(`filter of ${cell.function.id} ${cell.function.name}, ${level}, changed`);
            },
            pickItem: (cell, item) => {
              const chosen = isChosen(state, cell, item);
              set({ filters: withFilter(state, IN, chosen ? [] : [item.key]) });
              say(`filter of ${item.label} changed`);
              point(cell);
            },
          }}
        />
      </div>
    </section>
  );
}

function summaryOf(empty: readonly Cell[]): string {
  return empty.length === 0
    ? "No function is empty at this level."
    : `Empty at this level: ${empty.map(({ function: { id, name } }) => `${id} ${name}`).join(", ")}.`;
}

function questionOf({ function: { id, name, does, question } }: Cell): string {
  return [`${id} ${name}:`, does, question].filter(Boolean).join(" ");
}

function isChosen(state: State, cell: Cell, item: Item | null): boolean {
  const only = (facet: string, value: string) => {
    const chosen = state.filters[facet] ?? [];
    return chosen.length === 1 && chosen[0] === value;
  };
  return item === null
    ? only(FUNCTION, cell.function.id) && only(LEVEL, cell.level)
    : (state.filters[IN] ?? []).includes(item.key);
}

function toggledCell(state: State, cell: Cell): State["filters"] {
  const off = isChosen(state, cell, null);
  const filters = withFilter(state, FUNCTION, off ? [] : [cell.function.id]);
  return withFilter({ ...state, filters }, LEVEL, off ? [] : [cell.level]);
}

function ModelLegend({ study: { voted, payload } }: { study: Study }) {
  return (
    <ul class="ac-key ac-flow ac-muted ac-small" aria-label="Legend">
      {voted &&
        payload.priorities.map((name, priority) => (
          <li key={name}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <rect x="1" y="3" width="14" height="10" fill={at(SCREEN.shades, Math.min(priority, 3))} />
            </svg>
            {priorityName(name)}
          </li>
        ))}
      {payload.model.picture.lines.map((line) => (
        <li key={line.role}>
          <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
            <LineSample line={line} width={28} palette={SCREEN} />
          </svg>
          {line.name}
        </li>
      ))}
    </ul>
  );
}

function LineSample({ line: { role, sample }, width, palette }: { line: DrawnLine; width: number; palette: Palette }) {
  // samples are 6 units by 3, and stand in the middle of 16 px
  return <path d={sample} transform={`translate(0 ${8 - width / 4})scale(${width / 6})`} {...strokeOf(role, palette)} />;
}

function tableOf({ study, shown }: Seen): Table {
  return tableFile(study, "vsm", "Viable System Model", HEAD, () =>
    study.payload.model.levels.flatMap((level) =>
      cellsOf(study, shown, level).flatMap((cell): CellValue[][] => {
        const { id, name, question } = cell.function;
        const start = [level, `${id} ${name}`, question];
        if (cell.items.length === 0) return [[...start, "(empty)", "", 0, 0, "", ""]];
        return cell.items.map((item) => [
          ...start,
          item.label,
          item.level ?? "actions",
          item.total,
          item.shown,
          priorityWords(study, item.priorities),
          standingWords(item),
        ]);
      }),
    ),
  );
}

function pictureOf(seen: Seen, level: string): Picture {
  const { study, shown } = seen;
  return pictureFile(seen, `vsm ${level}`, `Viable System Model, ${level}`, () => {
    const { picture } = study.payload.model;
    const geometry = geometryOf(cellsOf(study, shown, level), { width: PAPER_WIDTH, measure: measured, picture });
    const sign = (content: ComponentChildren, words: string): Sign => ({
      drawing: drawnOf(<svg>{content}</svg>).content,
      words,
    });
    const shade = (name: string, priority: number) =>
      sign(
        <rect y="3" width="14" height="10" fill={at(PAPER.shades, Math.min(priority, 3))} />,
        priorityName(name),
      );
    const line = (one: DrawnLine) => sign(<LineSample line={one} width={16} palette={PAPER} />, one.name);
    return {
      caption: `Viable System Model, level ${level}, ${captionOf(seen)}. Darker shapes hold more actions; dashed ones are empty.`,
      ...drawnOf(<LevelDiagram study={study} geometry={geometry} palette={PAPER} label={`Level ${level}`} />),
      legend: [...(study.voted ? study.payload.priorities.map(shade) : []), ...picture.lines.map(line)],
    };
  });
}

export const vsm: View = {
  name: "vsm",
  title: "System model",
  useful: ({ placed }) => placed,
  Component: Vsm,
  pictures: (seen) => seen.study.payload.model.levels.map((level) => pictureOf(seen, level)),
  tables: (seen) => [tableOf(seen)],
};
