import assert from "node:assert/strict";
import test from "node:test";
import { shownBy } from "../src/model/filter";
import { colourings } from "../src/model/action-colours";
import { START } from "../src/model/state";
import { at } from "../src/kit/lists";
import type { Network } from "../src/model/payload";
import { typical } from "../src/picture/measure";
import { PAPER } from "../src/picture/palette";
import { degreesOf, linksIn } from "../src/model/adjacency";
import { around, moved, resized, whole, zoomed, type Screen } from "../src/views/network/camera";
import { drawn } from "../src/views/network/drawing";
import { inside, nearest, towards } from "../src/views/network/node-index";
import { groupRows } from "../src/views/network/network-tables";
import { edgeAt, nodeAt } from "../src/views/network/hit-testing";
import { labelsOf } from "../src/views/network/labels";
import { mixed, nodeStylesOf } from "../src/views/network/node-styles";
import { hullOf, layersOf, outlinesOf } from "../src/views/network/outlines";
import { groundOf, sceneOf } from "../src/views/network/scene";
import { svgPainter } from "../src/views/network/svg-painter";
import { BOTH, generator, studyOf } from "./fixture";

const WORLD = { width: 1000, height: 1000 };
const SCREEN: Screen = { width: 600, height: 400, world: WORLD };

function randomNetwork(draw: (limit: number) => number, count: number, pairs: number): Network {
  const first = Array.from({ length: pairs }, () => draw(count - 1));
  const second = first.map((one) => one + 1 + draw(count - one - 1));
  const weight = first.map(() => draw(1000) / 1000);
  return { first, second, weight, of_meaning: [], taken: pairs, copies: [[0, count - 1]] };
}

function points(draw: (limit: number) => number, count: number) {
  const x = Float32Array.from({ length: count }, () => draw(10_000) / 10);
  const y = Float32Array.from({ length: count }, () => draw(10_000) / 10);
  return { x, y };
}

test("degrees count the ends of the first edges", () => {
  const network = randomNetwork(generator(11), 40, 60);
  for (const edges of [0, 1, 30, 60]) {
    const ends = [...network.first.slice(0, edges), ...network.second.slice(0, edges)];
    const counted = Array.from({ length: 40 }, (_, node) => ends.filter((end) => end === node).length);
    assert.deepEqual(Array.from(degreesOf(40, network, edges)), counted);
  }
});

test("links come strongest first, after those with the same words", () => {
  const network = {
    first: [0, 0, 0],
    second: [1, 2, 3],
    weight: [0.2, 0.9, 0.5],
    of_meaning: [],
    taken: 2,
    copies: [[4, 0]],
  };
  const linksOf = linksIn(5, network);
  assert.deepEqual(linksOf(0, 3), [
    { action: 4, weight: null },
    { action: 2, weight: 0.9 },
    { action: 3, weight: 0.5 },
    { action: 1, weight: 0.2 },
  ]);
  assert.deepEqual(linksOf(3, 2), []);
});

test("the nearest accepted node within reach is found", () => {
  const draw = generator(5);
  const { x, y } = points(draw, 500);
  for (let round = 0; round < 300; round += 1) {
    const [px, py, reach] = [draw(1000), draw(1000), 5 + draw(120)];
    const accepts = (node: number) => node % 3 > 0;
    let expected = -1;
    let least = reach;
    x.forEach((_, node) => {
      const far = Math.hypot(at(x, node) - px, at(y, node) - py);
      if (accepts(node) && far < least) [expected, least] = [node, far];
    });
    assert.equal(nearest({ x, y }, px, py, reach, accepts), expected);
  }
});

test("a lasso catches what lies inside", () => {
  const draw = generator(6);
  const { x, y } = points(draw, 300);
  const square = [200, 200, 800, 200, 800, 700, 200, 700];
  const caught = inside({ x, y }, square, () => true);
  const expected = [...x.keys()].filter((node) => {
    const [right, down] = [at(x, node), at(y, node)];
    return right > 200 && right < 800 && down > 200 && down < 700;
  });
  assert.deepEqual(caught, expected);
});

test("arrows go to a node in their direction, straight ahead before aside", () => {
  const x = Float32Array.from([500, 560, 540, 500, 400]);
  const y = Float32Array.from([500, 500, 530, 400, 500]);
  assert.equal(towards({ x, y }, 0, "right", () => true), 1);
  assert.equal(towards({ x, y }, 0, "right", (node) => node !== 1), 2);
  assert.equal(towards({ x, y }, 0, "up", () => true), 3);
  assert.equal(towards({ x, y }, 0, "left", () => true), 4);
  assert.equal(towards({ x, y }, 4, "left", () => true), -1);
});

test("zooming keeps what is under the pointer, within bounds", () => {
  const camera = whole(SCREEN);
  const closer = zoomed(camera, SCREEN, 3, 100, 300);
  const under = (seen: typeof camera) => [(100 - seen.left) / seen.scale, (300 - seen.top) / seen.scale];
  under(closer).forEach((place, axis) => {
    assert.ok(Math.abs(place - at(under(camera), axis)) < 1e-9);
  });
  assert.equal(zoomed(camera, SCREEN, 1e9, 0, 0).scale, 60 * camera.scale);
  assert.equal(zoomed(camera, SCREEN, 1e-9, 0, 0).scale, camera.scale / 2);
});

test("some of the network always stays on the screen", () => {
  const camera = whole(SCREEN);
  const gone = moved(camera, SCREEN, 1e6, -1e6);
  assert.ok(gone.left < SCREEN.width && gone.top + gone.scale * WORLD.height > 0);
});

test("a look at a part shows all of it", () => {
  const { scale, left, top } = around({ left: 100, top: 200, right: 300, bottom: 260 }, SCREEN);
  assert.ok(left + scale * 100 >= 16 - 1e-9 && left + scale * 300 <= 584 + 1e-9);
  assert.ok(top + scale * 200 >= 16 && top + scale * 260 <= 384);
});

test("when the screen changes, the whole stays whole and what is close stays where it is", () => {
  const narrower: Screen = { ...SCREEN, width: 300 };
  assert.deepEqual(resized(whole(SCREEN), SCREEN, narrower), whole(narrower));
  const close = zoomed(whole(SCREEN), SCREEN, 8, 300, 200);
  assert.deepEqual(resized(close, SCREEN, narrower), close);
  const world = { width: 1400, height: 1000 };
  assert.deepEqual(resized(close, SCREEN, { ...SCREEN, world }), whole({ ...SCREEN, world }));
});

test("a hull holds all points and is convex, also of points that coincide", () => {
  const draw = generator(9);
  for (let round = 0; round < 100; round += 1) {
    const all = Array.from({ length: 3 + draw(30) }, () => [draw(12), draw(12)] as [number, number]);
    const hull = hullOf(all);
    if (hull.length < 3) continue; // on a line
    hull.forEach(([x1, y1], corner) => {
      const [x2, y2] = at(hull, (corner + 1) % hull.length);
      for (const [x, y] of all) assert.ok((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= 0);
    });
  }
  assert.deepEqual(new Set(hullOf([[1, 1], [1, 1], [1, 1]]).map(String)), new Set(["1,1"]));
});

test("every action has a look in every colouring, and the legend counts all", () => {
  const study = studyOf();
  const names = colourings(study).map(([colour]) => colour);
  assert.deepEqual(names, ["group", "level", "region", "column:priority", "column:count"]);
  for (const colour of names) {
    const { looks, of, keys } = nodeStylesOf(study, colour);
    assert.equal(of.length, study.count);
    for (const look of of) assert.ok(look < looks.length, `${look} in ${colour}`);
    assert.equal(keys.reduce((sum, { count }) => sum + count, 0), study.count, colour);
  }
});

test("themes have shades of the widest group; those of one colour have different shapes", () => {
  const { looks, of, keys } = nodeStylesOf(studyOf(), "group"); // both groups are black in this study
  assert.deepEqual(keys.map(({ looks: own }) => own[0]?.shape), ["circle", "square", "circle"]);
  assert.equal(at(looks, at(of, 0)).shape, "square");
  const grown = studyOf({
    groups: [...studyOf().payload.groups, { ...at(studyOf().payload.groups, 1), id: "C02" }],
    actions: { ...studyOf().payload.actions, group: [1, 4, 2, -1, -1, 0] },
  });
  const shaded = nodeStylesOf(grown, "group");
  const fills = Array.from(shaded.of, (look) => at(shaded.looks, look).fill);
  assert.deepEqual(fills, ["#000000", "#4d4d4d", "#000000", "none", "none", "#000000"]);
});

test("numbers are coloured in steps, and equal ones alike", () => {
  const { looks, of, keys } = nodeStylesOf(studyOf(), "column:count"); // 1, none, 3, 4, 5, 6
  assert.deepEqual(keys.map(({ name, count }) => [name, count]), [
    ["1 to below 3", 1],
    ["3 to below 4", 1],
    ["4 to below 5", 1],
    ["5 to below 6", 1],
    ["6 and more", 1],
    ["(none)", 1],
  ]);
  assert.equal(at(looks, at(of, 1)).fill, "none");
  const same = studyOf({ columns: [{ ...at(studyOf().payload.columns, 2), values: [2, 2, 2, 2, 2, null] }] });
  assert.deepEqual(nodeStylesOf(same, "column:count").keys.map(({ count }) => count), [5, 1]);
});

test("colours mix", () => {
  assert.equal(mixed("#204060", "#ffffff", 0), "#204060");
  assert.equal(mixed("#000000", "#ffffff", 0.5), "#808080");
});

test("groups are named from the widest to the narrowest, those without others in them always", () => {
  const study = studyOf({
    actions: { ...studyOf().payload.actions, group: [2, 2, 2, 3, 3, 3], x: [1, 2, 3, 4, 5, 6], y: [1, 3, 2, 4, 6, 5] },
  });
  const layers = layersOf(study, outlinesOf(study, { x: Float32Array.from(study.payload.actions.x), y: Float32Array.from(study.payload.actions.y) }));
  const ids = layers.map((layer) => layer.map(({ label }) => label));
  assert.deepEqual(ids, [
    ["Label of SC01", "S02"],
    ["Label of C01", "S02"],
    ["Label of S01", "S02"],
  ]);
});

test("names stand over no node and no other name, however close", () => {
  const draw = generator(3);
  const count = 400;
  const { x, y } = points(draw, count);
  const base = studyOf().payload;
  const each = <Value>(value: (action: number) => Value) => Array.from({ length: count }, (_, action) => value(action));
  const study = studyOf({
    columns: [],
    actions: {
      ...base.actions,
      id: each((action) => `A${action}`),
      text: each((action) => `A text of some length, the one with number ${action}`),
      group: each((action) => [2, 3, -1][action % 3] ?? -1),
      reason: each((action) => (action % 3 === 2 ? 0 : -1)),
      fit: each(() => null),
      share: each(() => null),
      priority: each(() => 0),
      rank: each(() => null),
      x: Array.from(x),
      y: Array.from(y),
      terms: each(() => []),
    },
  });
  const scene = sceneOf(groundOf(study, 1), START, shownBy(study, START));
  const size = { width: 1000, height: 700 };
  const view = { left: 0, top: 0, right: 1000, bottom: 700 };
  const first = whole({ ...size, world: scene.world });
  let names = 0;
  for (const by of [1, 2, 4, 8, 16]) {
    const camera = zoomed(first, { ...size, world: scene.world }, by, 500, 350);
    const drawing = { scene, camera, size, view, base: first.scale, palette: PAPER, measure: typical };
    const frames = labelsOf(drawing).map(({ lines, x: middle, y: line, step, lettering }) => {
      const half = Math.max(...lines.map((one) => typical(one, lettering.size))) / 2;
      return { left: middle - half, right: middle + half, top: line - 0.7 * lettering.size, bottom: line + (lines.length - 1) * step };
    });
    names += frames.length;
    frames.forEach(({ left, right, top, bottom }, place) => {
      assert.ok(left >= 0 && right <= 1000 && top >= 0 && bottom <= 700);
      for (let node = 0; node < count; node += 1) {
        const [across, down] = [camera.left + camera.scale * at(scene.x, node), camera.top + camera.scale * at(scene.y, node)];
        assert.ok(across < left || across > right || down < top || down > bottom, `node ${node}, ${by} times closer`);
      }
      for (const other of frames.slice(0, place)) {
        assert.ok(other.right < left || other.left > right || other.bottom < top || other.top > bottom);
      }
    });
  }
  assert.ok(names > 20, `${names} names`);
});

test("what is under the pointer is a node, else an edge, else nothing", () => {
  const study = studyOf({
    actions: { ...studyOf().payload.actions, x: [100, 500, 900, 100, 900, 500], y: [100, 100, 100, 900, 900, 500] },
  });
  const scene = sceneOf(groundOf(study, 1), { ...START, edges: 2 }, shownBy(study, START));
  const unasked = sceneOf(groundOf(study, 1), START, shownBy(study, START));
  const camera = { scale: 0.4, left: 0, top: 0 };
  const scales = { scale: 0.4, base: 0.4 };
  assert.equal(nodeAt(scene, camera, scales, 41, 39), 0);
  assert.equal(nodeAt(scene, camera, scales, 120, 41), -1);
  assert.equal(edgeAt(scene, camera, 120, 41), 1); // of the actions 0 and 1
  assert.equal(edgeAt(scene, camera, 280, 41), -1); // a pair that is no edge
  assert.equal(edgeAt(unasked, camera, 120, 41), -1); // edges are drawn when asked for
});

test("the drawing is the same in each run, and escapes texts", () => {
  const study = studyOf({
    groups: studyOf().payload.groups.map((group) => ({ ...group, label: `<b>${group.id}` })),
    actions: { ...studyOf().payload.actions, group: [3, 3, 3, 2, 2, 2], x: [10, 60, 30, 700, 760, 720], y: [10, 20, 70, 700, 720, 780] },
  });
  const draw = () => {
    const state = { ...START, search: "train" };
    const scene = sceneOf(groundOf(study, 1), state, shownBy(study, state));
    const elements: string[] = [];
    const size = { width: 400, height: 400 };
    const camera = whole({ ...size, world: scene.world });
    const view = { left: 0, top: 0, right: 400, bottom: 400 };
    const drawing = { scene, camera, size, view, base: camera.scale, palette: PAPER, measure: typical };
    for (const step of drawn(svgPainter(elements), drawing)) assert.equal(step, undefined);
    return elements.join("");
  };
  assert.equal(draw(), draw());
  const marks = /<circle|<polygon points="[^"]*"\/>/gu; // squares are polygons, as hulls are
  assert.equal(draw().match(marks)?.length, 6);
  assert.match(draw(), /&lt;b&gt;S02/u);
  assert.doesNotMatch(draw(), /<b>/u);
});

test("edges within and between groups add up", () => {
  const study = studyOf();
  const rows = groupRows({ study, state: { ...START, edges: 3 }, shown: shownBy(study, START) });
  assert.deepEqual(
    rows.map(({ label, actions, within, out, nearest: near }) => [label, actions, within, out, near]),
    [
      ["Label of S01", 2, 1, 0, ""],
      ["S02", 2, 1, 1, "Unclustered"],
      ["Label of C01", 1, 0, 0, ""],
      ["Unclustered", 1, 0, 1, "S02"],
    ],
  );
});

test("actions of several regions have a look of their own, and count in each region", () => {
  const study = studyOf({ columns: [BOTH] });
  const { looks, of, keys } = nodeStylesOf(study, "region");
  assert.deepEqual(keys.map(({ name, count }) => [name, count]), [
    ["North", 3],
    ["South", 4],
    ["several regions", 2],
    ["No region", 1],
  ]);
  const mixed = keys[2]?.looks ?? [];
  const drawn = Array.from(of, (look) => mixed.includes(at(looks, look)));
  assert.deepEqual(drawn, [true, false, false, false, true, false]);
});
