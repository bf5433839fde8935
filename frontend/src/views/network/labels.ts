// Which names fit on the network: those of large groups first, those of actions when close.
import { at } from "../../kit/lists";
import { widest, wrapped } from "../../picture/wrap";
import type { Size } from "./camera";
import type { Lettering } from "./painter";
import { radiusOf } from "./radius";
import type { Drawing } from "./scene";

export interface PlacedLabel {
  readonly lines: readonly string[];
  readonly x: number; // middle, px
  readonly y: number; // baseline of the first line
  readonly step: number; // from line to line
  readonly lettering: Lettering;
}

const GROUPS = 120; // names of groups at most
const NODES = 90; // names of actions at most
const ROOM = 62; // px between nodes from which on actions have names
const GAP = 4; // px between names

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The names that do not overlap. */
export function labelsOf(drawing: Drawing): PlacedLabel[] {
  const taken: Frame[] = [];
  const names = groupNames(drawing, taken);
  const { scene, camera } = drawing;
  return camera.scale * scene.spacing < ROOM ? names : [...names, ...nodeNames(drawing, taken)];
}

function groupNames(drawing: Drawing, taken: Frame[]): PlacedLabel[] {
  const { scene, camera, size, base, palette, measure } = drawing;
  const found: PlacedLabel[] = [];
  const close = camera.scale / base;
  const largest = Math.sqrt(scene.outlines[0]?.size ?? 1);
  for (const outline of scene.outlines) {
    if (found.length === GROUPS) break;
    const shown = at(scene.inGroup, outline.group);
    if (shown === 0) continue;
    const letter = Math.round(9.5 + 3.5 * (Math.sqrt(outline.size) / largest));
    const step = Math.round(letter * 1.22);
    const reach = camera.scale * outline.radius;
    const type = { size: letter, bold: true, measure };
    const width = Math.min(Math.max(2 * reach, 112, widest(outline.label, type)), 190);
    const lines = wrapped(outline.label, width, 3, type);
    const x = camera.left + camera.scale * outline.x;
    const middle = camera.top + camera.scale * outline.y;
    // close by, a name would cover the nodes: it stands above them
    const y =
      close > 2.2
        ? camera.top + camera.scale * outline.top - lines.length * step - 2
        : middle - (lines.length * step) / 2 + letter * 0.85;
    const across = Math.max(...lines.map((line) => measure(line, letter, true)));
    const frame = frameOf(x, y - letter, across, lines.length * step);
    if (lines.length === 0 || !claimed(frame, taken, size)) continue;
    const lettering = { size: letter, colour: palette.ink, halo: palette.ground, bold: true };
    found.push({ lines, x, y, step, lettering });
  }
  return found;
}

function nodeNames(drawing: Drawing, taken: Frame[]): PlacedLabel[] {
  const { scene, camera, size, base, palette, measure } = drawing;
  const scales = { scale: camera.scale, base };
  const { text } = scene.study.payload.actions;
  const letter = 11;
  const step = 13;
  const visible: number[] = [];
  for (let node = 0; node < scene.x.length; node += 1) {
    const x = camera.left + camera.scale * at(scene.x, node);
    const y = camera.top + camera.scale * at(scene.y, node);
    const seen = x > 0 && y > 0 && x < size.width && y < size.height;
    if (seen && scene.shown[node] === 1) visible.push(node);
  }
  visible.sort((one, other) => at(scene.sizes, other) - at(scene.sizes, one) || one - other);
  const discs = new Map(visible.map((node) => [node, discOf(drawing, node)]));
  const found: PlacedLabel[] = [];
  const lettering = { size: letter, colour: palette.quiet, halo: palette.ground, bold: false };
  for (const node of visible) {
    if (found.length === NODES) break;
    const lines = wrapped(at(text, node), 150, 2, { size: letter, measure });
    if (lines.length === 0) continue;
    const x = camera.left + camera.scale * at(scene.x, node);
    const y = camera.top + camera.scale * at(scene.y, node) + radiusOf(scene, scales, node) + 12;
    const across = Math.max(...lines.map((line) => measure(line, letter)));
    const frame = frameOf(x, y - letter, across, lines.length * step);
    if (visible.some((other) => other !== node && overlap(frame, discs.get(other)))) continue;
    if (!claimed(frame, taken, size)) continue;
    found.push({ lines, x, y, step, lettering });
  }
  return found;
}

function frameOf(x: number, top: number, width: number, height: number): Frame {
  return {
    left: x - width / 2 - GAP,
    right: x + width / 2 + GAP,
    top: top - GAP,
    bottom: top + height + GAP,
  };
}

/** What a node covers. */
function discOf({ scene, camera, base }: Drawing, node: number): Frame {
  const radius = radiusOf(scene, { scale: camera.scale, base }, node);
  const x = camera.left + camera.scale * at(scene.x, node);
  const y = camera.top + camera.scale * at(scene.y, node);
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

function overlap(one: Frame, other: Frame | undefined): boolean {
  return (
    other !== undefined &&
    one.right >= other.left &&
    one.left <= other.right &&
    one.bottom >= other.top &&
    one.top <= other.bottom
  );
}

/** Whether a place is free and on the picture; then it is free no more. */
function claimed(frame: Frame, taken: Frame[], size: Size): boolean {
  const off =
    frame.left < 0 || frame.top < 0 || frame.right > size.width || frame.bottom > size.height;
  if (off || taken.some((other) => overlap(frame, other))) return false;
  taken.push(frame);
  return true;
}
