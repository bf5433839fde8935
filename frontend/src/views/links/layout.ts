// Where the bars, bands and labels of the links stand, in px.
import { at } from "../../kit/lists";
import type { Measure } from "../../picture/measure";
import { wrapped } from "../../picture/wrap";
import type { End, Flow, Flows } from "./flows";

export interface Bar {
  readonly end: End;
  readonly side: "left" | "right";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[]; // of its label
  readonly count: string;
  readonly textX: number;
  readonly textY: number; // baseline of the first line
  readonly anchor: "start" | "end";
  readonly hit: readonly [number, number]; // from where to where it can be hit
}

export interface BandShape {
  readonly flow: Flow;
  readonly whole: string; // path of all actions
  readonly shown: string; // path of those that are shown; "" for none
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly bars: readonly Bar[]; // those of the left side first
  readonly bands: readonly BandShape[];
  readonly over: boolean; // whether labels lie over the bands
}

interface Room {
  readonly width: number;
  readonly measure: Measure;
}

const BAR = 14;
const LINE = 15;
const TEXT = 12.5;
const COUNT = 11.5;
const LEAST = 30; // px for each bar with the gap after it: a label of a line, and its count
const GAP = 17; // px between bars at least,
const WIDEST = 56; // and at most
const NARROW = 640; // px below which labels lie over the bands
const EDGE = 8;

export function layoutOf(flows: Flows, { width, measure }: Room): Layout {
  const over = width < NARROW;
  const aside = over ? 2 : Math.min(Math.round(width * 0.3), 320);
  const most = Math.max(flows.left.length, flows.right.length);
  const height = Math.max(380, Math.min(most * 46, 640), most * LEAST);
  const total = flows.left.reduce((sum, end) => sum + end.lines, 0);
  const unit = (height - 2 * EDGE - GAP * (most - 1)) / Math.max(total, 1); // px of a line
  const room = over ? width / 2 - BAR - 14 : aside - 12;
  const labelling = { room, over, width, measure };
  const [starts, ends] = [flows.left, flows.right].map((side) => spread(side, unit, height)) as [
    number[],
    number[],
  ];
  const bars = [
    ...flows.left.map((end, place) => barOf(end, aside, at(starts, place), unit, true, labelling)),
    ...flows.right.map((end, place) =>
      barOf(end, width - aside - BAR, at(ends, place), unit, false, labelling),
    ),
  ];
  // bands leave and reach a bar in the order of the bars on the other side
  const bands = flows.flows.map((flow): BandShape => {
    const from = at(starts, flow.from);
    const to = at(ends, flow.to);
    starts[flow.from] = from + unit * flow.total;
    ends[flow.to] = to + unit * flow.total;
    const ribbon = (count: number) =>
      ribbonOf(aside + BAR, from, width - aside - BAR, to, Math.max(unit * count, 0.75));
    return { flow, whole: ribbon(flow.total), shown: flow.shown === 0 ? "" : ribbon(flow.shown) };
  });
  return { width, height, bars, bands, over };
}

/** Where the bars of a side begin, standing evenly in the middle. */
function spread(side: readonly End[], unit: number, height: number): number[] {
  const filled = side.reduce((sum, { lines }) => sum + unit * lines, 0);
  const gaps = Math.max(side.length - 1, 1);
  const gap = Math.min((height - 2 * EDGE - filled) / gaps, WIDEST);
  let y = (height - filled - gap * (side.length - 1)) / 2;
  return side.map(({ lines }) => {
    const start = y;
    y += unit * lines + gap;
    return start;
  });
}

interface Labelling extends Room {
  readonly room: number; // px for a label
  readonly over: boolean;
}

function barOf(end: End, x: number, y: number, unit: number, left: boolean, labelling: Labelling): Bar {
  const { room, over, width, measure } = labelling;
  const height = Math.max(unit * end.lines, 1);
  const count = end.shown === end.total ? String(end.total) : `${end.shown} of ${end.total}`;
  const most = Math.max(1, Math.min(3, Math.floor((height + GAP - 2) / LINE)));
  const space = room - measure(`  ${count}`, COUNT) - 4;
  const lines = wrapped(end.label, space, most, { size: TEXT, measure });
  const outside = left !== over; // the label stands to the left of its bar
  return {
    end,
    side: left ? "left" : "right",
    x,
    y,
    width: BAR,
    height,
    lines,
    count,
    textX: outside ? x - 8 : x + BAR + 8,
    textY: y + height / 2 - ((lines.length - 1) * LINE) / 2 + TEXT * 0.35,
    anchor: outside ? "end" : "start",
    hit: over ? [x - 6, x + BAR + 6] : left ? [0, x + BAR + 2] : [x - 2, width],
  };
}

/** A band between two heights, from its upper edge downwards. */
function ribbonOf(x0: number, y0: number, x1: number, y1: number, thick: number): string {
  const [a, b, c, d, m, low, high] = [x0, y0, x1, y1, (x0 + x1) / 2, y1 + thick, y0 + thick].map(
    (value) => Math.round(value * 10) / 10,
  ) as [number, number, number, number, number, number, number];
  return `M${a} ${b}C${m} ${b} ${m} ${d} ${c} ${d}V${low}C${m} ${low} ${m} ${high} ${a} ${high}Z`;
}
