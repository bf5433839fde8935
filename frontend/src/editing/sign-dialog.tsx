// Who edits: asked before the first edit of a board that does not know, and whenever it is to change.
import type { Editor } from "../contract";
import { TextForm } from "./edit-form";

interface SignProps {
  name: string; // as it is
  sign: (name: string) => void;
  close: () => void;
}

export function SignDialog({ name, sign, close }: SignProps) {
  return (
    <TextForm title="Who are you?" send="Sign" label="Your name" start={name} reasoned make={sign} close={close}>
      <p class="ac-muted">Each edit goes into the log with the name of who made it.</p>
    </TextForm>
  );
}

/** An editor that asks who edits before it makes anything. */
export function askingFirst(editor: Editor, who: () => Promise<void>): Editor {
  const { mode, verbs, canUndo, canRedo, busy, undo, redo, homes, why, memos, signAs } = editor;
  const inquire: Editor["inquire"] = (inquiry) => {
    const silent = inquiry.answer === undefined || inquiry.answer === "later";
    return (silent ? Promise.resolve() : who()).then(() => {
      if (editor.inquire === undefined) throw new Error("nothing is asked here");
      return editor.inquire(inquiry);
    });
  };
  const make: Editor["make"] = (edits, reason) => who().then(() => editor.make(edits, reason));
  return { mode, verbs, canUndo, canRedo, busy, undo, redo, homes, why, memos, inquire, signAs, make };
}
