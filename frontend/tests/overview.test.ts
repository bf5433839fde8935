import assert from "node:assert/strict";
import test from "node:test";
import { shownBy } from "../src/model/filter";
import { START } from "../src/model/state";
import type { Entry } from "../src/model/payload";
import { figuresOf, kindsOf, logWords, reasonsOf } from "../src/views/overview/figures";
import { studyOf } from "./fixture";

const study = studyOf();
const all = shownBy(study, START);
const share = shownBy(study, { ...START, search: "share" });

test("the figures say what is shown of how many", () => {
  const words = (shown: typeof all) => figuresOf(study, shown).map(({ value, name }) => `${value} ${name}`);
  assert.deepEqual(words(all), [
    "6 actions",
    "1 super-cluster",
    "1 cluster",
    "2 sub-clusters",
    "1 unclustered",
    "2 edges",
    "5 actions voted on",
  ]);
  assert.equal(words(share)[0], "2 of 6 actions shown");
});

test("reasons count who is unclustered and why", () => {
  assert.deepEqual(reasonsOf(study, share), [{ reason: "no similar text", total: 1, shown: 0 }]);
});

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
    { kind: "move", holds: 1, back: 1, analysts: "Kim, Robin" },
    { kind: "set aside", holds: 1, back: 0, analysts: "Robin" },
  ]);
  assert.equal(logWords(edited), "3 edits from 2026-01-01 to 2026-01-02, 1 of them taken back.");
  assert.equal(logWords(study), "No edits: the groups are as they were found.");
});
