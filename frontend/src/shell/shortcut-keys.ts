// The keys that work everywhere in the app. Those that are used go no further, so that a page
// around it does not act on them too.
import type { View, ViewProps } from "../contract";
import { at } from "../kit/lists";
import type { Study } from "../model/study";
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
  const { study, state, set, editor, carry, say } = props;
  if (event.altKey) return false;
  if (event.key === "F2" && editor.verbs.has("rename")) {
    const id = renamedBy(props);
    if (id === null) say("open a group first, to rename it");
    else ask({ what: "rename", id });
    return true;
  }
  if (event.key === "Escape") {
    if (state.selected.length === 0) return false;
    set({ selected: [] });
    say("selection cleared");
    return true;
  }
  if (!letters) return false;
  if (event.key === "?") ask({ what: "help" });
  else if (event.key === "/") search();
  else if (event.key === "m" && editor.verbs.has("move")) carry.ask("move", state.selected);
  else if (event.key === "x" && editor.verbs.has("set_aside")) {
    carry.aside(state.selected);
  } else if (event.key === "n" && editor.verbs.has("create")) carry.ask("create", state.selected);
  else if (event.key === "s" && editor.verbs.has("split")) {
    const [home = -1, ...others] = homesOf(study, state.selected);
    if (state.selected.length > 0 && (home < 0 || others.length > 0)) {
      say("not possible: select texts of one group to split them off");
    } else carry.ask("split", state.selected);
  } else if (/^[1-9]$/u.test(event.key) && Number(event.key) <= views.length) {
    set({ view: at(views, Number(event.key) - 1).name });
  } else return false;
  return true;
}

/** The groups of some actions; -1 for none. */
function homesOf(study: Study, ids: readonly string[]): number[] {
  return [...new Set(ids.map((id) => study.payload.actions.group[study.actionOfId.get(id) ?? -1] ?? -1))];
}

/** The group that is open, or else that of what is selected. */
function renamedBy({ study, state }: ViewProps): string | null {
  if (state.open !== null && study.groupOfId.has(state.open)) return state.open;
  const [home = -1, ...others] = homesOf(study, state.selected);
  return home < 0 || others.length > 0 ? null : at(study.payload.groups, home).id;
}
