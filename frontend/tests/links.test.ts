import assert from "node:assert/strict";
import test from "node:test";
import { IN, shownBy } from "../src/model/filter";
import { START } from "../src/model/state";
import { at } from "../src/kit/lists";
import { typical } from "../src/picture/measure";
import { flowsOf, type Flows } from "../src/views/links/flows";
import { layoutOf } from "../src/views/links/layout";
import { BOTH, category, generator, group, payloadOf, studyOf } from "./fixture";

function made(change: Parameters<typeof studyOf>[0] = {}, state = START): Flows {
  const study = studyOf(change);
  const flows = flowsOf(study, state, shownBy(study, state));
  assert.ok(flows);
  return flows;
}

test("without a dimension the links begin at the region, and end at the widest level", () => {
  const { column, level, left, right } = made();
  assert.deepEqual([column.name, level], ["region", "super-cluster"]);
  assert.deepEqual(left.map(({ label, total }) => [label, total]), [["South", 3], ["North", 2], ["(none)", 1]]);
  assert.deepEqual(right.map(({ label, total, values }) => [label, total, values]), [
    ["Label of SC01", 3, ["SC01"]],
    ["In no super-cluster", 2, ["S02"]],
    ["Unclustered", 1, ["unclustered"]],
  ]);
});

test("the column and the level can be chosen", () => {
  const { column, level, left } = made({}, { ...START, from: "priority", to: "sub-cluster" });
  assert.deepEqual([column.name, level], ["priority", "sub-cluster"]);
  assert.deepEqual(left.map(({ label, total }) => [label, total]), [["yes", 2], ["(none)", 4]]);
});

test("no column or no group, no links", () => {
  const none = { ...payloadOf(), columns: [] };
  const study = studyOf(none);
  assert.equal(flowsOf(study, START, shownBy(study, START)), null);
});

test("flows count each action once; those of both sides agree, shown and all", () => {
  const draw = generator(2);
  for (let round = 0; round < 50; round += 1) {
    const values = Array.from({ length: 6 }, () => draw(4) - 1);
    const columns = [category("dimension", "dimension", ["a", "b", "c"], values)];
    const state = { ...START, filters: { "column:dimension": ["a", "b"] } };
    const flows = made({ columns }, state);
    for (const count of ["total", "shown"] as const) {
      const sums = flows.left.map((_, place) =>
        flows.flows.filter(({ from }) => from === place).reduce((sum, flow) => sum + flow[count], 0),
      );
      assert.deepEqual(sums, flows.left.map((end) => end[count]));
      const ends = flows.right.map((_, place) =>
        flows.flows.filter(({ to }) => to === place).reduce((sum, flow) => sum + flow[count], 0),
      );
      assert.deepEqual(ends, flows.right.map((end) => end[count]));
    }
    assert.equal(flows.left.reduce((sum, { total }) => sum + total, 0), 6);
  }
});

test("the smallest of very many groups are put together, and a click on them filters by all", () => {
  const count = 60;
  const groups = Array.from({ length: count }, (_, place) => group(`S${place}`, "sub-cluster", -1));
  const { actions } = payloadOf();
  const repeated = <Value>(value: Value) => Array.from({ length: count }, () => value);
  const study = studyOf({
    groups,
    actions: {
      ...actions,
      id: groups.map(({ id }) => `A${id}`),
      text: repeated("x"),
      group: groups.map((_, place) => place),
      reason: repeated(-1),
      fit: repeated(null),
      share: repeated(null),
      priority: repeated(0),
      rank: repeated(null),
      x: repeated(0),
      y: repeated(0),
      terms: repeated([]),
    },
    columns: [category("dimension", "dimension", ["a"], repeated(0))],
    network: { first: [], second: [], weight: [], of_meaning: [], taken: 0, copies: [] },
  });
  const flows = flowsOf(study, START, shownBy(study, START));
  const last = flows?.right[flows.right.length - 1];
  assert.equal(flows?.right.length, 40);
  assert.deepEqual([last?.label, last?.total, last?.facet, last?.values.length], ["21 others", 21, IN, 21]);
});

test("bars and labels of a side do not overlap, and bands fill the bars", () => {
  const flows = made();
  for (const width of [360, 700, 1200]) {
    const { bars, bands, height, over } = layoutOf(flows, { width, measure: typical });
    assert.equal(over, width === 360);
    for (const side of ["left", "right"] as const) {
      const column = bars.filter((bar) => bar.side === side);
      column.slice(1).forEach((bar, place) => {
        const before = at(column, place);
        assert.ok(bar.y >= before.y + before.height);
        const bottom = before.textY + 15 * (before.lines.length - 1);
        assert.ok(bar.textY - 12 > bottom, `${bar.end.label} at ${width}`);
      });
      column.forEach((bar) => {
        assert.ok(bar.y >= 0 && bar.y + bar.height <= height + 0.01);
      });
    }
    assert.equal(bands.length, flows.flows.length);
    assert.ok(bands.every(({ whole }) => !whole.includes("NaN")));
  }
});

test("an action with several values is a line from each; ends count actions", () => {
  const { left, right, flows } = made({ columns: [BOTH] });
  const numbers = (ends: Flows["left"]) => ends.map(({ label, total, lines }) => [label, total, lines]);
  assert.deepEqual(numbers(left), [["South", 4, 4], ["North", 3, 3], ["(none)", 1, 1]]);
  assert.deepEqual(numbers(right), [
    ["Label of SC01", 3, 4],
    ["In no super-cluster", 2, 3],
    ["Unclustered", 1, 1],
  ]);
  assert.equal(flows.reduce((sum, { total }) => sum + total, 0), 8);
});

test("bands of several values stay within their bars", () => {
  const flows = made({ columns: [BOTH] });
  const { bars } = layoutOf(flows, { width: 1000, measure: typical });
  const tall = (side: string) =>
    bars.filter((bar) => bar.side === side).reduce((sum, { height }) => sum + height, 0);
  assert.ok(Math.abs(tall("left") - tall("right")) < 1e-9);
});
