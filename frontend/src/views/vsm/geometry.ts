// Where everything in the diagram of a level stands, in px. The usual picture of the model, with
// its rows as high as the lists beside them need.
import { at } from "../../kit/lists";
import type { Measure } from "../../picture/measure";
import { wrapped } from "../../picture/wrap";
import type { Cell, Item } from "./cells";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FunctionSymbol extends Box {
  readonly cell: Cell;
  readonly kind: "square" | "up" | "down" | "cloud" | "units";
}

/** An operation: a square for its management, a circle for what it does. */
export interface Unit {
  readonly square: Box;
  readonly circle: { readonly x: number; readonly y: number; readonly radius: number };
  readonly item: Item | null; // null: an operation that nothing was placed in
}

export interface ListRow extends Box {
  readonly item: Item;
  readonly lines: readonly string[];
  readonly textX: number;
  readonly noteBelow: boolean; // whether the note has a line of its own
}

export interface Block {
  readonly cell: Cell;
  readonly head: Box;
  readonly rows: readonly ListRow[];
  readonly empty: readonly string[]; // what is said where nothing stands
  readonly emptyX: number;
}

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly cloud: Box;
  readonly frame: Box;
  readonly symbols: readonly FunctionSymbol[];
  readonly units: readonly Unit[];
  readonly blocks: readonly Block[];
  readonly spine: number; // x of the line of command
  readonly coordination: number; // x of the line that S2 damps the units by
  readonly audit: number; // x of the line that S3* looks into the units by
  readonly alarm: number; // x of the algedonic line
  readonly end: number; // y where the lines end
  readonly beside: boolean; // whether the lists stand beside the diagram, and not below it
}

interface Room {
  readonly width: number;
  readonly measure: Measure;
}

const BESIDE = 860; // px from which on the lists have room beside the diagram
const HEAD = 24;
const LINE = 16;
const PAD = 8; // px between the lines of two items, together
const TEXT = 12.5;
const NOTE = 11;
const BAR = 104; // px for the bar and the number of an item
const GAP = 18; // px between the lists of two functions
const METASYSTEM = ["S5", "S4", "S3", "S2"]; // inside the frame, from above
const ORDER = [...METASYSTEM, "S3*", "S1", "E"];

/** The share of the diagram's width that the shapes have: as in the usual picture. */
const SHARES = {
  cloud: [0, 0.29],
  frame: [0.43, 0.97],
  square: [0.63, 0.79],
  coordination: 0.88,
  audit: 0.36,
  circle: 0.53,
  alarm: 0.485,
} as const;

export function geometryOf(cells: readonly Cell[], room: Room): Geometry {
  const beside = room.width >= BESIDE;
  const across = beside ? Math.min(Math.max(0.46 * room.width, 430), 560) : room.width;
  const listX = beside ? across + 18 : 0;
  const listWidth = room.width - listX;
  const cellOf = (id: string) => cells.find((cell) => cell.function.id === id);
  const inOrder = ORDER.flatMap((id) => cellOf(id) ?? []);
  // the environment is no function: empty, it is no gap
  const listed = inOrder
    .filter(({ items, function: { id } }) => id !== "E" || items.length > 0)
    .map((cell) => blockOf(cell, { x: listX, width: listWidth, measure: room.measure }));

  // from above: where the row of each function begins, and the units of S1
  const tops = new Map<string, number>();
  const rows = beside ? listed : inOrder.map((cell) => shortRow(cell));
  let y = 14;
  for (const row of rows) {
    const { id } = row.cell.function;
    if (id === "E") continue;
    if (id === "S3*") y += 16;
    if (id === "S1") y += 8;
    tops.set(id, y);
    y += Math.max(row.height, leastOf(id)) + GAP;
  }
  const bottom = y;
  const top = (id: string) => tops.get(id) ?? 14;
  const x = (share: number) => share * across;
  const side = x(SHARES.square[1]) - x(SHARES.square[0]);
  const spine = x((SHARES.square[0] + SHARES.square[1]) / 2);
  const frame = {
    x: x(SHARES.frame[0]),
    y: 4,
    width: x(SHARES.frame[1]) - x(SHARES.frame[0]),
    height: top("S3*") - 18,
  };
  const cloud = { x: 8, y: 8, width: x(SHARES.cloud[1]) - 14, height: Math.max(bottom - 20, 260) };
  const high = Math.min(side * 0.78, 62);
  const square = (id: string): Box => ({ x: spine - side / 2, y: top(id), width: side, height: high });
  const base = Math.min(0.13 * across, 54);
  const triangle = (id: string, middle: number): Box => ({
    x: middle - base / 2,
    y: top(id),
    width: base,
    height: 0.86 * base,
  });
  const symbols = inOrder.map((cell): FunctionSymbol => {
    const { id } = cell.function;
    if (id === "E") return { cell, kind: "cloud", ...cloud };
    if (id === "S2") return { cell, kind: "up", ...triangle(id, x(SHARES.coordination)) };
    if (id === "S3*") return { cell, kind: "down", ...triangle(id, x(SHARES.audit)) };
    if (id === "S1") {
      const left = x(SHARES.alarm) + 10;
      return { cell, kind: "units", x: left, y: top(id), width: spine - 20 - left, height: 20 };
    }
    return { cell, kind: "square", ...square(id) };
  });
  const operations = cellOf("S1");
  const block = listed.find(({ cell }) => cell.function.id === "S1");
  const spots = beside
    ? (block?.rows ?? []).map(({ y: down, height }) => top("S1") + down + height / 2)
    : [0, 1, 2].map((unit) => top("S1") + HEAD + 14 + 34 * unit);
  const items = beside ? (operations?.items ?? []) : [];
  const units = (spots.length === 0 ? [top("S1") + HEAD + 16] : spots).map((middle, row): Unit => {
    const half = Math.min(12, unitRoom(spots) / 2 - 2);
    return {
      square: { x: spine - half, y: middle - half, width: 2 * half, height: 2 * half },
      circle: { x: x(SHARES.circle), y: middle + 3, radius: half },
      item: beside ? (items[row] ?? null) : (operations?.items[0] ?? null),
    };
  });
  const blocks = placedBlocks(listed, beside, tops, bottom);
  const lowest = blocks.reduce((low, one) => Math.max(low, bottomOf(one)), bottom);
  const last = at(units, units.length - 1);
  return {
    width: room.width,
    height: Math.ceil(lowest + 8),
    cloud,
    frame,
    symbols,
    units,
    blocks,
    spine,
    coordination: x(SHARES.coordination),
    audit: x(SHARES.audit),
    alarm: x(SHARES.alarm),
    end: last.square.y + last.square.height / 2,
    beside,
  };
}

interface Listed {
  readonly cell: Cell;
  readonly rows: readonly ListRow[]; // from 0 downwards
  readonly empty: readonly string[];
  readonly emptyX: number;
  readonly width: number;
  readonly x: number;
  readonly height: number;
}

function blockOf(cell: Cell, { x, width, measure }: { x: number; width: number; measure: Measure }): Listed {
  let y = HEAD;
  const textX = x + BAR;
  const rows = cell.items.map((item): ListRow => {
    const space = width - BAR - 8;
    const bold = item.level === "super-cluster";
    const lines = wrapped(item.label, space, 2, { size: TEXT, bold, measure });
    const last = measure(lines[lines.length - 1] ?? "", TEXT, bold);
    const noteBelow = item.note !== "" && last + measure(`   ${item.note}`, NOTE) > space;
    const height = (Math.max(lines.length, 1) + (noteBelow ? 1 : 0)) * LINE + PAD;
    const row = { item, lines, x, y, width, height, textX, noteBelow };
    y += height;
    return row;
  });
  const { question, missing } = cell.function;
  const said = question === "" ? "Nothing is placed here." : `Nothing is placed here. ${question} If it is missing: ${missing}`;
  const empty = rows.length > 0 ? [] : wrapped(said, width - 4, 3, { size: TEXT, measure });
  return { cell, rows, empty, emptyX: x, width, x, height: y + empty.length * LINE };
}

/** The row of a function in the diagram when its list stands below. */
function shortRow(cell: Cell): { cell: Cell; height: number } {
  const { id } = cell.function;
  return { cell, height: id === "S1" ? HEAD + 110 : id === "S2" ? 40 : 0 };
}

function leastOf(id: string): number {
  return id === "S1" ? HEAD + 40 : id === "S2" || id === "S3*" ? 50 : 70;
}

function unitRoom(spots: readonly number[]): number {
  const gaps = spots.slice(1).map((spot, place) => spot - at(spots, place));
  return Math.min(30, ...gaps);
}

function placedBlocks(
  listed: readonly Listed[],
  beside: boolean,
  tops: ReadonlyMap<string, number>,
  bottom: number,
): Block[] {
  let y = bottom + 14;
  return listed.map((one) => {
    const { cell, rows, empty, emptyX, x, width, height } = one;
    const known = beside ? tops.get(cell.function.id) : undefined;
    const top = known ?? y;
    if (known === undefined) y += height + GAP;
    return {
      cell,
      head: { x, y: top, width, height: HEAD },
      rows: rows.map((row) => ({ ...row, y: top + row.y })),
      empty,
      emptyX,
    };
  });
}

function bottomOf({ head, rows, empty }: Block): number {
  const last = rows[rows.length - 1];
  return last === undefined ? head.y + HEAD + empty.length * LINE : last.y + last.height;
}
