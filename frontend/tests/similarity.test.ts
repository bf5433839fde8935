import assert from "node:assert/strict";
import test from "node:test";
import { at } from "../src/kit/lists";
import { meaningWords, similarTo } from "../src/model/similarity";
import { decode } from "../src/model/study";
import { payloadOf, studyOf } from "./fixture";

test("how much of a similarity is that of meaning is told, from both ends of a pair", () => {
  const payload = payloadOf();
  const { network } = payload;
  const of_meaning = network.weight.map((weight, pair) => (pair === 0 ? weight / 4 : 0));
  const study = decode({ ...payload, network: { ...network, of_meaning } });
  const [one, other] = [at(network.first, 0), at(network.second, 0)];
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    assert.equal(meaningWords(study, from, to), "25\u00a0% of it by meaning");
    assert.equal(similarTo(study, from).find(({ action }) => action === to)?.meaning, "25\u00a0% of it by meaning");
  }
  assert.equal(meaningWords(study, at(network.first, 1), at(network.second, 1)), "");
  assert.equal(meaningWords(study, one, one), "");
});

test("with words alone nothing is told of meaning", () => {
  const study = studyOf();
  assert.ok(similarTo(study, 1).length > 0);
  assert.ok(similarTo(study, 1).every(({ meaning }) => meaning === ""));
});
