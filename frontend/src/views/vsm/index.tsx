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
import { withFilter, type State } from "../../model/state";
import { captionOf, priorityName } from "../../parts/caption";
import { drawnOf } from "../../picture/document";
import { pictureFile, tableFile } from "../../picture/files";
import type { Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { PAPER, SCREEN } from "../../picture/palette";
import { useRoving } from "../../picture/roving";
import { cellsOf, placelessOf, priorityWords, standingWords, type Cell, type Item } from "./cells";
import { geometryOf } from "./geometry";
import { LevelDiagram } from "./level-diagram";
import { LINE_NAMES, strokeOf, type LineName } from "./lines";

const PAPER_WIDTH = 1160;
const HEAD = ["Level", "Function", "Question", "Group", "Kind", "Actions", "Shown", "Priority", "Standing"];
const LINES = Object.keys(LINE_NAMES) as LineName[];

function Vsm(props: ViewProps) {
  const { study } = props;
  const [place, width] = useWidth();
  const placeless = useMemo(() => placelessOf(study), [study]);
  const { levels } = study.payload.model;
  return (
    <div class="ac-vsm">
      <p class="ac-vsm-intro ac-muted">
        {study.placed
          ? "The Viable System Model, one diagram for each level. Darker shapes hold more actions; dashed ones are empty. An empty function is a question, not a verdict: perhaps nothing is needed, perhaps nobody thought of it. “Also here”: the main place of the group is another."
          : "Nothing is placed in the Viable System Model yet, so that all functions are empty."}{" "}
        {study.placed && placeless.length > 0 && (
          <Button
            class="ac-link ac-vsm-placeless"
            act={() => props.set({ filters: withFilter(props.state, FUNCTION, [MISSING]) })}
          >
            {counted(placeless.length, "action")} {placeless.length === 1 ? "has" : "have"} no place.
          </Button>
        )}
      </p>
      <div ref={place} class="ac-vsm-levels">
        {width > 0 &&
          levels.map((level) => <Level key={level} {...props} level={level} width={width - 34} />)}
      </div>
      <ModelLegend voted={study.voted} priorities={study.payload.priorities} />
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
  const geometry = useMemo(() => geometryOf(cells, { width, measure: measured }), [cells, width]);
  const empty = cells.filter(({ items, function: { id } }) => items.length === 0 && id !== "E");
  return (
    <section class="ac-picture ac-vsm-level" aria-label={`Level ${level}`}>
      <header class="ac-vsm-head">
        <h2>{level}</h2>
        <p class="ac-vsm-said" aria-live="off">
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

function ModelLegend({ voted, priorities }: { voted: boolean; priorities: readonly string[] }) {
  return (
    <ul class="ac-key ac-muted ac-small" aria-label="Legend">
      {voted &&
        priorities.map((name, priority) => (
          <li key={name}>
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <rect x="1" y="3" width="14" height="10" fill={at(SCREEN.shades, Math.min(priority, 3))} />
            </svg>
            {priorityName(name)}
          </li>
        ))}
      {LINES.map((name) => (
        <li key={name}>
          <svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">
            <LineSample name={name} width={28} palette={SCREEN} />
          </svg>
          {LINE_NAMES[name]}
        </li>
      ))}
    </ul>
  );
}

function LineSample({ name, width, palette }: { name: LineName; width: number; palette: typeof PAPER }) {
  const stroke = strokeOf(name, palette);
  if (name === "command") return <path d={`M0 6H${width}M0 10H${width}`} {...stroke} />;
  if (name === "balance") return <path d={`M1 12C${width / 3} 2 ${(2 * width) / 3} 2 ${width - 1} 12`} {...stroke} />;
  return <path d={`M0 8H${width}`} {...stroke} />;
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
    const geometry = geometryOf(cellsOf(study, shown, level), { width: PAPER_WIDTH, measure: measured });
    const sign = (content: ComponentChildren, words: string): Sign => ({
      drawing: drawnOf(<svg>{content}</svg>).content,
      words,
    });
    const shade = (name: string, priority: number) =>
      sign(
        <rect y="3" width="14" height="10" fill={at(PAPER.shades, Math.min(priority, 3))} />,
        priorityName(name),
      );
    const line = (name: LineName) =>
      sign(<LineSample name={name} width={16} palette={PAPER} />, LINE_NAMES[name]);
    return {
      caption: `Viable System Model, level ${level}, ${captionOf(seen)}. Darker shapes hold more actions; dashed ones are empty.`,
      ...drawnOf(<LevelDiagram study={study} geometry={geometry} palette={PAPER} label={`Level ${level}`} />),
      legend: [...(study.voted ? study.payload.priorities.map(shade) : []), ...LINES.map(line)],
    };
  });
}

export const vsm: View = {
  name: "vsm",
  title: "VSM",
  Component: Vsm,
  pictures: (seen) => seen.study.payload.model.levels.map((level) => pictureOf(seen, level)),
  tables: (seen) => [tableOf(seen)],
};
