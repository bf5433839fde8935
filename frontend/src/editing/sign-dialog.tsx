// Who edits: asked before the first edit of a board that does not know, and whenever it is to change.
import { useState } from "preact/hooks";
import type { Editor } from "../contract";
import { TextField } from "../kit/fields";
import { EditForm } from "./edit-form";

interface SignProps {
  name: string; // as it is
  sign: (name: string) => void;
  close: () => void;
}

export function SignDialog({ name, sign, close }: SignProps) {
  const [value, setValue] = useState(name);
  return (
    <EditForm
      title="Who are you?"
      send="Sign with this name"
      reasoned
      ready={value.trim() !== ""}
      make={() => sign(value.trim())}
      close={close}
    >
      <p class="ac-muted">Each edit goes into the log with the name of who made it.</p>
      <TextField label="Your name" autocomplete="name" value={value} change={setValue} first />
    </EditForm>
  );
}

/** An editor that asks who edits before it makes anything. */
export function askingFirst(editor: Editor, who: () => Promise<void>): Editor {
  const { mode, verbs, canUndo, canRedo, busy, undo, redo, homes, why, signAs } = editor;
  const queue: Editor["queue"] = (answer) =>
    (answer === undefined || answer === "later" ? Promise.resolve() : who()).then(() => {
      if (editor.queue === undefined) throw new Error("there is no queue here");
      return editor.queue(answer);
    });
  const make: Editor["make"] = (edits, reason) => who().then(() => editor.make(edits, reason));
  return { mode, verbs, canUndo, canRedo, busy, undo, redo, homes, why, queue, signAs, make };
}
