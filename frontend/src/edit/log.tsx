// The log beside the board: every edit, the newest first, and the way back and forth.
import type { Editor } from "../editor";
import type { Study } from "../model/study";
import { EntryList } from "../parts/entries";

interface LogPanelProps {
  study: Study;
  editor: Editor;
  act: (doing: Promise<string>) => void;
}

export function LogPanel({ study, editor, act }: LogPanelProps) {
  const places = study.payload.log.map((_, place) => place);
  return (
    <>
      <div class="ac-verbs">
        <button
          type="button"
          class="ac-button"
          disabled={!editor.canUndo || editor.busy}
          onClick={() => {
            act(editor.undo());
          }}
        >
          Undo
        </button>
        <button
          type="button"
          class="ac-button"
          disabled={!editor.canRedo || editor.busy}
          onClick={() => {
            act(editor.redo());
          }}
        >
          Redo
        </button>
      </div>
      {places.length === 0 ? (
        <p class="ac-muted ac-small">no edits yet</p>
      ) : (
        <EntryList study={study} places={places} />
      )}
    </>
  );
}
