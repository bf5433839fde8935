// What the colour, shape and size of a node say.
import { at, bump } from "../../kit/lists";
import { colouredColumn, SEVERAL } from "../../model/action-colours";
import { labelOf } from "../../model/branches";
import { categoriesOf } from "../../model/column-values";
import type { Column } from "../../model/payload";
import type { Study } from "../../model/study";
import { NODE_SHAPES, type NodeShape } from "./painter";

export interface NodeStyle {
  readonly shape: NodeShape;
  readonly fill: string;
  readonly outline: string | null; // null: that of the ground, so that nodes stand apart
}

/** A line of the legend. */
export interface LegendLine {
  readonly name: string; // "" for one that the names on the map tell
  readonly looks: readonly NodeStyle[];
  readonly count: number; // actions
}

export interface NodeStyles {
  readonly looks: readonly NodeStyle[];
  readonly of: Uint16Array; // action -> place in `looks`
  readonly keys: readonly LegendLine[];
}

const NONE = "#8a8f98"; // what belongs to nothing; stands out on white and on black
const HOLLOW: NodeStyle = { shape: "circle", fill: "none", outline: NONE };
const SHADES = [["#ffffff", 0], ["#ffffff", 0.3], ["#000000", 0.16]] as const; // of the groups in a widest one, in turn
const RAMP = ["#5b4bb0", "#a04a9c", "#d0607a", "#e0904e", "#c9ae2c"]; // from small numbers to large

/** The looks of all actions under a colouring. */
export function nodeStylesOf(study: Study, colour: string): NodeStyles {
  const column = colouredColumn(study, colour);
  if (column === undefined) return colour === "level" ? byLevel(study) : byTheme(study);
  return column.kind === "number" ? byNumber(study, column) : byCategory(study, column);
}

interface Line {
  readonly name: string;
  readonly looks: readonly NodeStyle[];
}

/** Which line of the legend an action is drawn as, with which of its looks, and where it counts. */
interface Drawn {
  readonly line: number; // -1 for none
  readonly look?: number;
  readonly counts?: readonly number[]; // lines, if not only that one
}

function styled(study: Study, lines: readonly Line[], none: string, drawnAs: (action: number) => Drawn): NodeStyles {
  const starts = lines.reduce<number[]>((all, { looks }) => [...all, (all.at(-1) ?? 0) + looks.length], [0]);
  const counts = new Int32Array(lines.length + 1);
  const of = Uint16Array.from({ length: study.count }, (_, action) => {
    const { line, look = 0, counts: lists = [line] } = drawnAs(action);
    for (const one of lists) bump(counts, one < 0 ? lines.length : one);
    return line < 0 ? at(starts, lines.length) : at(starts, line) + look;
  });
  const all = [...lines, { name: none, looks: [HOLLOW] }];
  const keys = all.map((line, place) => ({ ...line, count: at(counts, place) }));
  return { looks: all.flatMap(({ looks }) => looks), of, keys: keys.filter(({ name }) => name !== "") };
}

/** By the widest group, with shades for those in it; widest ones of one colour differ in shape. */
function byTheme(study: Study): NodeStyles {
  const { actions, colours, groups } = study.payload;
  const nested = groups.some(({ parent }) => parent >= 0);
  const before = new Int32Array(colours.nodes.length);
  const rows = new Map(study.roots.map((root, row) => [root, row]));
  const lines = study.roots.map((root): Line => {
    const { colour } = at(groups, root);
    const shape = nested ? at(NODE_SHAPES, at(before, colour) % NODE_SHAPES.length) : "circle";
    bump(before, colour);
    const shades = nested ? SHADES : SHADES.slice(0, 1);
    const looks = shades.map(([other, share]) => ({ ...plain(mixed(at(colours.nodes, colour), other, share)), shape }));
    return { name: nested ? labelOf(study, root) : "", looks };
  });
  return styled(study, lines, "Unclustered", (action) => {
    const group = at(actions.group, action);
    if (group < 0) return { line: -1 };
    const [root = -1, child] = study.pathOf(group);
    const shade = child === undefined ? 0 : at(study.children, root).indexOf(child) % SHADES.length;
    return { line: rows.get(root) ?? -1, look: nested ? shade : 0 };
  });
}

/** By a column of categories; the regions have shades for the priority, if they are few. */
function byCategory(study: Study, column: Column): NodeStyles {
  const { actions, colours } = study.payload;
  const shades = column === study.column("region") && column.categories.length <= 4;
  const hued = (hues: readonly string[], shape: NodeShape) =>
    hues.map((fill): NodeStyle => ({ shape, fill, outline: at(hues, 2) }));
  const lines = column.categories.map((name, place): Line => {
    const shape = at(NODE_SHAPES, place % NODE_SHAPES.length);
    const fill = at(colours.nodes, place % colours.nodes.length);
    return { name, looks: shades ? hued(at(colours.regions, place), shape) : [{ ...plain(fill), shape }] };
  });
  const several = { name: column.role === "region" ? SEVERAL : "several", looks: hued(colours.several, "circle") };
  const none = column.role === "region" ? "No region" : "(none)";
  return styled(study, [...lines, several], none, (action) => {
    const [first = -1, ...more] = categoriesOf(column, action);
    const mixed = more.length > 0;
    const look = shades || mixed ? at(actions.priority, action) : 0;
    return mixed ? { line: lines.length, look, counts: [first, ...more, lines.length] } : { line: first, look };
  });
}

/** By a column of numbers: as many actions in each step, as far as equal numbers allow. */
function byNumber(study: Study, column: Column): NodeStyles {
  const values = column.values as readonly (number | null)[];
  const sorted = values.filter((one) => one !== null).sort((one, other) => one - other);
  const bounds = RAMP.map((_, step) => sorted[Math.floor((step * sorted.length) / RAMP.length)] ?? 0);
  const from = [...new Set(bounds)];
  const lines = from.map((bound, step): Line => {
    const next = from[step + 1];
    const fill = at(RAMP, Math.round((step * (RAMP.length - 1)) / Math.max(from.length - 1, 1)));
    const name = next === undefined ? `${bound} and more` : `${bound} to below ${next}`;
    return { name, looks: [{ ...plain(fill), outline: NONE }] };
  });
  return styled(study, lines, "(none)", (action) => {
    const value = at(values, action);
    return { line: value === null ? -1 : from.findLastIndex((bound) => bound <= value) };
  });
}

function byLevel(study: Study): NodeStyles {
  const { colours, model } = study.payload;
  const lines = model.levels.map((name, level) => ({
    name,
    looks: [{
      ...plain(at(colours.nodes, level % colours.nodes.length)),
      shape: at(NODE_SHAPES, level % NODE_SHAPES.length),
    }],
  }));
  return styled(study, lines, "No place in the model", (action) => {
    const places = study.placesOf(action);
    const main = places.find(({ primary }) => primary) ?? places[0];
    return { line: main === undefined ? -1 : model.levels.indexOf(main.level) };
  });
}

function plain(fill: string): NodeStyle {
  return { shape: "circle", fill, outline: null };
}

/** A colour mixed with a share of another, both as #rrggbb. */
export function mixed(colour: string, other: string, share: number): string {
  const parts = [1, 3, 5].map((place) => {
    const [one, two] = [colour, other].map((hex) => Number.parseInt(hex.slice(place, place + 2), 16)) as [number, number];
    return Math.round(one + share * (two - one)).toString(16).padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

/** How large a node is, 1 being ordinary: by its priority, its edges, or all the same. */
export function nodeSizesOf(study: Study, by: "priority" | "degree" | "even", degrees: Int32Array): Float32Array {
  const most = Math.max(1, degrees.reduce((high, degree) => Math.max(high, degree), 0));
  const { priority } = study.payload.actions;
  const last = Math.max(1, study.payload.priorities.length - 1);
  return Float32Array.from({ length: study.count }, (_, action) => {
    if (by === "even") return 1;
    const share = by === "priority" ? at(priority, action) / last : at(degrees, action) / most;
    return 0.75 + (by === "priority" ? share : Math.sqrt(share));
  });
}
