// How large the picture of a level is, and where the lists beside or below it stand, in px.
import type { ModelPicture } from "../../model/payload";
import type { Measure } from "../../picture/measure";
import { wrapped } from "../../picture/wrap";
import type { Cell, Item } from "./cells";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
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
}

export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly scale: number; // px of a unit of the picture
  readonly cells: readonly Cell[]; // in the order in which they are read
  readonly blocks: readonly Block[];
  readonly beside: boolean; // whether the lists stand beside the picture, and not below it
}

interface Room {
  readonly width: number;
  readonly measure: Measure;
  readonly picture: ModelPicture;
}

const BESIDE = 860; // px from which on the lists have room beside the picture
const WIDEST = 560; // px of the picture
const HEAD = 24;
const LINE = 16;
const PAD = 8; // px between the lines of two items, together
const TEXT = 12.5;
const NOTE = 11;
const BAR = 104; // px for the bar and the number of an item
const GAP = 18; // px between the lists of two functions
const ORDER = ["S5", "S4", "S3", "S2", "S3*", "S1", "E"];

export function geometryOf(cells: readonly Cell[], { width, measure, picture }: Room): Geometry {
  const beside = width >= BESIDE;
  const across = Math.min(beside ? Math.max(0.46 * width, 430) : width, WIDEST);
  const scale = across / picture.width;
  const x = beside ? across + 18 : 0;
  const inOrder = ORDER.flatMap((id) => cells.find((cell) => cell.function.id === id) ?? []);
  const drawn = picture.height * scale;
  let y = beside ? 0 : drawn + 14;
  const blocks = inOrder
    // the environment is no function: empty, it is no gap
    .filter(({ items, function: { id } }) => id !== "E" || items.length > 0)
    .map((cell) => {
      const block = blockOf(cell, { x, y, width: width - x, measure });
      y = bottomOf(block) + GAP;
      return block;
    });
  return { width, height: Math.ceil(Math.max(drawn, y - GAP) + 8), scale, cells: inOrder, blocks, beside };
}

/** What each unit of S1 stands for; the last one stands for all that are left. */
export function unitsOf({ items }: Cell, most: number): Item[][] {
  const count = Math.min(Math.max(items.length, 1), most);
  return Array.from({ length: count }, (_, unit) => items.slice(unit, unit === most - 1 ? undefined : unit + 1));
}

interface Space {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly measure: Measure;
}

function blockOf(cell: Cell, { x, y: top, width, measure }: Space): Block {
  let y = top + HEAD;
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
  return { cell, head: { x, y: top, width, height: HEAD }, rows, empty };
}

function bottomOf({ head, rows, empty }: Block): number {
  const last = rows[rows.length - 1];
  return last === undefined ? head.y + HEAD + empty.length * LINE : last.y + last.height;
}
