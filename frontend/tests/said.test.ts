import assert from "node:assert/strict";
import test from "node:test";
import { at } from "../src/kit/lists";
import { shownBy } from "../src/model/filter";
import { applied } from "../src/editing/local-edits";
import { listColumns, rankedActions, voteWords } from "../src/model/ranking";
import type { Payload } from "../src/model/payload";
import { summed } from "../src/model/sums";
import { decode, type Study } from "../src/model/study";
import { leaningsOf, particularsOf, typicalOf } from "../src/model/typical";
import { forestOf } from "../src/model/branches";
import { placeTold } from "../src/parts/place-told";
import { category, generator, group, payloadOf, studyOf } from "./fixture";

const NONE = { search: "", filters: {} };

/** Twelve texts in two narrow groups of one wide one, and a third; regions and votes. */
function twelve(change: Partial<Payload> = {}): Study {
  const base = payloadOf();
  const count = 12;
  const list = <Value>(value: (action: number) => Value) => Array.from({ length: count }, (_, action) => value(action));
  return decode({
    ...base,
    actions: {
      ...base.actions,
      id: list((action) => `T${action}`),
      text: list((action) => `text ${action}`),
      group: list((action) => (action < 4 ? 1 : action < 10 ? 2 : action < 11 ? 3 : -1)),
      reason: list((action) => (action === 11 ? 0 : -1)),
      pinned: [],
      fit: list((action) => (action < 10 ? action / 10 : null)),
      share: list(() => null),
      priority: list(() => 0),
      rank: list((action) => (action < 3 ? 3 - action : null)),
      x: list(() => 0),
      y: list(() => 0),
      terms: list(() => []),
      functions: [],
      loose: [1, 5],
    },
    columns: [category("region", "region", ["North", "South"], list((action) => (action < 4 ? 0 : action < 9 ? 1 : 0)))],
    groups: [
      group("SC01", "super-cluster", -1, { typical: [9, 0, 4] }),
      group("S01", "sub-cluster", 0, { typical: [3, 2, 1] }),
      group("S02", "sub-cluster", 0, { typical: [9, 8] }),
      group("S03", "sub-cluster", -1, { typical: [10] }),
    ],
    network: { first: [], second: [], weight: [], of_meaning: [], taken: 0, copies: [] },
    ...change,
  });
}

const study = twelve();
const all = shownBy(study, NONE);
const wholeOf = (one: Study, shown = shownBy(one, NONE)) => summed(one, shown, forestOf(one).top.all);

test("typical texts are those of Python, and the best of what is shown where filters hide them", () => {
  assert.deepEqual(typicalOf(study, all, 0, 2), [9, 0]);
  assert.deepEqual(typicalOf(study, all, 3, 2), [10]);
  const south = shownBy(study, { search: "", filters: { "column:region": ["South"] } });
  assert.deepEqual(typicalOf(study, south, 0, 3), [4, 8, 7]);
  assert.deepEqual(typicalOf(study, south, 1, 2), []);
});

test("a text that is moved away is typical of its old group no more, and sits loosely no more", () => {
  const moved = applied(study, { edit: "move", actions: ["T3", "T1"], to: "S03" });
  assert.deepEqual(typicalOf(moved, shownBy(moved, NONE), 1, 3), [2, 0]);
  assert.deepEqual([...moved.loose], [5]);
  const aside = applied(moved, { edit: "set_aside", actions: ["T5"], reason: "new" });
  assert.deepEqual([...aside.loose], []);
  assert.deepEqual(aside.payload.meanings.length, aside.payload.reasons.length);
});

test("what one region alone says, and what it mostly says, the widest group only", () => {
  const { only, mostly } = leaningsOf(study, all, wholeOf(study));
  assert.deepEqual(only, [{ group: 1, region: 0, count: 4, of: 4 }]);
  assert.deepEqual(mostly, [{ group: 2, region: 1, count: 5, of: 6 }]);
  const north = shownBy(study, { search: "", filters: { "column:region": ["North"] } });
  assert.deepEqual(leaningsOf(study, north, wholeOf(study, north)), { only: [], mostly: [] });
});

test("groups of one region hold each no text of another, whatever the study", () => {
  const draw = generator(5);
  for (let round = 0; round < 200; round += 1) {
    const values = Array.from({ length: 12 }, () => draw(3) - 1);
    const made = twelve({ columns: [category("region", "region", ["North", "South"], values)] });
    const { only, mostly } = leaningsOf(made, shownBy(made, NONE), wholeOf(made));
    for (const { group: place, region, of } of only) {
      assert.ok(of >= 3);
      for (const action of at(made.below, place)) assert.equal(values[action], region);
    }
    for (const { count, of } of mostly) assert.ok(count / of >= 2 / 3 && of >= 5);
  }
});

test("what is particular is told only where it is much more than elsewhere", () => {
  const told = particularsOf(study, all, summed(study, all, at(study.below, 2)), wholeOf(study));
  assert.deepEqual(told, ["more from South: 83 % of it, 42 % of all"]);
  assert.deepEqual(particularsOf(study, all, summed(study, all, at(study.below, 3)), wholeOf(study)), []);
});

test("the votes for and against a group are told, and those of an action", () => {
  const votes = { in_favour: Array<number | null>(12).fill(3), against: Array<number | null>(12).fill(1), rule: "" };
  votes.in_favour[0] = votes.against[0] = null;
  const voted = twelve({ votes });
  const told = particularsOf(voted, shownBy(voted, NONE), summed(voted, shownBy(voted, NONE), at(voted.below, 2)), wholeOf(voted));
  assert.equal(told[told.length - 1], "75 % of the votes on it are for it");
  assert.equal(voteWords(voted, 1), "3 for, 1 against");
  assert.equal(voteWords(voted, 0), "");
});

test("stickers are told with the points, the share and who voted", () => {
  const { actions } = payloadOf();
  const count = actions.id.length;
  const stickers = { points: [11, 1, 0, null, 2, 0], placed: [5, 1, 0, null, 1, 0], voters: [9, 9, 9, null, 2, 2] };
  const voted = decode(payloadOf({ stickers }));
  assert.equal(stickers.points.length, count);
  assert.equal(voteWords(voted, 0), "11 points from 5 stickers, 50 % of its group\u2019s; 9 voted there");
  assert.equal(voteWords(voted, 1), "1 point from 1 sticker, 20 % of its group\u2019s; 9 voted there");
  assert.equal(voteWords(voted, 3), "");
});

test("a list stands by rank at first, and by any column, both ways; what has no value is last", () => {
  assert.deepEqual(rankedActions(study, all, "best").slice(0, 4), [2, 1, 0, 3]);
  assert.deepEqual(rankedActions(study, all, "-rank").slice(0, 4), [0, 1, 2, 3]);
  assert.deepEqual(rankedActions(study, all, "fit").slice(0, 2), [0, 1]);
  const turned = rankedActions(study, all, "-fit");
  assert.deepEqual(turned.slice(0, 2), [9, 8]);
  assert.deepEqual(turned.slice(-2), [10, 11]);
  assert.deepEqual(rankedActions(study, all, "text").slice(0, 3), [0, 1, 2], "numbers in texts count as such");
  assert.deepEqual(rankedActions(study, all, "-region").slice(0, 5), [4, 5, 6, 7, 8]);
});

test("every column sorts all that is shown, and nothing else", () => {
  const some = shownBy(study, { search: "", filters: { "column:region": ["North"] } });
  for (const { key } of listColumns(study)) {
    for (const by of [key, `-${key}`]) {
      assert.deepEqual([...rankedActions(study, some, by)].sort((a, b) => a - b), [0, 1, 2, 3, 9, 10, 11]);
    }
  }
  assert.deepEqual(listColumns(study).map(({ key }) => key), ["rank", "text", "region", "theme", "fit"]);
});

test("a search puts whole words first", () => {
  const texts = ["a business", "a bus", "two buses"];
  const { actions } = payloadOf();
  const searched = decode(payloadOf({ actions: { ...actions, text: [...texts, ...actions.text.slice(3)], rank: actions.rank.map(() => null) } }));
  assert.deepEqual(rankedActions(searched, shownBy(searched, { search: "bus", filters: {} }), "best"), [1, 2]);
});

test("why a text is here: how it came, what it shares, what is like it, where else it might be", () => {
  const entry = (id: string, moved: number[], holds = true) => ({ id, time: "", analyst: "Kim", kind: "move", what: `moved by ${id}`, why: "", holds, moved });
  const small = studyOf({
    actions: { ...payloadOf().actions, terms: [[0, 1], [0], [], [2, 3], [2, 3], [0]], group: [3, 3, -1, 2, 2, 2] },
    network: { ...payloadOf().network, first: [3, 0, 1], second: [4, 1, 5], taken: 3 },
    log: [entry("L1", [1]), entry("L2", [1], false), entry("L3", [0, 4])],
  });
  const told = placeTold(small, "A2");
  assert.deepEqual(told.came.map(({ what }) => what), ["placed by the program", "moved by L1"]);
  assert.deepEqual(told.shared, ["train (in 1 of 1)"]);
  assert.deepEqual(told.nearest, [{ id: "A1", text: "Train nurses in every region", words: ["train"] }]);
  assert.deepEqual(told.others.map(({ group: id, nearest }) => [id, nearest?.id]), [["S01", "A6"]]);
  assert.deepEqual([told.fit, told.better], [0.5, 0.5]);
  const outside = placeTold(small, "A3");
  assert.deepEqual([outside.came[0]?.what, outside.shared, outside.nearest, outside.fit], ["in no group at first", [], [], null]);
});

test("loose texts are a filter", () => {
  const loose = shownBy(study, { search: "", filters: { loose: ["loose"] } });
  assert.deepEqual([...loose.mask.keys()].filter((action) => loose.mask[action] === 1), [1, 5]);
});
