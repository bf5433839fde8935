// Edits that a reader of the page suggests.
import type { Editor } from "./editor";
import type { Study } from "./model/study";

export function suggestEditor(study: Study): Editor {
  return {
    mode: "suggest",
    verbs: new Set(["move", "set_aside"]),
    canUndo: false,
    canRedo: false,
    busy: false,
    make: () => Promise.reject(new Error(`${study.count} actions`)),
    undo: () => Promise.reject(new Error("nothing to undo")),
    redo: () => Promise.reject(new Error("nothing to redo")),
  };
}
