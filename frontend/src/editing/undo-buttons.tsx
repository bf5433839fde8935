// Taking edits back, and making them again.
import type { Editor } from "../contract";
import { Button } from "../kit/button";

interface UndoProps {
  editor: Editor;
  act: (doing: Promise<string>) => void;
}

export function UndoButtons({ editor, act }: UndoProps) {
  const { canUndo, canRedo, busy, undo, redo } = editor;
  return (
    <div>
      <Button icon="undo" look="plain" name="Undo" disabled={!canUndo || busy} act={() => act(undo())} />
      <Button icon="redo" look="plain" name="Redo" disabled={!canRedo || busy} act={() => act(redo())} />
    </div>
  );
}
