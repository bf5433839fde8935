import assert from "node:assert/strict";
import test from "node:test";
import { colourings } from "../src/model/action-colours";
import { facetsOf } from "../src/model/filter";
import { fromFragment, toFragment } from "../src/model/address";
import { SORTS, START, toggled, VIEW_NAMES, type State } from "../src/model/state";
import { category, generator, payloadOf, studyOf } from "./fixture";

const STRANGE = "a=b&c+d %41 \\u \ud800\\\u{1f600}";

test("a fragment gives the state back from which it was written", () => {
  const { actions, columns } = payloadOf();
  const study = studyOf({
    actions: { ...actions, id: [STRANGE, ...actions.id.slice(1)] },
    columns: [...columns, category(STRANGE, "", [STRANGE, "x"], [0, 1, 0, 1, 0, -1])],
  });
  const draw = generator(3);
  const pick = <Value>(list: readonly Value[]) => list[draw(list.length)] as Value;
  const facets = facetsOf(study);
  for (let round = 0; round < 300; round += 1) {
    const filters: Record<string, readonly string[]> = {};
    for (const facet of facets) {
      const chosen = facet.values.filter(() => draw(4) === 0).map(({ value }) => value);
      if (chosen.length > 0) filters[facet.name] = chosen;
    }
    const state: State = {
      ...START,
      view: pick(VIEW_NAMES),
      open: pick([null, "S01", "unclustered"]),
      selected: study.payload.actions.id.filter(() => draw(3) === 0),
      search: pick(["", "data", STRANGE, " "]),
      filters,
      sort: pick(SORTS),
      by: pick(["best", "rank", "-rank", "text"]),
      edges: pick([null, 0, 3]),
      colour: pick(colourings(study).map(([one]) => one)),
      from: pick([null, STRANGE]),
    };
    const problems: string[] = [];
    const fragment = toFragment(state);
    const back = fromFragment(`#${fragment}`, study, (problem) => problems.push(problem));
    assert.deepEqual(back, state);
    assert.deepEqual(problems, []);
    assert.match(fragment, /^[\x21-\x7e]*$/u);
  }
});

test("the state at the start has an empty fragment", () => {
  assert.equal(toFragment(START), "");
  assert.deepEqual(fromFragment("", studyOf()), START);
});

test("an address that says something else than a view is one of the table, as it always was", () => {
  const study = studyOf();
  assert.equal(fromFragment("#open=S01", study).view, "table");
  assert.equal(fromFragment("#view=said&search=data", study).view, "said");
  assert.equal(toFragment({ ...START, view: "table", open: "S01" }), "open=S01");
  assert.equal(toFragment({ ...START, view: "table" }), "view=table");
  assert.equal(toFragment({ ...START, search: "data" }), "view=said&search=data");
});

test("what is not understood is left out, and each is said", () => {
  const problems: string[] = [];
  const fragment =
    "#view=wall&open=S99&selected=A1&selected=Z&filter.column:region=East&filter.no=1&edges=4&from=count&%E0%A4%A=1&x&y=1&sort=size&__proto__=1";
  const state = fromFragment(fragment, studyOf(), (problem) => problems.push(problem));
  assert.deepEqual(state, { ...START, view: "table", selected: ["A1"], sort: "size" });
  assert.deepEqual(problems, [
    "there is no view “wall”",
    "there is no group “S99”",
    "there is no action “Z”",
    "the filter “region” has no value “East”",
    "there is no filter “no”",
    "the number of edges is from 0 to 3; got “4”",
    "there is no column of categories “count”",
    "“%E0%A4%A=1” in the address is not understood",
    "“x” in the address is not understood",
    "“y=1” in the address is not understood",
    "“__proto__=1” in the address is not understood",
  ]);
});

test("a value is chosen, and chosen no more", () => {
  const once = { ...START, filters: toggled(START, "priority", "high") };
  const twice = { ...START, filters: toggled(once, "priority", "low") };
  assert.deepEqual(twice.filters, { priority: ["high", "low"] });
  assert.deepEqual(toggled(once, "priority", "high"), {});
});
