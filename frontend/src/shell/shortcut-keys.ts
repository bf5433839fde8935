// The keys that work everywhere in the app. Those that are used go no further, so that a page
// around it does not act on them too.
import type { View, ViewProps } from "../contract";
import { doneByKey } from "../editing/acts";
import { at } from "../kit/lists";
import type { Asked } from "./dialogs";

interface KeysProps {
  props: ViewProps;
  letters: boolean; // whether single letters and digits are keys
  views: readonly View[];
  act: (doing: Promise<string>) => void;
  ask: (asked: Asked) => void;
  search: () => void;
}

export function onShortcut(given: KeysProps): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.defaultPrevented || isWriting(event)) {
      event.stopPropagation();
      return;
    }
    const used = event.ctrlKey || event.metaKey ? withControl(given, event) : alone(given, event);
    if (used) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/** Whether the key belongs to a field, or to a dialog. */
function isWriting({ target }: KeyboardEvent): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=checkbox]), textarea, select, dialog") !== null
  );
}

function withControl({ props, act }: KeysProps, event: KeyboardEvent): boolean {
  const { editor } = props;
  const key = event.key.toLowerCase();
  if (event.altKey || editor.verbs.size === 0) return false;
  if (key === "z" && !event.shiftKey) act(editor.undo());
  else if (key === "y" || key === "z") act(editor.redo());
  else return false;
  return true;
}

function alone({ props, letters, views, ask, search }: KeysProps, event: KeyboardEvent): boolean {
  const { state, set, say } = props;
  if (event.altKey) return false;
  if (event.key === "F2") return doneByKey(props, event.key);
  if (event.key === "Escape") {
    if (state.selected.length === 0) return false;
    set({ selected: [] });
    say("selection cleared");
    return true;
  }
  if (!letters) return false;
  if (event.key === "?") ask({ what: "help" });
  else if (event.key === "/") search();
  else if (/^[1-9]$/u.test(event.key) && Number(event.key) <= views.length) {
    set({ view: at(views, Number(event.key) - 1).name });
  } else return doneByKey(props, event.key);
  return true;
}
