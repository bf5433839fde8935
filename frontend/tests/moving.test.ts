import assert from "node:assert/strict";
import test from "node:test";
import { moveChoices, moveEdits } from "../src/editing/move-choices";
import { regrouped } from "../src/editing/regrouping";
import { at } from "../src/kit/lists";
import { forestOf } from "../src/model/branches";
import { studyOf } from "./fixture";

const study = studyOf();
const place = (id: string) => study.groupOfId.get(id) ?? -1;
const asked = { study, ids: ["A4"], homes: null, recent: [], search: "", creates: true };
const idsOf = (rows: readonly { group: number }[]) =>
  rows.map(({ group }) => (group < 0 ? "new" : at(study.payload.groups, group).id));

test("every group but the own one is offered, the likeliest first", () => {
  const homes = [["S01", 0.6], ["C01", 0.3], ["S02", 0.004]] as const;
  const { rows, first } = moveChoices({ ...asked, homes });
  assert.deepEqual(idsOf(rows), ["C01", "S02", "SC01"]);
  assert.equal(first, 0);
  assert.deepEqual(rows.map(({ note }) => note), ["30\u00a0% likely", "", ""]);
});

test("actions of several groups can go to each of them", () => {
  const { rows } = moveChoices({ ...asked, ids: ["A1", "A4"], homes: [["S02", 0.5], ["S01", 0.5]] });
  assert.deepEqual(idsOf(rows).slice(0, 2), ["S02", "S01"]);
  assert.equal(rows.length, 4);
});

test("without Python the groups of similar actions come first, then all", () => {
  const linked = studyOf({ network: { ...study.payload.network, taken: 3 } });
  const { rows } = moveChoices({ ...asked, study: linked, ids: ["A3"] });
  assert.deepEqual(idsOf(rows), ["S02", "SC01", "C01", "S01"]);
  assert.equal(at(rows, 0).note, "holds similar texts");
});

test("recent groups stand above the likeliest, where the choice begins", () => {
  const homes = [["C01", 0.9]] as const;
  const { rows, first } = moveChoices({ ...asked, homes, recent: ["SC01", "S02", "C01", "gone"] });
  assert.deepEqual(idsOf(rows), ["S02", "SC01", "C01"]);
  assert.deepEqual(rows.slice(0, 2).map(({ note }) => note), ["recent", "recent"]);
  assert.equal(first, 2);
  assert.equal(moveChoices({ ...asked, homes, recent: ["C01"] }).first, 0); // it stands first anyway
});

test("a name that no group has makes a new one, beside that of the actions", () => {
  const { rows, first } = moveChoices({ ...asked, search: " Grants " });
  assert.deepEqual(idsOf(rows), ["new"]);
  assert.equal(first, 0);
  assert.deepEqual(moveEdits(study, ["A4"], at(rows, 0)), [
    { edit: "create", id: "new 1", level: "sub-cluster", label: "Grants", parent: "C01" },
    { edit: "move", actions: ["A4"], to: "new 1" },
  ]);
  const [made] = moveEdits(study, ["A1", "A4"], at(rows, 0)); // of two groups: in none
  assert.equal(made?.edit === "create" && made.parent, null);
  assert.deepEqual(idsOf(moveChoices({ ...asked, search: "Grants", creates: false }).rows), []);
  const known = moveChoices({ ...asked, search: "label of c01" });
  assert.deepEqual(idsOf(known.rows), ["C01", "SC01"]);
  assert.deepEqual(moveEdits(study, ["A4"], at(known.rows, 0)), [
    { edit: "move", actions: ["A4"], to: "C01" },
  ]);
});

test("a group is merged into another of its level, several into one of them too", () => {
  const { rows, first } = moveChoices({ ...asked, ids: ["S02"] });
  assert.deepEqual([idsOf(rows), first], [["S01"], 0]);
  assert.deepEqual(moveEdits(study, ["S02"], at(rows, 0)), [{ edit: "merge", groups: ["S02"], into: "S01" }]);
  const both = moveChoices({ ...asked, ids: ["S01", "S02"] });
  assert.deepEqual(idsOf(both.rows), ["S01", "S02"]);
  assert.deepEqual(moveEdits(study, ["S01", "S02"], at(both.rows, 0)), [
    { edit: "merge", groups: ["S02"], into: "S01" },
  ]);
});

test("groups go into a wider one, are merged with one of their level, or are taken out", () => {
  const { top, ofId } = forestOf(study);
  const onto = (id: string) => ofId.get(id) ?? top;
  assert.deepEqual(regrouped(study, ["S02"], onto("C01")), [
    { edit: "group", groups: ["S02"], id: "C01", level: "cluster" },
  ]);
  assert.deepEqual(regrouped(study, ["S01", "S02"], onto("C01")), [
    { edit: "group", groups: ["S01", "S02"], id: "C01", level: "cluster" },
  ]);
  assert.deepEqual(regrouped(study, ["S02"], onto("S01")), [{ edit: "merge", groups: ["S02"], into: "S01" }]);
  assert.deepEqual(regrouped(study, ["S01"], top), [{ edit: "detach", groups: ["S01"] }]);
  for (const [id, branch] of [
    ["S02", top], ["S02", onto("S02")], ["S01", onto("C01")], ["C01", onto("S01")], ["S01", onto("unclustered")],
  ] as const) {
    assert.deepEqual(regrouped(study, [id], branch), []);
  }
  assert.deepEqual(regrouped(study, [], top), []);
  assert.equal(place("S02"), 3);
});
