import assert from "node:assert/strict";
import test from "node:test";
import { shownBy } from "../src/model/filter";
import { START } from "../src/model/state";
import { at } from "../src/kit/lists";
import type { Study } from "../src/model/study";
import type { Placed } from "../src/model/payload";
import { typical } from "../src/picture/measure";
import { cellsOf, placelessOf, priorityWords, standingWords } from "../src/views/vsm/cells";
import { geometryOf, unitsOf } from "../src/views/vsm/geometry";
import { fullness } from "../src/views/vsm/shapes";
import { group, payloadOf, PICTURE, placed, studyOf } from "./fixture";

const FUNCTIONS = ["S1", "S2", "S3", "S3*", "S4", "S5", "E"].map((id) => ({
  id,
  name: `Name of ${id}`,
  does: "It does.",
  question: "Who does it?",
  element: "Metasystem" as const,
  missing: "Nobody does it.",
}));

function vsmStudy(functions: readonly Partial<Placed>[] = []): Study {
  const { actions, groups } = payloadOf();
  return studyOf({
    model: { functions: FUNCTIONS, levels: ["micro", "meso"], picture: PICTURE },
    groups: groups.map((one, place) =>
      place === 2 ? { ...one, functions: functions.map((more) => ({ ...placed("S1", "micro"), ...more })) } : one,
    ),
    actions: { ...actions, functions: [{ action: 2, functions: [placed("S5", "micro")] }] },
  });
}

function cell(study: Study, level: string, id: string) {
  const found = cellsOf(study, shownBy(study, START), level).find((one) => one.function.id === id);
  assert.ok(found);
  return found;
}

test("a cell holds the groups that were placed there, and not those that inherit it", () => {
  const study = vsmStudy([{}, { function: "S3", inherited: true }]);
  assert.deepEqual(cell(study, "micro", "S1").items.map(({ key, total }) => [key, total]), [["S01", 2]]);
  assert.deepEqual(cell(study, "micro", "S3").items, []);
  assert.deepEqual(cell(study, "meso", "S3").items.map(({ key }) => key), ["C01"]);
});

test("actions that were placed on their own stand together", () => {
  const { items, total } = cell(vsmStudy(), "micro", "S5");
  assert.deepEqual(items.map(({ label, group: place }) => [label, place]), [["Actions placed on their own", -1]]);
  assert.equal(total, 1);
});

test("an action in two groups of a cell counts once", () => {
  const { groups } = payloadOf();
  const study = studyOf({
    groups: groups.map((one, place) => (place < 3 ? { ...one, functions: [placed("S3", "meso")] } : one)),
  });
  const { items, total } = cell(study, "meso", "S3");
  assert.deepEqual(items.map((item) => item.total), [3, 3, 2]);
  assert.equal(total, 3);
});

test("what is suggested or secondary is said in words", () => {
  const study = vsmStudy([{ suggested: true, confidence: 0.62, primary: false }]);
  const [item] = cell(study, "micro", "S1").items;
  assert.ok(item);
  assert.equal(standingWords(item), "suggested, 62 % sure; has its main place elsewhere");
  assert.equal(item.note, "1 medium · suggested · also here");
  assert.equal(priorityWords(study, Int32Array.from([9, 2, 0, 4])), "4 high, 2 low");
});

test("actions without a place are those that neither they nor their groups have one", () => {
  assert.deepEqual(placelessOf(vsmStudy([{}])), [0, 1]);
  assert.deepEqual(placelessOf(studyOf()), [0, 1, 2]);
});

test("lists never overlap each other or the picture", () => {
  const many = Array.from({ length: 12 }, (_, place) =>
    group(`S${place}`, "sub-cluster", -1, {
      label: "A label that is so long that it takes more than a single line ".repeat(1 + (place % 3)),
      functions: [placed(place % 2 === 0 ? "S1" : "S4", "micro")],
    }),
  );
  const { actions } = payloadOf();
  const study = studyOf({
    model: { functions: FUNCTIONS, levels: ["micro"], picture: PICTURE },
    groups: many,
    actions: { ...actions, group: [0, 1, 2, 3, 4, 5], reason: [-1, -1, -1, -1, -1, -1] },
  });
  const cells = cellsOf(study, shownBy(study, START), "micro");
  for (const width of [340, 900, 1200]) {
    const { blocks, scale, height, beside } = geometryOf(cells, { width, measure: typical, picture: PICTURE });
    assert.equal(beside, width > 860);
    const rows = blocks.flatMap((block) => [block.head, ...block.rows]).sort((one, other) => one.y - other.y);
    rows.slice(1).forEach((row, place) => {
      assert.ok(row.y >= at(rows, place).y + at(rows, place).height - 0.01, `${width}`);
    });
    rows.forEach((row) => {
      assert.ok(row.x >= 0 && row.x + row.width <= width && row.y + row.height <= height);
    });
    const [right, bottom] = [scale * PICTURE.width, scale * PICTURE.height];
    assert.ok(right <= width && bottom <= height);
    assert.ok(rows.every(({ x, y }) => (beside ? x > right : y > bottom)));
  }
});

test("every group of S1 is a unit of its own, and the last unit stands for all that are left", () => {
  const units = (count: number) => {
    const groups = Array.from({ length: count }, (_, place) => group(`S${place}`, "sub-cluster", -1, { functions: [placed("S1", "micro")] }));
    const actions = { ...payloadOf().actions, group: [-1, -1, -1, -1, -1, -1] };
    const study = studyOf({ model: { functions: FUNCTIONS, levels: ["micro"], picture: PICTURE }, groups, actions });
    return unitsOf(cell(study, "micro", "S1"), 3).map((items) => items.map(({ key }) => key));
  };
  assert.deepEqual(units(0), [[]]);
  assert.deepEqual(units(2), [["S0"], ["S1"]]);
  assert.deepEqual(units(3), [["S0"], ["S1"], ["S2"]]);
  assert.deepEqual(units(5), [["S0"], ["S1"], ["S2", "S3", "S4"]]);
});

test("an empty function asks its question; the environment is no gap", () => {
  const study = studyOf({ model: { functions: FUNCTIONS, levels: ["micro"], picture: PICTURE }, groups: [] , actions: { ...payloadOf().actions, group: [-1, -1, -1, -1, -1, -1] } });
  const cells = cellsOf(study, shownBy(study, START), "micro");
  const { blocks } = geometryOf(cells, { width: 1100, measure: typical, picture: PICTURE });
  assert.deepEqual(blocks.map((block) => block.cell.function.id), ["S5", "S4", "S3", "S2", "S3*", "S1"]);
  for (const { empty } of blocks) {
    assert.match(empty.join(" "), /^Nothing is placed here\. Who does it\? If it is missing: Nobody does it\.$/u);
  }
});

test("fullness grows with the share of the fullest, and only nothing is empty", () => {
  assert.deepEqual([0, 1, 25, 26, 60, 61, 100].map((count) => fullness(count, 100)), [0, 1, 1, 2, 2, 3, 3]);
});
