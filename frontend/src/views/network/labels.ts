// Which names stand on the network, and where: beside the nodes, in places that nothing else has.
import { at } from "../../kit/lists";
import { widest, wrapped } from "../../picture/wrap";
import type { Bounds } from "./camera";
import { Room } from "./free-room";
import type { Outline } from "./outlines";
import type { Lettering } from "./painter";
import { radiusOf } from "./radius";
import type { Drawing } from "./scene";

export interface PlacedLabel {
  readonly lines: readonly string[];
  readonly x: number; // middle, px
  readonly y: number; // baseline of the first line
  readonly step: number; // from line to line
  readonly lettering: Lettering;
  readonly leader: readonly number[] | null; // x1, y1, x2, y2 from the name to what it names
}

type Spot = readonly [number, number]; // the middle of a name

const GROUPS = 120; // names of groups at most
const NODES = 90; // names of actions at most
const NEAR = 62; // px between nodes from which on actions have names
const CLOSER = 1.9; // times closer, and narrower groups have the names
const AWAY = [3, 14, 28, 46, 70, 100]; // px from a group to its name, the nearest first
const TURNS = [0, 8, 4, 12, 2, 14, 6, 10, 1, 15, 7, 9, 3, 13, 5, 11]; // of sixteen around it, above first
const LED = 26; // px from which on a line leads from a name to its group,
const FARTHEST = 0.3; // and the share of the width of the picture up to which
const ROW = 9; // px between the places at the sides

/** The names that cover nothing: of groups, the narrower the closer the reader is, and of actions. */
export function labelsOf(drawing: Drawing): PlacedLabel[] {
  const { scene, camera, base } = drawing;
  const room = new Room(drawing);
  const closer = Math.floor(Math.log(Math.max(camera.scale / base, 1)) / Math.log(CLOSER));
  const named = scene.layers[Math.min(closer, scene.layers.length - 1)] ?? [];
  const groups = groupNames(drawing, room, named);
  return camera.scale * scene.spacing < NEAR ? groups : [...groups, ...nodeNames(drawing, room)];
}

function groupNames(drawing: Drawing, room: Room, named: readonly Outline[]): PlacedLabel[] {
  const { scene, camera, view, palette, measure } = drawing;
  const found: PlacedLabel[] = [];
  const largest = Math.sqrt(named[0]?.size ?? 1);
  const [x, y] = [(value: number) => camera.left + camera.scale * value, (value: number) => camera.top + camera.scale * value];
  for (const outline of named) {
    if (found.length === GROUPS) break;
    const spots = outline.core
      .filter((node) => scene.shown[node] === 1)
      .map((node): Spot => [x(at(scene.x, node)), y(at(scene.y, node))])
      .filter(([right, down]) => right > view.left && right < view.right && down > view.top && down < view.bottom);
    const [anchor] = spots;
    if (anchor === undefined) continue;
    const letter = Math.round(10 + 3 * (Math.sqrt(outline.size) / largest));
    const step = Math.round(letter * 1.22);
    const type = { size: letter, bold: true, measure };
    const lines = wrapped(outline.label, Math.min(Math.max(150, widest(outline.label, type)), 200), 2, type);
    if (lines.length === 0) continue;
    const width = Math.max(...lines.map((line) => measure(line, letter, true)));
    const box = { left: x(outline.left), top: y(outline.top), right: x(outline.right), bottom: y(outline.bottom) };
    const frame = ([right, down]: Spot) => framed(right, down, width, lines.length * step);
    const spot = placesFor(box, anchor, width, lines.length * step, view).find((one) => room.isFree(frame(one)));
    if (spot === undefined) continue;
    const leader = leaderOf(frame(spot), spots.slice(0, Math.ceil(spots.length / 2)));
    const long = Math.hypot(leader[2] - leader[0], leader[3] - leader[1]);
    if (long > FARTHEST * (view.right - view.left)) continue;
    room.take(frame(spot));
    const lettering = { size: letter, colour: palette.ink, halo: palette.ground, bold: true };
    found.push({ lines, x: spot[0], y: spot[1] - (lines.length * step) / 2 + letter, step, lettering, leader: long > LED ? leader : null });
  }
  return found;
}

/** Where a name may stand: around its group, the nearest first, or else at the sides. */
function placesFor(box: Bounds, [x, y]: Spot, width: number, height: number, view: Bounds): Spot[] {
  const [right, down] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const around = AWAY.flatMap((away) =>
    TURNS.map((turn): Spot => {
      const angle = (turn * Math.PI) / 8;
      const across = (box.right - box.left + width) / 2 + away;
      const along = (box.bottom - box.top + height) / 2 + away;
      return [right + across * Math.sin(angle), down - along * Math.cos(angle)];
    }),
  );
  const sides = [view.left + width / 2 + 8, view.right - width / 2 - 8].sort((one, other) => Math.abs(one - x) - Math.abs(other - x));
  const rows = Array.from({ length: Math.ceil((view.bottom - view.top) / ROW) * 2 }, (_, row) =>
    y + ROW * Math.ceil(row / 2) * (row % 2 === 0 ? 1 : -1),
  );
  return [...around, ...sides.flatMap((side) => rows.map((row): Spot => [side, row]))];
}

/** The shortest line from a name to one of some nodes. */
function leaderOf(frame: Bounds, spots: readonly Spot[]): [number, number, number, number] {
  const lines = spots.map(([x, y]): [number, number, number, number] => [
    Math.min(Math.max(x, frame.left), frame.right),
    Math.min(Math.max(y, frame.top), frame.bottom),
    x,
    y,
  ]);
  const long = ([x1, y1, x2, y2]: readonly [number, number, number, number]) => Math.hypot(x2 - x1, y2 - y1);
  return lines.reduce((best, line) => (long(line) < long(best) ? line : best));
}

function nodeNames(drawing: Drawing, room: Room): PlacedLabel[] {
  const { scene, camera, view, base, palette, measure } = drawing;
  const { text } = scene.study.payload.actions;
  const [letter, step] = [11, 13];
  const lettering = { size: letter, colour: palette.quiet, halo: palette.ground, bold: false };
  const nodes = [...scene.x.keys()].filter((node) => scene.shown[node] === 1);
  nodes.sort((one, other) => at(scene.sizes, other) - at(scene.sizes, one) || one - other);
  const found: PlacedLabel[] = [];
  for (const node of nodes) {
    if (found.length === NODES) break;
    const [x, y] = [camera.left + camera.scale * at(scene.x, node), camera.top + camera.scale * at(scene.y, node)];
    if (x < view.left || y < view.top || x > view.right || y > view.bottom) continue;
    const lines = wrapped(at(text, node), 150, 2, { size: letter, measure });
    const width = Math.max(0, ...lines.map((line) => measure(line, letter)));
    const height = lines.length * step;
    const away = radiusOf(scene, { scale: camera.scale, base }, node) + 9;
    const places: Spot[] = [
      [x + away + width / 2, y],
      [x - away - width / 2, y],
      [x, y + away + height / 2],
      [x, y - away - height / 2],
    ];
    const spot = places.find(([right, down]) => room.isFree(framed(right, down, width, height)));
    if (lines.length === 0 || spot === undefined) continue;
    room.take(framed(...spot, width, height));
    found.push({ lines, x: spot[0], y: spot[1] - height / 2 + letter, step, lettering, leader: null });
  }
  return found;
}

function framed(x: number, y: number, width: number, height: number): Bounds {
  return { left: x - width / 2 - 3, top: y - height / 2 - 2, right: x + width / 2 + 3, bottom: y + height / 2 + 2 };
}
