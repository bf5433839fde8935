import assert from "node:assert/strict";
import test from "node:test";
import { isolated, isRightToLeft } from "../src/kit/direction";
import { typical } from "../src/picture/measure";
import { wrapped } from "../src/picture/wrap";

test("the first letter says from where a text reads", () => {
  for (const text of ["תמונות", "12 תמונות ABC", "«رعاية»", "\u0700\u0710", "3. ߒ"]) {
    assert.ok(isRightToLeft(text), text);
  }
  for (const text of ["", "12", "Care تدريب", "Über", "漢字", "Έργα"]) {
    assert.ok(!isRightToLeft(text), text);
  }
});

test("only texts with letters from the right are isolated", () => {
  assert.equal(isolated("Flanders"), "Flanders");
  assert.equal(isolated("דרום"), "\u2068דרום\u2069");
  assert.equal(isolated("Tel Aviv (תל אביב)"), "\u2068Tel Aviv (תל אביב)\u2069");
});

test("each line of a label has the direction of the whole", () => {
  const lines = wrapped("הכשרת אחיות ABC nurses", 80, 3, { size: 12, measure: typical });
  assert.ok(lines.length > 1);
  for (const line of lines) assert.match(line, /^\u2067[^\u2067\u2069]+\u2069$/u);
  assert.deepEqual(wrapped("Train nurses", 500, 2, { size: 12, measure: typical }), ["Train nurses"]);
  assert.deepEqual(wrapped("", 500, 2, { size: 12, measure: typical }), []);
});
