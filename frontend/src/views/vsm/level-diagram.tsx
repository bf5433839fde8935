// The diagram of one level, with the lists of what stands in its functions.
import { counted, shownOf } from "../../kit/counted";
import { at } from "../../kit/lists";
import type { Study } from "../../model/study";
import { Hit } from "../../picture/hit";
import type { Palette } from "../../picture/palette";
import type { Roving } from "../../picture/roving";
import { Aside, Words } from "../../picture/text";
import { priorityWords, standingWords, type Cell, type Item } from "./cells";
import type { Block, Geometry, ListRow } from "./geometry";
import { FunctionSymbol, Lines, outlineOf, partsOf } from "./shapes";

export interface ModelReader {
  readonly roving: Roving;
  readonly point: (cell: Cell | null) => void;
  readonly pickCell: (cell: Cell) => void;
  readonly pickItem: (cell: Cell, item: Item) => void;
  readonly chosen: (cell: Cell, item: Item | null) => boolean;
}

interface PanelProps {
  study: Study;
  geometry: Geometry;
  palette: Palette;
  label: string;
  reader?: ModelReader; // who can point and click; nobody on paper
}

export function LevelDiagram({ study, geometry, palette, label, reader }: PanelProps) {
  const { width, height, scale, cells, blocks } = geometry;
  const { picture } = study.payload.model;
  const units = Math.max(1, ...cells.map((cell) => partsOf(cell, picture).length));
  const most = Math.max(1, ...cells.map(({ shown }) => shown));
  const widest = Math.max(1, ...cells.flatMap(({ items }) => items.map(({ total }) => total)));
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-label={label}
      {...reader?.roving.group}
    >
      <g transform={`scale(${scale})`}>
        <Lines picture={picture} units={units} palette={palette} />
        {cells.map((cell) => (
          <Hit key={cell.function.id} d={outlineOf(picture, cell)} part={cellPart(cell, reader)}>
            <FunctionSymbol picture={picture} cell={cell} scale={scale} most={{ cell: most, item: widest }} palette={palette} />
          </Hit>
        ))}
      </g>
      {blocks.map((block) => (
        <List key={block.cell.function.id} study={study} block={block} palette={palette} widest={widest} reader={reader} />
      ))}
    </svg>
  );
}

function cellPart(cell: Cell, reader: ModelReader | undefined) {
  const { id, name } = cell.function;
  return reader?.roving.part({
    key: id,
    label: `${id} ${name}, ${cell.level}: ${cellWords(cell)}`,
    pressed: reader.chosen(cell, null),
    pick: () => reader.pickCell(cell),
    point: (on) => reader.point(on ? cell : null),
  });
}

/** How much stands in a function, in words. */
export function cellWords(cell: Cell): string {
  if (cell.items.length === 0) return "empty";
  const shown = cell.shown === cell.total ? "" : `${cell.shown} of `;
  return `${counted(cell.items.filter(({ group }) => group >= 0).length, "group")}, ${shown}${counted(cell.total, "action")}`;
}

interface ListProps {
  study: Study;
  block: Block;
  palette: Palette;
  widest: number; // actions of the largest item
  reader: ModelReader | undefined;
}

function List({ study, block, palette, widest, reader }: ListProps) {
  const { cell, head, rows, empty } = block;
  const { id, name } = cell.function;
  return (
    <g>
      <Words x={head.x} y={head.y + 14} size={13} bold fill={palette.ink}>
        {id} {name}
        <Aside fill={palette.quiet}>{cellWords(cell)}</Aside>
      </Words>
      {empty.map((line, row) => (
        <Words key={row} x={head.x} y={head.y + head.height + 12 + 16 * row} fill={palette.quiet}>
          {line}
        </Words>
      ))}
      {rows.map((row) => (
        <Hit
          key={row.item.key}
          x={row.x - 6}
          y={row.y}
          width={row.width}
          height={row.height}
          part={itemPart(study, cell, row, reader)}
        >
          <Entry row={row} palette={palette} widest={widest} />
        </Hit>
      ))}
    </g>
  );
}

function itemPart(study: Study, cell: Cell, { item }: ListRow, reader: ModelReader | undefined) {
  if (item.group < 0) return undefined;
  const priorities = priorityWords(study, item.priorities);
  const words = [
    item.path === "" ? "" : `in ${item.path}`,
    shownOf(item.shown, item.total),
    priorities === "" ? "" : `${priorities} priority`,
    standingWords(item),
  ].filter(Boolean);
  return reader?.roving.part({
    key: `${cell.function.id} ${item.key}`,
    label: `${item.label}: ${words.join("; ")}`,
    pressed: reader.chosen(cell, item),
    pick: () => reader.pickItem(cell, item),
    point: (on) => reader.point(on ? cell : null),
  });
}

const BAR = 60; // px of the longest bar

interface EntryProps {
  row: ListRow;
  palette: Palette;
  widest: number;
}

function Entry({ row, palette, widest }: EntryProps) {
  const { item, lines, x, y, textX, noteBelow } = row;
  const baseline = y + 16;
  let start = x;
  const length = (count: number) => (count / widest) * BAR;
  return (
    <>
      <rect
        x={x}
        y={y + 6}
        width={Math.max(length(item.total), 2)}
        height={11}
        fill={palette.faded}
        stroke={item.suggested ? palette.quiet : "none"}
        stroke-dasharray="3 2"
      />
      {Array.from(item.priorities, (count, priority) => {
        const from = start;
        start += length(count);
        return count === 0 ? null : (
          <rect key={priority} x={from} y={y + 6} width={Math.max(length(count), 0.75)} height={11} fill={at(palette.shades, Math.min(priority, 3))} />
        );
      })}
      <Words x={textX - 10} y={baseline} anchor="end" size={12} fill={palette.ink}>
        {item.shown}
      </Words>
      {lines.map((line, place) => (
        <Words
          key={place}
          x={textX}
          y={baseline + 16 * place}
          bold={item.level === "super-cluster"}
          fill={item.shown === 0 ? palette.quiet : palette.ink}
        >
          {line}
          {place === lines.length - 1 && !noteBelow && <Aside fill={palette.quiet}>{item.note}</Aside>}
        </Words>
      ))}
      {noteBelow && (
        <Words x={textX} y={baseline + 16 * lines.length - 1} size={11} fill={palette.quiet}>
          {item.note}
        </Words>
      )}
    </>
  );
}
