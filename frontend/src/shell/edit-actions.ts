// Edits on their way to the editor, and what came of them.
import type { Carry, Editor, Make, ViewProps } from "../contract";
import { UNCLUSTERED } from "../model/filter";
import type { Asked } from "./dialogs";

interface EditActionsProps {
  editor: Editor;
  say: (text: string) => void;
  setAsked: (asked: Asked) => void;
  setDragged: (ids: readonly string[]) => void;
  setBeside: (open: boolean) => void;
  set: ViewProps["set"];
  settle: () => void; // called when what had the focus may be gone
}

export interface EditActions {
  /** Wait for what the editor does, and say what came of it. */
  readonly act: (doing: Promise<string>) => void;
  readonly make: Make;
  readonly carry: Omit<Carry, "dragged">;
}

export function editActions(given: EditActionsProps): EditActions {
  const { editor, say, setAsked, setDragged, setBeside, set, settle } = given;
  const act = (doing: Promise<string>) => {
    doing.then(
      (done) => {
        // suggestions are to be saved from there; a log only grows
        if (editor.mode === "suggest") setBeside(true);
        say(done);
        settle();
      },
      (error: unknown) => {
        say(`not possible: ${error instanceof Error ? error.message : String(error)}`);
      },
    );
  };
  const make: Make = (edits, why) => {
    setAsked(null);
    setDragged([]);
    act(
      editor.make(edits, why).then((done) => {
        set({ selected: [] });
        return done;
      }),
    );
  };
  return {
    act,
    make,
    carry: {
      drag: setDragged,
      drop: (ids, to) => {
        setDragged([]);
        if (to === UNCLUSTERED) setAsked({ what: "set_aside", ids });
        else make([{ edit: "move", actions: ids, to }], "");
      },
      ask: (what, ids) => {
        if (ids.length > 0) setAsked({ what, ids });
        else say("select actions first, for instance with the space bar");
      },
    },
  };
}
