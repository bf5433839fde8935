// The dialog that is open, if one is.
import type { Ask, Host, Make, View, ViewProps } from "../contract";
import { EditDialog } from "../editing/edit-dialogs";
import { SignDialog } from "../editing/sign-dialog";
import { PrintDialog } from "./print-dialog";
import { SaveDialog } from "./save-dialog";
import { ShortcutHelp } from "./shortcut-help";

export type Asked =
  | { readonly what: Ask; readonly ids: readonly string[] }
  | { readonly what: "sign"; readonly done?: () => void; readonly left?: () => void }
  | { readonly what: "help" | "save" | "print" }
  | null;

interface DialogsProps extends ViewProps {
  asked: Asked;
  close: () => void;
  recent: readonly string[]; // the groups that were moved to, the latest first
  view: View;
  views: readonly View[];
  make: Make;
  letters: boolean;
  setLetters: (on: boolean) => void;
  print: Host["print"];
}

export function Dialogs(given: DialogsProps) {
  const { asked, close, recent, view, views, make, letters, setLetters, print, ...props } = given;
  const { study, editor, say } = props;
  if (asked === null) return null;
  if ("ids" in asked) return <EditDialog {...{ study, editor, recent, make, close }} {...asked} />;
  switch (asked.what) {
    case "help":
      return <ShortcutHelp edits={editor.verbs.size > 0} board={editor.mode === "edit"} {...{ letters, setLetters, close }} />;
    case "save":
      return <SaveDialog {...props} view={view} views={views} close={close} />;
    case "print":
      return print === null ? null : <PrintDialog {...props} view={view} print={print} close={close} />;
    case "sign": {
      const { done, left } = asked;
      return (
        <SignDialog
          name={study.payload.analyst}
          sign={(name) => {
            close();
            editor.signAs?.(name).then(done ?? say, (error: unknown) => say(String(error)));
          }}
          close={() => {
            close();
            left?.();
          }}
        />
      );
    }
  }
}
