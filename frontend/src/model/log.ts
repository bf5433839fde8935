// What an entry of the log is: an edit, or the undoing or redoing of one.
import type { Entry } from "./payload";

/** Whether an entry is an edit, and does not only undo or redo one. */
export function isEdit({ kind }: Entry): boolean {
  return kind !== "undo" && kind !== "redo";
}

/** Whether an entry is an edit that was undone. */
export function isTakenBack(entry: Entry): boolean {
  return isEdit(entry) && !entry.holds;
}
