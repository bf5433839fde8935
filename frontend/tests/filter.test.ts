import assert from "node:assert/strict";
import test from "node:test";
import { facetsOf, FUNCTION, IN, LEVEL, PRIORITY, REASON, shownBy } from "../src/model/filter";
import type { State } from "../src/model/state";
import type { Study } from "../src/model/study";
import { at } from "../src/kit/lists";
import { searchWords } from "../src/kit/search-words";
import { BOTH, generator, studyOf } from "./fixture";

const NARROW = { search: "", filters: {} };

function ids(study: Study, state: Partial<State>): string[] {
  const { mask } = shownBy(study, { ...NARROW, ...state });
  return study.payload.actions.id.filter((_, action) => mask[action] === 1);
}

test("a search finds words in any case, without accents, in texts and ids", () => {
  const study = studyOf();
  assert.deepEqual(ids(study, { search: "TRAIN" }), ["A1", "A2"]);
  assert.deepEqual(ids(study, { search: "hopital depistage" }), ["A3"]);
  assert.deepEqual(ids(study, { search: '"more data"' }), ["A5"]);
  assert.deepEqual(ids(study, { search: "a4" }), ["A4"]);
  assert.deepEqual(ids(study, { search: "train data" }), []);
});

test("values of one filter add up, filters narrow each other down", () => {
  const study = studyOf();
  const north = { "column:region": ["North"] };
  assert.deepEqual(ids(study, { filters: north }), ["A1", "A4"]);
  assert.deepEqual(ids(study, { filters: { "column:region": ["North", ""] } }), ["A1", "A4", "A5"]);
  assert.deepEqual(ids(study, { filters: { ...north, [PRIORITY]: ["high"] } }), ["A1"]);
  assert.deepEqual(ids(study, { filters: { [IN]: ["SC01"] } }), ["A4", "A5", "A6"]);
  assert.deepEqual(ids(study, { filters: { [IN]: ["unclustered", "S01"] } }), ["A3", "A4", "A5"]);
  assert.deepEqual(ids(study, { filters: { [REASON]: ["no similar text"] } }), ["A3"]);
});

test("a column that is called like another filter is a filter of its own", () => {
  assert.deepEqual(ids(studyOf(), { filters: { "column:priority": ["yes"] } }), ["A1", "A6"]);
});

test("function and level hold of one place in the model at once", () => {
  const study = studyOf();
  assert.deepEqual(ids(study, { filters: { [FUNCTION]: ["S3"], [LEVEL]: ["micro"] } }), [
    "A4",
    "A5",
  ]);
  assert.deepEqual(ids(study, { filters: { [FUNCTION]: ["S4"], [LEVEL]: ["meso"] } }), []);
  assert.deepEqual(ids(study, { filters: { [FUNCTION]: [""] } }), ["A1", "A2", "A3"]);
});

test("groups count what is shown in them", () => {
  const { inGroup, count } = shownBy(studyOf(), { ...NARROW, search: "share" });
  assert.deepEqual([...inGroup], [2, 2, 2, 0]);
  assert.equal(count, 2);
});

test("each count says how many actions the choice shows when it is the only one of its filter", () => {
  const study = studyOf();
  const draw = generator(7);
  const facets = facetsOf(study);
  for (let round = 0; round < 200; round += 1) {
    const filters: Record<string, string[]> = {};
    for (const facet of facets) {
      const chosen = facet.values.filter(() => draw(6) === 0).map(({ value }) => value);
      if (chosen.length > 0) filters[facet.name] = chosen;
    }
    const search = ["", "share", "train", "zz"][draw(4)] ?? "";
    const shown = shownBy(study, { search, filters });
    for (const facet of facets) {
      const counts = shown.facets.get(facet.name);
      assert.ok(counts);
      facet.values.forEach(({ value }, place) => {
        const alone = shownBy(study, { search, filters: { ...filters, [facet.name]: [value] } });
        assert.equal(
          at(counts, place),
          alone.count,
          `${facet.name}=${value} of ${JSON.stringify(filters)}`,
        );
      });
    }
  }
});

test("the words of a search are all in what is shown, and in nothing else", () => {
  const study = studyOf();
  for (const search of ["a*", "s*", "e* a*", "data", "lone"]) {
    const { mask } = shownBy(study, { ...NARROW, search });
    study.searched.forEach((text, action) => {
      assert.equal(
        mask[action] === 1,
        searchWords(search).every((word) => text.includes(word)),
      );
    });
  }
});

test("an action with several values is found under each, and counted in each", () => {
  const study = studyOf({ columns: [BOTH] });
  assert.deepEqual(ids(study, { filters: { "column:region": ["North"] } }), ["A1", "A4", "A5"]);
  assert.deepEqual(ids(study, { filters: { "column:region": ["South"] } }), ["A1", "A2", "A5", "A6"]);
  assert.deepEqual(ids(study, { filters: { "column:region": ["North", "South"] } }).length, 5);
  assert.deepEqual(ids(study, { filters: { "column:region": [""] } }), ["A3"]);
  const { facets } = shownBy(study, NARROW);
  assert.deepEqual([...(facets.get("column:region") ?? [])], [3, 4, 1]);
});
