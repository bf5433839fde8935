// Who makes the edits: in the page they are kept as suggestions, on the board Python makes them.
import type { Edit, Verb } from "./model/edits";

export interface Editor {
  readonly mode: "suggest" | "edit";
  readonly verbs: ReadonlySet<Verb>; // which edits this host allows
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly busy: boolean;
  /** Makes all edits or none; resolves to what to announce, rejects with a message to show. */
  readonly make: (edits: readonly Edit[], why: string) => Promise<string>;
  readonly undo: () => Promise<string>;
  readonly redo: () => Promise<string>;
}
