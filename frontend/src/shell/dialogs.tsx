// The dialog that is open, if one is.
import type { Host, Make, View, ViewProps } from "../contract";
import { CreateDialog, RenameDialog, SplitDialog } from "../editing/group-dialogs";
import { MoveDialog } from "../editing/move-dialog";
import { SetAsideDialog } from "../editing/set-aside-dialog";
import { SignDialog } from "../editing/sign-dialog";
import { at } from "../kit/lists";
import { PrintDialog } from "./print-dialog";
import { SaveDialog } from "./save-dialog";
import { ShortcutHelp } from "./shortcut-help";

export type Asked =
  | { readonly what: "move" | "set_aside" | "create" | "split"; readonly ids: readonly string[] }
  | { readonly what: "rename"; readonly id: string }
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
  switch (asked?.what) {
    case undefined:
      return null;
    case "help":
      return <ShortcutHelp edits={editor.verbs.size > 0} board={editor.verbs.has("create")} {...{ letters, setLetters, close }} />;
    case "save":
      return <SaveDialog {...props} view={view} views={views} close={close} />;
    case "print":
      return print === null ? null : <PrintDialog {...props} view={view} print={print} close={close} />;
    case "move":
      return (
        <MoveDialog {...{ study, editor, recent, make, close }} ids={asked.ids} />
      );
    case "create":
      return <CreateDialog {...{ study, make, close }} actions={asked.ids} />;
    case "split": {
      const [id = ""] = asked.ids;
      const home = at(study.payload.actions.group, study.actionOfId.get(id) ?? -1);
      const group = at(study.payload.groups, home).id;
      return <SplitDialog {...{ study, make, close }} id={group} selected={asked.ids} />;
    }
    case "rename":
      return <RenameDialog {...{ study, make, close }} id={asked.id} />;
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
    case "set_aside":
      return <SetAsideDialog study={study} ids={asked.ids} close={close} make={make} />;
  }
}
