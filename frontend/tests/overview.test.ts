import assert from "node:assert/strict";
import test from "node:test";
import type { Entry } from "../src/model/payload";
import { kindsOf, logWords } from "../src/views/overview/figures";
import { studyOf } from "./fixture";

const study = studyOf();

test("the log is summed up by kind and in a sentence", () => {
  const entry = (kind: string, day: number, holds = true): Entry => ({
    id: `${kind}${day}`,
    time: `2026-01-0${day}T10:00:00+00:00`,
    analyst: day === 1 ? "Robin" : "Kim",
    kind,
    what: "",
    why: "",
    holds,
    moved: [],
  });
  // undoing is no edit, and is not what is taken back
  const log = [entry("set_aside", 1), entry("move", 1), entry("move", 2, false), entry("undo", 2, false)];
  const edited = studyOf({ log });
  assert.deepEqual(kindsOf(edited), [
    ["move", 1, 1, "Kim, Robin"],
    ["set aside", 1, 0, "Robin"],
  ]);
  assert.equal(logWords(edited), "3 edits from 2026-01-01 to 2026-01-02, 1 of them taken back.");
  assert.equal(logWords(study), "No edits: the groups are as they were found.");
});
