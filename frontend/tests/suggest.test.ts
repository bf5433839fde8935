import assert from "node:assert/strict";
import test from "node:test";
import { MovesError } from "../src/editing/moves-file";
import { SuggestEditor } from "../src/editing/suggestion-editor";
import { at } from "../src/kit/lists";
import { studyOf } from "./fixture";

interface Document {
  format: string;
  version: number;
  start: string;
  analyst: string;
  edits: { time: string; why: string; edit: Record<string, unknown> }[];
}

function groupOf(editor: SuggestEditor, id: string): string | null {
  const { payload, actionOfId } = editor.study;
  const group = at(payload.actions.group, actionOfId.get(id) ?? -1);
  return group < 0 ? null : at(payload.groups, group).id;
}

test("suggestions change what is shown, can be undone and made again", async () => {
  let calls = 0;
  const editor = new SuggestEditor(studyOf(), () => (calls += 1));
  const said = await editor.make([{ edit: "move", actions: ["A1", "A4"], to: "C01" }], "broader");
  assert.equal(said, "moved 2 texts from S02, “Label of S01” to “Label of C01”");
  assert.equal(groupOf(editor, "A1"), "C01");
  assert.equal(editor.saved, false);
  await editor.make([{ edit: "set_aside", actions: ["A1"], reason: "off topic" }], "");
  assert.equal(groupOf(editor, "A1"), null);
  assert.equal(await editor.undo(), "took back: set “Train nurses in every region” aside from “Label of C01”: off topic");
  assert.equal(groupOf(editor, "A1"), "C01");
  await editor.redo();
  assert.equal(groupOf(editor, "A1"), null);
  await editor.undo();
  await editor.undo();
  assert.equal(groupOf(editor, "A1"), "S02");
  assert.equal(editor.canUndo, false);
  assert.equal(calls, 6);
});

test("an edit that cannot be made says why, and changes nothing", async () => {
  const editor = new SuggestEditor(studyOf(), () => undefined);
  const before = editor.study;
  const cases: [Parameters<SuggestEditor["make"]>[0], RegExp][] = [
    [[{ edit: "move", actions: ["A4"], to: "S01" }], /nothing to move: “Share data safely” is already in “Label of S01”/u],
    [[{ edit: "move", actions: ["A2"], to: "S01" }], /“Train all doctors” is pinned and cannot be moved/u],
    [[{ edit: "move", actions: ["A1"], to: "S99" }], /there is no group S99/u],
    [[{ edit: "move", actions: ["Z"], to: "S01" }], /there is no action Z/u],
    [[{ edit: "move", actions: [], to: "S01" }], /no action is chosen/u],
    [[{ edit: "set_aside", actions: ["A3"], reason: "x" }], /“Dépistage à l'hôpital” is already unclustered/u],
    [[{ edit: "set_aside", actions: ["A1"], reason: " " }], /set aside for a reason/u],
    [[{ edit: "delete", group: "S01" }], /does not make the edit “delete”/u],
  ];
  for (const [edits, message] of cases) {
    await assert.rejects(
      editor.make([{ edit: "move", actions: ["A5"], to: "S02" }, ...edits], ""),
      message,
    );
    assert.equal(editor.study, before);
  }
  await assert.rejects(editor.undo(), /nothing to undo/u);
  await assert.rejects(editor.redo(), /nothing to redo/u);
});

test("taking one suggestion back also takes those that cannot be made without it", async () => {
  const editor = new SuggestEditor(studyOf(), () => undefined);
  await editor.make([{ edit: "move", actions: ["A3"], to: "S01" }], "");
  await editor.make([{ edit: "set_aside", actions: ["A3"], reason: "no" }], "");
  await editor.make([{ edit: "move", actions: ["A1"], to: "S01" }], "");
  assert.match(editor.remove(0), /, and 1 that followed from it$/u);
  assert.deepEqual(
    editor.suggestions.map(({ edit }) => edit),
    [{ edit: "move", actions: ["A1"], to: "S01" }],
  );
  assert.equal(groupOf(editor, "A3"), null);
});

test("the file names reader, start, times and reasons, and gives the same when it is loaded", async () => {
  const editor = new SuggestEditor(studyOf(), () => undefined);
  await editor.make([{ edit: "move", actions: ["A1"], to: "S01" }], "fits better");
  await editor.make([{ edit: "set_aside", actions: ["A5"], reason: "off topic" }], "");
  editor.explain(1, "about IT");
  editor.sign(" Kim ");
  const text = editor.save();
  assert.equal(editor.saved, true);
  const document = JSON.parse(text) as Document;
  assert.equal(document.format, "actionclust-moves");
  assert.equal(document.start, "0123456789abcdef");
  assert.equal(document.analyst, "Kim");
  assert.deepEqual(
    document.edits.map(({ why, edit }) => [why, edit["edit"]]),
    [
      ["fits better", "move"],
      ["about IT", "set_aside"],
    ],
  );
  assert.match(document.edits[0]?.time ?? "", /^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/u);

  const other = new SuggestEditor(studyOf({ start: "fedcba9876543210" }), () => undefined);
  assert.equal(other.load(text), "2 of 2 made; they were suggested on another state of the study");
  assert.deepEqual(other.study.payload.actions, editor.study.payload.actions);
  assert.equal(other.reader, "Kim");
});

test("a file that is none is refused with the reason; strange edits are left out and named", () => {
  const editor = new SuggestEditor(studyOf(), () => undefined);
  const whole = {
    format: "actionclust-moves",
    version: 1,
    start: "x",
    analyst: "",
    edits: [] as unknown[],
  };
  const cases: [string, RegExp][] = [
    ["{", /not whole JSON/u],
    ["[]", /not a file of suggestions/u],
    [JSON.stringify({ ...whole, format: "other" }), /not a file of suggestions/u],
    [JSON.stringify({ ...whole, version: 2 }), /of version 2; this page reads up to 1/u],
    [JSON.stringify({ ...whole, edits: null }), /lacks its start, its analyst or its edits/u],
  ];
  for (const [text, message] of cases) {
    assert.throws(
      () => editor.load(text),
      (error) => error instanceof MovesError && message.test(error.message),
    );
  }
  const edits = [
    { time: "t", why: "", edit: { edit: "split", group: "S01", parts: [] } },
    { time: "t", why: "", edit: { edit: "move", actions: ["A9"], to: "S01" } },
    7,
  ];
  assert.equal(
    editor.load(JSON.stringify({ ...whole, edits })),
    "0 of 3 made; they were suggested on another state of the study; left out: there is no action A9; this page does not make: split, something that is not an edit",
  );
});

test("names, merges, new groups and comments are suggested too, and come back from the file", async () => {
  const editor = new SuggestEditor(studyOf(), () => undefined);
  const made = await editor.make(
    [
      { edit: "create", id: "new 1", level: "sub-cluster", label: "Grants", parent: "C01" },
      { edit: "move", actions: ["A1"], to: "new 1" },
    ],
    "",
  );
  assert.match(made, /^made the sub-cluster \u201cGrants\u201d; moved .* to \u201cGrants\u201d$/u);
  assert.equal(groupOf(editor, "A1"), "S03");
  await editor.make([{ edit: "rename", group: "S03", label: "Funds" }], "shorter");
  await editor.make([{ edit: "merge", groups: ["S02"], into: "S03" }], "");
  assert.equal(editor.study.groupOfId.has("S02"), false);
  assert.deepEqual(["A1", "A2"].map((id) => groupOf(editor, id)), ["S03", "S03"]);
  const said = await editor.make([{ edit: "note", target: "S03", text: "who pays?" }], "");
  assert.equal(said, "wrote on \u201cFunds\u201d: who pays?");
  const { groups } = editor.study.payload;
  assert.deepEqual(groups.map(({ id, parent }) => [id, groups[parent]?.id ?? null]).find(([id]) => id === "S03"), ["S03", "C01"]);
  const other = new SuggestEditor(studyOf(), () => undefined);
  assert.equal(other.load(editor.save()), "5 of 5 made");
  assert.deepEqual(other.study.payload, editor.study.payload);
  await editor.make([{ edit: "create", id: "new 1", level: "sub-cluster", label: "More", parent: null }], "");
  assert.equal(editor.study.groupOfId.has("S04"), true); // an id is never used again
  const refused: [Parameters<SuggestEditor["make"]>[0][number], RegExp][] = [
    [{ edit: "rename", group: "S03", label: " " }, /cannot be blank/u],
    [{ edit: "rename", group: "S03", label: "Funds" }, /already called so/u],
    [{ edit: "merge", groups: ["C01"], into: "S03" }, /only groups of one level/u],
    [{ edit: "merge", groups: ["S03"], into: "S03" }, /no other group is chosen/u],
    [{ edit: "note", target: "S03", text: " " }, /a comment says something/u],
  ];
  for (const [edit, message] of refused) await assert.rejects(editor.make([edit], ""), message);
});

test("what is suggested is kept until it is saved or taken back", async () => {
  const kept: (string | null)[] = [];
  const editor = new SuggestEditor(studyOf(), () => undefined, (file) => kept.push(file));
  await editor.make([{ edit: "move", actions: ["A1"], to: "S01" }], "");
  const again = new SuggestEditor(studyOf(), () => undefined);
  assert.equal(again.load(kept.at(-1) ?? ""), "1 of 1 made");
  editor.save();
  assert.equal(kept.at(-1), null);
  await editor.make([{ edit: "rename", group: "S01", label: "Data" }], "");
  assert.notEqual(kept.at(-1), null);
  await editor.undo();
  await editor.undo();
  assert.equal(kept.at(-1), null);
});
