// Taking the last edit back, and making it again.
import type { Editor } from "../contract";
import { Button } from "../kit/button";

interface UndoProps {
  editor: Editor;
  act: (doing: Promise<string>) => void;
}

export function UndoButtons({ editor, act }: UndoProps) {
  const { canUndo, canRedo, busy } = editor;
  return (
    <div>
      <Button
        icon="undo"
        look="plain"
        name="Undo"
        disabled={!canUndo || busy}
        act={() => act(editor.undo())}
      />
      <Button
        icon="redo"
        look="plain"
        name="Redo"
        disabled={!canRedo || busy}
        act={() => act(editor.redo())}
      />
    </div>
  );
}
