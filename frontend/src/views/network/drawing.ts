// Draws a scene in small steps, so that a page can stop between them and answer the reader.
import { at } from "../../kit/lists";
import { labelsOf } from "./labels";
import { mixed } from "./node-styles";
import type { Painter } from "./painter";
import { LARGEST, unitOf, type Scales } from "./radius";
import type { Drawing } from "./scene";

const LINES = 400; // in a stroke: few enough for a browser to draw it fast
const MARKS = 300;
const STRENGTHS = [0.3, 0.5, 0.8]; // opacity of weak, middling and strong edges
const BETWEEN = 0.45; // the same between groups, times this: there are many, and they are long
const FADED = 0.07;
const SEEN = 3.2; // px of the radius of what a search finds, at the least
const TINT = 0.86; // of the ground in the shape of a group
const MANY = 1500; // edges from which on each is drawn fainter

/** Draw everything on the painter; each step is short. */
export function* drawn(painter: Painter, drawing: Drawing): Generator<undefined, void> {
  areas(painter, drawing);
  yield;
  yield* lines(painter, drawing);
  yield* marks(painter, drawing);
  const names = labelsOf(drawing);
  const leaders = names.flatMap(({ leader }) => leader ?? []);
  painter.lines(Float32Array.from(leaders), leaders.length / 4, { colour: drawing.palette.ink, width: 1, opacity: 0.55 });
  yield;
  for (const { lines: texts, x, y, step, lettering } of names) {
    texts.forEach((text, row) => painter.words(text, x, y + row * step, lettering));
    yield;
  }
}

function scalesOf({ camera, base }: Drawing): Scales {
  return { scale: camera.scale, base };
}

function areas(painter: Painter, drawing: Drawing): void {
  const { scene, camera, palette } = drawing;
  const rim = Math.max(2.4 * unitOf(scene, scalesOf(drawing)), 5);
  for (const { hull, group, core } of scene.outlines) {
    if (at(scene.study.members, group).length === 0) continue; // narrower ones have the actions
    const corners = hull.map((value, place) =>
      place % 2 === 0 ? camera.left + camera.scale * value : camera.top + camera.scale * value,
    );
    const { fill } = at(scene.looks.looks, at(scene.looks.of, at(core, 0)));
    painter.area(corners, scene.themed && !scene.narrowed ? mixed(fill, palette.ground, TINT) : palette.panel, rim);
  }
}

function* lines(painter: Painter, drawing: Drawing): Generator<undefined, void> {
  const { scene, camera, size, base, palette } = drawing;
  const { study, x, y, shown, lines: edges } = scene;
  if (edges === 0) return;
  const { first, second, weight } = study.payload.network;
  const { group } = study.payload.actions;
  const thin = Math.min(1, Math.sqrt(MANY / Math.max(edges, 1)));
  const width = Math.min(0.5 + 0.5 * thin + (0.15 * camera.scale) / base, 1.6);
  const bounds = bucketsOf(weight, edges);
  const faded = { kept: false, within: null, bucket: null, opacity: FADED };
  const steps = [
    faded,
    ...[false, true].flatMap((within) =>
      STRENGTHS.map((strength, bucket) => ({
        kept: true,
        within,
        bucket,
        opacity: strength * (within ? 1 : BETWEEN) * (0.35 + 0.65 * thin),
      })),
    ),
  ];
  const ends = new Float32Array(4 * LINES);
  for (const { kept, within, bucket, opacity } of steps) {
    const stroke = { colour: palette.edge, width, opacity };
    let count = 0;
    for (let edge = 0; edge < edges; edge += 1) {
      const one = at(first, edge);
      const other = at(second, edge);
      if ((shown[one] === 1 && shown[other] === 1) !== kept) continue;
      if (bucket !== null && bucketOf(at(weight, edge), bounds) !== bucket) continue;
      if (within !== null && (at(group, one) === at(group, other)) !== within) continue;
      const x1 = camera.left + camera.scale * at(x, one);
      const y1 = camera.top + camera.scale * at(y, one);
      const x2 = camera.left + camera.scale * at(x, other);
      const y2 = camera.top + camera.scale * at(y, other);
      if (Math.max(x1, x2) < 0 || Math.min(x1, x2) > size.width) continue;
      if (Math.max(y1, y2) < 0 || Math.min(y1, y2) > size.height) continue;
      ends.set([x1, y1, x2, y2], 4 * count);
      count += 1;
      if (count === LINES) {
        painter.lines(ends, count, stroke);
        count = 0;
        yield;
      }
    }
    if (count > 0) painter.lines(ends, count, stroke);
    yield;
  }
}

function* marks(painter: Painter, drawing: Drawing): Generator<undefined, void> {
  const { scene, camera, size, palette } = drawing;
  const unit = unitOf(scene, scalesOf(drawing));
  const spots = new Float32Array(3 * MARKS);
  const least = scene.narrowed ? SEEN : 0;
  for (const { look, shown, nodes } of scene.batches) {
    const { shape, fill, outline } = at(scene.looks.looks, look);
    const mark = shown
      ? {
          shape,
          fill: fill === "none" ? palette.ground : fill,
          outline: outline ?? palette.ground,
          width: outline === null ? Math.min(1, unit / 4) : Math.min(1.5, Math.max(unit / 3.5, 0.6)),
        }
      : { shape, fill: palette.faded, outline: palette.ground, width: 0 };
    let count = 0;
    for (const node of nodes) {
      const x = camera.left + camera.scale * at(scene.x, node);
      const y = camera.top + camera.scale * at(scene.y, node);
      if (x < -LARGEST || y < -LARGEST || x > size.width + LARGEST || y > size.height + LARGEST) continue;
      spots.set([x, y, Math.max(at(scene.sizes, node) * unit, shown ? least : 0)], 3 * count);
      count += 1;
      if (count === MARKS) {
        painter.marks(spots, count, mark);
        count = 0;
        yield;
      }
    }
    if (count > 0) painter.marks(spots, count, mark);
    yield;
  }
}

/** The weights that part weak from middling and middling from strong edges: their thirds. */
function bucketsOf(weight: readonly number[], edges: number): readonly [number, number] {
  const sorted = Float64Array.from(weight.slice(0, edges)).sort();
  const third = (part: number) => sorted[Math.floor((part * sorted.length) / 3)] ?? 0;
  return [third(1), third(2)];
}

function bucketOf(weight: number, [low, high]: readonly [number, number]): number {
  return weight >= high ? 2 : weight >= low ? 1 : 0;
}
