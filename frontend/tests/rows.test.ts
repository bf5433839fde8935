import assert from "node:assert/strict";
import test from "node:test";
import { branchAt, within } from "../src/model/branches";
import { shownBy } from "../src/model/filter";
import { sortedActions, sortedBranches } from "../src/model/sorting";
import { START, type Sort } from "../src/model/state";
import { percentOf, prioritiesOf, regionsOf, summed } from "../src/model/sums";
import { allOpened, rowsIn, UNOPENED, type Opened, type TreeRow } from "../src/views/table/rows";
import { chosenWith, stepOf } from "../src/views/table/tree-keys";
import { BOTH, payloadOf, studyOf } from "./fixture";

function rows(
  opened: Opened,
  search = "",
  sort: Sort = "order",
  open: string | null = null,
): TreeRow[] {
  const study = studyOf();
  const shown = shownBy(study, { ...START, search });
  return rowsIn(branchAt(study, open), { study, shown, sort, narrow: search !== "", opened });
}

function keys(list: readonly TreeRow[]): string[] {
  return list.map(({ key, depth }) => `${"  ".repeat(depth)}${key}`);
}

function everything(): Opened {
  return allOpened(branchAt(studyOf(), null), true);
}

test("at first there are the outermost groups, and the unclustered ones", () => {
  assert.deepEqual(keys(rows(UNOPENED)), ["group SC01", "group S02", "unclustered"]);
});

test("opened, each group is followed by what is in it", () => {
  assert.deepEqual(keys(rows(everything())), [
    "group SC01",
    "  group C01",
    "    group S01",
    "      action A4",
    "      action A5",
    "    action A6",
    "group S02",
    "  action A1",
    "  action A2",
    "unclustered",
    "  reason no similar text",
    "    action A3",
  ]);
});

test("a search opens what it finds, and hides the rest", () => {
  assert.deepEqual(keys(rows(UNOPENED, "hopital")), [
    "unclustered",
    "  reason no similar text",
    "    action A3",
  ]);
});

test("on the page of a group stand the rows in it", () => {
  assert.deepEqual(keys(rows(UNOPENED, "", "order", "C01")), ["group S01", "action A6"]);
});

test("each row knows its place among its siblings", () => {
  const list = rows(everything());
  for (const row of list) {
    assert.ok(row.position >= 1 && row.position <= row.siblings, row.key);
  }
  assert.deepEqual(
    list.filter(({ depth }) => depth === 0).map(({ position, siblings }) => [position, siblings]),
    [
      [1, 3],
      [2, 3],
      [3, 3],
    ],
  );
});

test("actions and groups are put in order by what was chosen", () => {
  const study = studyOf();
  const shown = shownBy(study, START);
  const all = [0, 1, 2, 3, 4, 5];
  assert.deepEqual(sortedActions(study, all, "order"), all);
  assert.deepEqual(sortedActions(study, all, "priority"), [0, 4, 1, 2, 5, 3]);
  assert.deepEqual(sortedActions(study, all, "region"), [0, 3, 1, 2, 5, 4]);
  const { top } = { top: branchAt(study, null) };
  const order = (sort: Sort) => sortedBranches(study, shown, top.inner, sort).map(({ id }) => id);
  assert.deepEqual(order("order"), ["SC01", "S02", "unclustered"]);
  assert.deepEqual(order("priority"), ["S02", "SC01", "unclustered"]);
  assert.deepEqual(order("size"), ["SC01", "S02", "unclustered"]);
  assert.deepEqual(order("label"), ["SC01", "S02", "unclustered"]);
});

test("sums count what is shown, by region and priority", () => {
  const study = studyOf();
  const whole = summed(study, shownBy(study, START), branchAt(study, null).all);
  assert.deepEqual(
    regionsOf(study, whole).map(({ name, count }) => [name, count]),
    [
      ["North", 2],
      ["South", 3],
      ["no region", 1],
    ],
  );
  assert.deepEqual(
    prioritiesOf(study, whole).map(({ name, count }) => [name, count]),
    [
      ["high", 1],
      ["medium", 1],
      ["low", 1],
      ["none", 3],
    ],
  );
  assert.equal(percentOf(study, whole), 100);
  const some = summed(
    study,
    shownBy(study, { ...START, search: "train" }),
    branchAt(study, null).all,
  );
  assert.equal(some.count, 2);
  assert.equal(percentOf(study, some)?.toFixed(6), "70.000000");
});

test("keys lead through the rows as in a tree", () => {
  const list = rows(everything());
  assert.deepEqual(stepOf("ArrowDown", list, 0), { to: 1 });
  assert.deepEqual(stepOf("ArrowUp", list, 0), { to: 0 });
  assert.deepEqual(stepOf("End", list, 0), { to: list.length - 1 });
  assert.deepEqual(stepOf("ArrowDown", list, list.length - 1), { to: list.length - 1 });
  assert.deepEqual(stepOf("ArrowLeft", list, 0), { open: false });
  assert.deepEqual(stepOf("ArrowLeft", list, 4), { to: 2 });
  assert.deepEqual(stepOf("ArrowRight", list, 0), { to: 1 });
  assert.deepEqual(stepOf("ArrowRight", list, 4), { to: 4 });
  assert.deepEqual(stepOf("ArrowRight", rows(UNOPENED), 0), { open: true });
  assert.equal(stepOf("q", list, 0), null);
});

test("one, several and a range of actions are chosen", () => {
  const list = rows(everything());
  const { id } = payloadOf().actions;
  const place = (key: string) => list.findIndex((row) => row.key === key);
  const four = place("action A4");
  const one = place("action A1");
  assert.deepEqual(chosenWith(list, id, ["A2"], null, four, "only"), ["A4"]);
  assert.deepEqual(chosenWith(list, id, ["A2"], null, four, "toggle"), ["A2", "A4"]);
  assert.deepEqual(chosenWith(list, id, ["A2", "A4"], null, four, "toggle"), ["A2"]);
  assert.deepEqual(chosenWith(list, id, [], "action A4", one, "range"), ["A4", "A5", "A6", "A1"]);
  assert.deepEqual(chosenWith(list, id, [], "action A1", four, "range"), ["A4", "A5", "A6", "A1"]);
  assert.deepEqual(chosenWith(list, id, [], null, four, "range"), ["A4"]);
  assert.deepEqual(chosenWith(list, id, ["A2"], null, 0, "only"), ["A2"]);
});

test("the branches are the groups in their order, then what is unclustered by reason", () => {
  const found = within(branchAt(studyOf(), null)).map(({ branch, depth }) => [branch.label, depth]);
  assert.deepEqual(found, [
    ["Label of SC01", 0],
    ["Label of C01", 1],
    ["Label of S01", 2],
    ["S02", 0],
    ["Unclustered", 0],
    ["no similar text", 1],
  ]);
});

test("an action counts once in each of its regions, and once in the group", () => {
  const study = studyOf({ columns: [BOTH] });
  const whole = summed(study, shownBy(study, START), [0, 1, 2, 3, 4, 5]);
  assert.equal(whole.count, 6);
  assert.deepEqual(
    regionsOf(study, whole).map(({ name, count }) => [name, count]),
    [["North", 3], ["South", 4], ["no region", 1]],
  );
});
