import assert from "node:assert/strict";
import test from "node:test";
import { answerOf, CHOOSE } from "../src/editing/queue-answers";

const MOVE = { kind: "move", choices: [] } as const;
const CHECK = { kind: "check", choices: ["S05", "S11"] } as const;

test("a ready edit is answered yes, no or later", () => {
  assert.deepEqual(["y", "n", "l", "1", "x", "toString"].map((key) => answerOf(MOVE, key)), [
    ...["yes", "no", "later"],
    ...[null, null, null],
  ]);
});

test("a text to check goes to a group that is named, or stays", () => {
  assert.deepEqual(["y", "n", "l", "1", "2", "3", "0"].map((key) => answerOf(CHECK, key)), [
    ...[CHOOSE, "no", "later"],
    ...["to S05", "to S11"],
    ...[null, null],
  ]);
});
