// The dialog that is open, if one is.
import type { Host, Make, View, ViewProps } from "../contract";
import { MoveDialog } from "../editing/move-dialog";
import { SetAsideDialog } from "../editing/set-aside-dialog";
import { PrintDialog } from "./print-dialog";
import { SaveDialog } from "./save-dialog";
import { ShortcutHelp } from "./shortcut-help";

export type Asked =
  | { readonly what: "move" | "set_aside"; readonly ids: readonly string[] }
  | { readonly what: "help" | "save" | "print" }
  | null;

interface DialogsProps extends ViewProps {
  asked: Asked;
  close: () => void;
  view: View;
  views: readonly View[];
  make: Make;
  letters: boolean;
  setLetters: (on: boolean) => void;
  print: Host["print"];
}

export function Dialogs(given: DialogsProps) {
  const { asked, close, view, views, make, letters, setLetters, print, ...props } = given;
  const { study, editor } = props;
  switch (asked?.what) {
    case undefined:
      return null;
    case "help":
      return <ShortcutHelp edits={editor.verbs.size > 0} {...{ letters, setLetters, close }} />;
    case "save":
      return <SaveDialog {...props} view={view} views={views} close={close} />;
    case "print":
      return print === null ? null : <PrintDialog {...props} view={view} print={print} close={close} />;
    case "move":
      return <MoveDialog study={study} ids={asked.ids} close={close} make={make} />;
    case "set_aside":
      return <SetAsideDialog study={study} ids={asked.ids} close={close} make={make} />;
  }
}
