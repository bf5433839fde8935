// Taking the last edit back, and making it again.
import type { Editor } from "../editor";
import { Icon } from "../kit/icon";

interface UndoProps {
  editor: Editor;
  act: (doing: Promise<string>) => void;
}

export function UndoRedo({ editor, act }: UndoProps) {
  return (
    <div>
      <button
        type="button"
        class="ac-button ac-plain"
        aria-label="Undo"
        disabled={!editor.canUndo || editor.busy}
        onClick={() => {
          act(editor.undo());
        }}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        class="ac-button ac-plain"
        aria-label="Redo"
        disabled={!editor.canRedo || editor.busy}
        onClick={() => {
          act(editor.redo());
        }}
      >
        <Icon name="redo" />
      </button>
    </div>
  );
}
