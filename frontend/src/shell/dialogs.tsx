// The dialog that is open, if one is.
import type { Make, View, ViewProps } from "../contract";
import { MoveDialog } from "../editing/move-dialog";
import { SetAsideDialog } from "../editing/set-aside-dialog";
import { SaveDialog } from "./save-dialog";
import { ShortcutHelp } from "./shortcut-help";

export type Asked =
  | { readonly what: "move" | "set_aside"; readonly ids: readonly string[] }
  | { readonly what: "help" | "save" }
  | null;

interface DialogsProps extends ViewProps {
  asked: Asked;
  close: () => void;
  view: View;
  views: readonly View[];
  make: Make;
  letters: boolean;
  setLetters: (on: boolean) => void;
}

export function Dialogs(given: DialogsProps) {
  const { asked, close, view, views, make, letters, setLetters, ...props } = given;
  const { study, editor } = props;
  switch (asked?.what) {
    case undefined:
      return null;
    case "help":
      return <ShortcutHelp edits={editor.verbs.size > 0} {...{ letters, setLetters, close }} />;
    case "save":
      return <SaveDialog {...props} view={view} views={views} close={close} />;
    case "move":
      return <MoveDialog study={study} ids={asked.ids} close={close} make={make} />;
    case "set_aside":
      return <SetAsideDialog study={study} ids={asked.ids} close={close} make={make} />;
  }
}
