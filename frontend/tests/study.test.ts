import assert from "node:assert/strict";
import test from "node:test";
import { applyPatch, decode } from "../src/model/study";
import { at } from "../src/kit/lists";
import { actionColour } from "../src/model/action-colours";
import { valueOf } from "../src/model/column-values";
import { BOTH, payloadOf, studyOf } from "./fixture";

test("groups know what is in them, at any depth and in the order of the actions", () => {
  const study = studyOf();
  assert.deepEqual(study.roots, [0, 3]);
  assert.deepEqual(study.children, [[1], [2], [], []]);
  assert.deepEqual(study.members, [[], [5], [3, 4], [0, 1]]);
  assert.deepEqual(
    study.below.map((all) => [...all]),
    [
      [3, 4, 5],
      [3, 4, 5],
      [3, 4],
      [0, 1],
    ],
  );
  assert.deepEqual(study.unclustered, [2]);
  assert.deepEqual(study.pathOf(2), [0, 1, 2]);
});

test("links are those of so many edges, the most similar first", () => {
  const study = studyOf();
  assert.deepEqual(study.linksOf(1, 2), [{ action: 0, weight: 0.4 }]);
  assert.deepEqual(study.linksOf(2, 2), []);
  assert.deepEqual(
    study.linksOf(1, 3).map(({ action }) => action),
    [0, 2],
  );
});

test("an action has its own places in the model, or those of its group", () => {
  const own = { action: 3, functions: [] };
  const study = studyOf({ actions: { ...payloadOf().actions, functions: [own] } });
  assert.deepEqual(study.placesOf(3), []);
  assert.deepEqual(
    study.placesOf(4).map((one) => one.function),
    ["S3"],
  );
  assert.deepEqual(study.placesOf(2), []);
});

test("a patch gives what decoding the whole payload gives, and leaves the study as it was", () => {
  const study = studyOf();
  const before = structuredClone(study.payload);
  const patched = applyPatch(study, {
    parts: { reasons: ["no similar text", "off topic"] },
    cells: [
      { name: "group", places: [0, 2], values: [-1, 2] },
      { name: "reason", places: [0, 2], values: [1, -1] },
      { name: "pinned", places: null, values: [] },
    ],
  });
  const whole = decode(patched.payload);
  assert.deepEqual(study.payload, before);
  assert.deepEqual(patched.members, whole.members);
  assert.deepEqual(patched.below, whole.below);
  assert.deepEqual(patched.unclustered, [0]);
  assert.equal(patched.pinned.size, 0);
  assert.deepEqual(patched.payload.reasons, ["no similar text", "off topic"]);
});

test("a patch keeps the beginning of the log and adds to it", () => {
  const entry = (id: string) => ({
    id,
    time: "",
    analyst: "",
    kind: "move",
    what: "",
    why: "",
    holds: true,
    moved: [],
  });
  const study = studyOf({ log: ["a", "b"].map(entry) });
  const patched = applyPatch(study, { kept: 1, log: [entry("c")] });
  assert.deepEqual(
    patched.payload.log.map(({ id }) => id),
    ["a", "c"],
  );
});

test("what is said of an action with several values names all of them", () => {
  const { columns } = studyOf({ columns: [BOTH] }).payload;
  assert.deepEqual([0, 1, 2, 4].map((action) => valueOf(at(columns, 0), action)), [
    "North; South",
    "South",
    "",
    "South; North",
  ]);
});

test("the colour of several regions is that of none of them", () => {
  const both = ["#111111", "#222222", "#333333", "#444444"];
  const { colours } = payloadOf();
  const study = studyOf({ columns: [BOTH], colours: { ...colours, several: both } });
  assert.equal(actionColour(study, 0).background, "#444444");
  assert.equal(actionColour(study, 0).region, "North; South");
  assert.equal(actionColour(study, 1).background, at(at(colours.regions, 1), 1));
  assert.equal(actionColour(study, 2).region, "");
});
