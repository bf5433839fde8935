// The dialog that is open, if one is.
import type { Edit } from "../model/edits";
import { at } from "../kit/lists";
import type { View, ViewProps } from "../contract";
import { SetAsideDialog } from "../editing/set-aside-dialog";
import { ShortcutHelp } from "./shortcut-help";
import { MoveDialog } from "../editing/move-dialog";
import { SaveDialog } from "./save-dialog";

export type Asked =
  | { readonly what: "move" | "set_aside"; readonly ids: readonly string[] }
  | { readonly what: "help" | "save" }
  | null;

interface DialogsProps extends ViewProps {
  asked: Asked;
  close: () => void;
  view: View;
  views: readonly View[];
  make: (edits: readonly Edit[], why: string) => void;
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
      return (
        <ShortcutHelp
          edits={editor.verbs.size > 0}
          letters={letters}
          setLetters={setLetters}
          close={close}
        />
      );
    case "save":
      return <SaveDialog {...props} view={view} views={views} close={close} />;
    case "move":
      return (
        <MoveDialog
          study={study}
          ids={asked.ids}
          close={close}
          move={(to, why) => make([{ edit: "move", actions: asked.ids, to }], why)}
        />
      );
    case "set_aside":
      return (
        <SetAsideDialog
          study={study}
          ids={asked.ids}
          close={close}
          setAside={(reason) => {
            // those that are unclustered already stay as they are
            const actions = asked.ids.filter((id) => {
              const action = study.actionOfId.get(id);
              return action !== undefined && at(study.payload.actions.group, action) >= 0;
            });
            make([{ edit: "set_aside", actions, reason }], "");
          }}
        />
      );
  }
}
