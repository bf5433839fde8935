// Edits on their way to the editor, and what came of them.
import type { Carry, Editor, Make, ViewProps } from "../contract";
import { SET_ASIDE } from "../editing/local-edits";
import { UNCLUSTERED } from "../model/filter";
import { clusteredOf, type Study } from "../model/study";
import type { Asked } from "./dialogs";

interface EditActionsProps {
  study: Study;
  editor: Editor;
  say: (text: string) => void;
  setAsked: (asked: Asked) => void;
  setDragged: (ids: readonly string[]) => void;
  setBeside: (open: boolean) => void;
  setRecent: (change: (before: readonly string[]) => readonly string[]) => void;
  set: ViewProps["set"];
  settle: () => void; // called when what had the focus may be gone
}

const FIRST = "select actions first, for instance with the space bar";

export interface EditActions {
  /** Wait for what the editor does, and say what came of it. */
  readonly act: (doing: Promise<string>) => void;
  readonly make: Make;
  readonly carry: Omit<Carry, "dragged">;
}

export function editActions(given: EditActionsProps): EditActions {
  const { editor, say, setAsked, setDragged, setBeside, setRecent, set, settle } = given;
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
        const targets = edits.flatMap((edit) => (edit.edit === "move" ? [edit.to] : []));
        setRecent((before) => [...new Set([...targets, ...before])]);
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
        else say(FIRST);
      },
      aside: (ids) => {
        const actions = clusteredOf(given.study, ids);
        if (ids.length === 0) say(FIRST);
        else if (editor.mode === "suggest") setAsked({ what: "set_aside", ids });
        else if (actions.length === 0) say("not possible: these are in no group already");
        else make([{ edit: "set_aside", actions, reason: SET_ASIDE }], "");
      },
    },
  };
}
