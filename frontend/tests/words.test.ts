import assert from "node:assert/strict";
import test from "node:test";
import { folded, wordsOf } from "../src/model/words";

test("case and accents do not matter", () => {
  assert.equal(folded("Dépistage À L'HÔPITAL"), "depistage a l'hopital");
});

test("words in quotation marks belong together, also when the last mark is missing", () => {
  assert.deepEqual(wordsOf('Care "Integrated  Care" x'), ["care", "integrated  care", "x"]);
  assert.deepEqual(wordsOf('"mental health'), ["mental health"]);
  assert.deepEqual(wordsOf(' "" '), []);
});
