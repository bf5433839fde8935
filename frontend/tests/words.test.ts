import assert from "node:assert/strict";
import test from "node:test";
import { cut, folded, searchWords } from "../src/kit/search-words";

test("case and accents do not matter", () => {
  assert.equal(folded("Dépistage À L'HÔPITAL"), "depistage a l'hopital");
  assert.equal(folded("ΟΔΟΣ"), folded("οδός"));
});

test("words in quotation marks belong together, also when the last mark is missing", () => {
  assert.deepEqual(searchWords('Care "Integrated  Care" x'), ["care", "integrated  care", "x"]);
  assert.deepEqual(searchWords('"mental health'), ["mental health"]);
  assert.deepEqual(searchWords(' "" '), []);
});

function marked(text: string, ...words: string[]): string {
  return cut(text, words.map((word) => ({ text: folded(word), whole: false })))
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join("");
}

test("marks stand where the words are in the text as it was written", () => {
  assert.equal(marked("Dépistage à l'Hôpital", "hopital", "dep"), "[Dép]istage à l'[Hôpital]");
  assert.equal(marked("aaa b", "aa"), "[aaa] b");
  assert.equal(marked("of\ufb01ce", "fi"), "of[\ufb01]ce");
  assert.equal(marked("e\u0301te\u0301", "e"), "[e\u0301]t[e\u0301]");
  assert.equal(marked("\u{1f600}x \ud800y", "y"), "\u{1f600}x \ud800[y]");
  assert.equal(marked("nothing", "zz"), "nothing");
  assert.equal(marked("İstanbul", "istanbul"), "[İstanbul]");
});

test("the pieces of a text make up the text", () => {
  for (const text of ["", "é", "\u0301", "a\u0301b", "\ud800\udc00\ud800"]) {
    assert.equal(
      cut(text, [{ text: "a", whole: false }, { text: "e", whole: true }])
        .map((piece) => piece.text)
        .join(""),
      text,
    );
  }
});
