// Where the bars, bands and labels of the links stand, in px.
import { sankey, type SankeyLink, type SankeyNode } from "d3-sankey";
import { at } from "../../model/study";
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
const GAP = 17;
const WIDEST = 56; // px between bars
const NARROW = 640; // px below which labels lie over the bands
const EDGE = 2;

type Node = SankeyNode<{ place: number }, { flow: Flow }>;
type Link = SankeyLink<{ place: number }, { flow: Flow }>;

export function layoutOf(flows: Flows, { width, measure }: Room): Layout {
  const over = width < NARROW;
  const aside = over ? EDGE : Math.min(Math.round(width * 0.3), 320);
  const most = Math.max(flows.left.length, flows.right.length);
  const height = Math.max(380, Math.min(most * 46, 640), most * LEAST);
  const ends = [...flows.left, ...flows.right];
  const nodes: Node[] = ends.map((_, place) => ({ place }));
  const links: Link[] = flows.flows.map((flow) => ({
    source: flow.from,
    target: flows.left.length + flow.to,
    value: flow.total,
    flow,
  }));
  const engine = sankey<{ place: number }, { flow: Flow }>()
    .nodeWidth(BAR)
    .nodePadding(GAP)
    .nodeSort((one, other) => one.place - other.place)
    .extent([
      [aside, 8],
      [width - aside, height - 8],
    ]);
  const graph = engine({ nodes, links });
  for (const left of [true, false]) {
    spread(
      graph.nodes.filter(({ place }) => place < flows.left.length === left),
      height - 16,
    );
  }
  engine.update(graph);
  const bars = graph.nodes.map((node) =>
    barOf(node, at(ends, node.place), node.place < flows.left.length, {
      room: over ? width / 2 - BAR - 14 : aside - 12,
      over,
      width,
      measure,
    }),
  );
  return { width, height, bars, bands: graph.links.map(bandOf), over };
}

/** Let the bars of a side stand evenly in its middle. */
function spread(nodes: readonly Node[], height: number): void {
  const heights = nodes.map(({ y0 = 0, y1 = 0 }) => y1 - y0);
  const filled = heights.reduce((sum, one) => sum + one, 0);
  const gap = Math.min((height - filled) / Math.max(nodes.length - 1, 1), WIDEST);
  let y = 8 + (height - filled - gap * (nodes.length - 1)) / 2;
  nodes.forEach((node, row) => {
    node.y0 = y;
    node.y1 = y + at(heights, row);
    y = node.y1 + gap;
  });
}

interface Labelling {
  readonly room: number;
  readonly over: boolean;
  readonly width: number;
  readonly measure: Measure;
}

function barOf(node: Node, end: End, left: boolean, labelling: Labelling): Bar {
  const { room, over, width, measure } = labelling;
  const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
  const count = end.shown === end.total ? String(end.total) : `${end.shown} of ${end.total}`;
  const most = Math.max(1, Math.min(3, Math.floor((y1 - y0 + GAP - 2) / LINE)));
  const wide = room - measure(`  ${count}`, COUNT) - 4;
  const lines = wrapped(end.label, wide, most, { size: TEXT, measure });
  const outside = left !== over; // the label stands to the left of its bar
  return {
    end,
    side: left ? "left" : "right",
    x: x0,
    y: y0,
    width: x1 - x0,
    height: Math.max(y1 - y0, 1),
    lines: lines.length === 0 ? [end.key] : lines,
    count,
    textX: outside ? x0 - 8 : x1 + 8,
    textY: (y0 + y1) / 2 - ((lines.length - 1) * LINE) / 2 + TEXT * 0.35,
    anchor: outside ? "end" : "start",
    hit: over ? [x0 - 6, x1 + 6] : left ? [0, x1 + 2] : [x0 - 2, width],
  };
}

function bandOf(link: Link): BandShape {
  const { flow, width = 0, y0 = 0, y1 = 0 } = link;
  const start = (link.source as Node).x1 ?? 0;
  const end = (link.target as Node).x0 ?? 0;
  const share = flow.total === 0 ? 0 : flow.shown / flow.total;
  const ribbon = (part: number) =>
    ribbonOf(start, y0 - width / 2, end, y1 - width / 2, Math.max(width * part, 0.75));
  return { flow, whole: ribbon(1), shown: share === 0 ? "" : ribbon(share) };
}

/** A band between two heights, from its upper edge downwards. */
function ribbonOf(x0: number, y0: number, x1: number, y1: number, width: number): string {
  const middle = (x0 + x1) / 2;
  const [a, b, c, d] = [x0, y0, x1, y1].map(round) as [number, number, number, number];
  const m = round(middle);
  const [low, high] = [round(y1 + width), round(y0 + width)];
  return `M${a} ${b}C${m} ${b} ${m} ${d} ${c} ${d}V${low}C${m} ${low} ${m} ${high} ${a} ${high}Z`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
