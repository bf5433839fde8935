import assert from "node:assert/strict";
import test from "node:test";
import { fileName } from "../src/kit/download";
import { shownBy } from "../src/model/filter";
import { START } from "../src/model/state";
import { counted } from "../src/kit/counted";
import { captionOf, priorityName } from "../src/parts/caption";
import { escaped, wellFormed } from "../src/picture/document";
import { typical } from "../src/picture/measure";
import { wrapped } from "../src/picture/wrap";
import { generator, studyOf } from "./fixture";

const TYPE = { size: 10, measure: typical };

test("lines are no wider than the room, and hold the text in order", () => {
  const draw = generator(3);
  for (let round = 0; round < 300; round += 1) {
    const words = Array.from({ length: 1 + draw(9) }, () => "abcdefghijklmnop".slice(0, 1 + draw(15)));
    const width = 20 + draw(120);
    const most = 1 + draw(4);
    const lines = wrapped(words.join(" "), width, most, TYPE);
    assert.ok(lines.length <= most);
    for (const line of lines) assert.ok(typical(line, 10) <= width, `${line} in ${width}`);
    const kept = lines.join("").replace(/…$/u, "").replace(/\s/gu, "");
    const whole = words.join("");
    assert.ok(whole.startsWith(kept), `${kept} of ${whole}`);
    assert.equal(lines.join("").endsWith("…"), kept.length < whole.length);
  }
});

test("words joined by a slash or a hyphen part there, and a lone slash does not", () => {
  assert.deepEqual(wrapped("expand/restructure", 62, 2, TYPE), ["expand/", "restructure"]);
  assert.deepEqual(wrapped("well-known", 40, 2, TYPE), ["well-", "known"]);
  assert.deepEqual(wrapped("either / or", 200, 2, TYPE), ["either / or"]);
  assert.deepEqual(wrapped("  ", 40, 2, TYPE), []);
});

test("characters of several code points are not cut in two", () => {
  const family = "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}";
  const [line = ""] = wrapped(family.repeat(20), 150, 1, TYPE);
  assert.ok(line.endsWith("…"));
  assert.equal(line.slice(0, -1).length % family.length, 0);
});

test("no document holds what XML forbids", () => {
  assert.equal(wellFormed("a\0b\u0008c\ud800d\ufffee\tf\u{1f600}"), "a\ufffdb\ufffdc\ufffdd\ufffde\tf\u{1f600}");
  assert.equal(escaped(`<a b="c">&]]>`), "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;");
});

test("a file is named after the study and the view, in letters that every system takes", () => {
  assert.equal(fileName("Été: soins / santé", "vsm macro"), "ete-soins-sante-vsm-macro");
  assert.equal(fileName("../../etc/passwd", "links"), "etc-passwd-links");
  assert.equal(fileName("日本", "network"), "study-network");
  assert.equal(fileName("x".repeat(500), "links").length, 66);
});

test("a caption says how many actions there are and what narrows them down", () => {
  const study = studyOf();
  const state = { ...START, search: "share", filters: { "column:region": ["North", "South"] } };
  assert.equal(captionOf({ study, state: START, shown: shownBy(study, START) }), "6 actions");
  assert.equal(
    captionOf({ study, state, shown: shownBy(study, state) }),
    "1 of 6 actions (search: “share”; region: North or South)",
  );
});

test("numbers and priorities go with their nouns", () => {
  assert.equal(counted(1, "edge"), "1 edge");
  assert.equal(counted(1656, "community", "communities"), "1,656 communities");
  assert.deepEqual(["none", "high"].map(priorityName), ["no priority", "high priority"]);
});
