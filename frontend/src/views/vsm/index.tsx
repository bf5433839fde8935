import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { fileName } from "../../kit/download";
import type { CellValue, Table } from "../../kit/csv";
import { FUNCTION, IN, LEVEL, MISSING } from "../../model/filter";
import { withFilter, type State } from "../../model/state";
import { at } from "../../kit/lists";
import { counted } from "../../kit/counted";
import { captionOf, priorityName } from "../../parts/caption";
import { drawnOf } from "../../picture/document";
import { framed, type Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { Numbers } from "../../kit/folded";
import { PAPER, SCREEN } from "../../picture/palette";
import { useRoving } from "../../picture/roving";
import { useWidth } from "../../kit/width";
import type { Seen, View, ViewProps } from "../../contract";
import { cellsOf, placelessOf, priorityWords, standingWords, type Cell, type Item } from "./cells";
import { geometryOf } from "./geometry";
import { LINE_NAMES, strokeOf, type LineName } from "./lines";
import { LevelDiagram } from "./level-diagram";
import { Button } from "../../kit/button";

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
        head={HEAD}
        rows={() => rowsOf(props)}
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
              set({ filters: toggledItem(props, item) });
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

function toggledItem({ study, state }: ViewProps, { group }: Item): State["filters"] {
  const { id } = at(study.payload.groups, group);
  const chosen = state.filters[IN] ?? [];
  return withFilter(state, IN, chosen.includes(id) ? [] : [id]);
}

function ModelLegend({ voted, priorities }: { voted: boolean; priorities: readonly string[] }) {
  return (
    <ul class="ac-vsm-key" aria-label="Legend">
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

function rowsOf({ study, shown }: Pick<Seen, "study" | "shown">): CellValue[][] {
  return study.payload.model.levels.flatMap((level) =>
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
  );
}

function levelSvg(props: Seen, level: string): string {
  const { study, shown } = props;
  const cells = cellsOf(study, shown, level);
  const geometry = geometryOf(cells, { width: PAPER_WIDTH, measure: measured });
  const drawing = (content: ComponentChildren) => drawnOf(<svg>{content}</svg>).content;
  const shades: Sign[] = study.voted
    ? study.payload.priorities.map((name, priority) => ({
        drawing: drawing(<rect y="3" width="14" height="10" fill={at(PAPER.shades, Math.min(priority, 3))} />),
        words: priorityName(name),
      }))
    : [];
  return framed({
    title: study.payload.title,
    caption: `Viable System Model, level ${level}, ${captionOf(props)}. Darker shapes hold more actions; dashed ones are empty.`,
    ...drawnOf(<LevelDiagram study={study} geometry={geometry} palette={PAPER} label={`Level ${level}`} />),
    legend: [
      ...shades,
      ...LINES.map((name) => ({
        drawing: drawing(<LineSample name={name} width={16} palette={PAPER} />),
        words: LINE_NAMES[name],
      })),
    ],
  });
}

export const vsm: View = {
  name: "vsm",
  title: "VSM",
  Component: Vsm,
  pictures: (props) =>
    props.study.payload.model.levels.map((level) => ({
      name: fileName(props.study.payload.title, `vsm ${level}`),
      title: `Viable System Model, ${level}`,
      svg: () => levelSvg(props, level),
    })),
  tables: (props): Table[] => [
    {
      name: fileName(props.study.payload.title, "vsm"),
      title: "Viable System Model",
      head: HEAD,
      rows: () => rowsOf(props),
    },
  ],
};
