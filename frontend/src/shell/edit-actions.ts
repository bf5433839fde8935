// Edits on their way to the editor, and what came of them.
import type { Carry, Editor, Make, ViewProps } from "../contract";
import { SET_ASIDE } from "../editing/local-edits";
import { messageOf } from "../editing/told";
import { at } from "../kit/lists";
import type { Edit } from "../model/edits";
import { UNCLUSTERED } from "../model/filter";
import type { State } from "../model/state";
import { clusteredOf, type Study } from "../model/study";
import type { Asked } from "./dialogs";

interface EditActionsProps {
  study: Study;
  open: string | null; // what is open
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

/** What is open once edits are made: what is around a group that ended, or that it went into. */
function openAfter({ study, open }: EditActionsProps, edits: readonly Edit[]): Partial<State> {
  for (const edit of edits) {
    if (edit.edit === "merge" && edit.groups.some((id) => id === open)) return { open: edit.into };
    if ((edit.edit === "delete" || edit.edit === "ungroup") && edit.group === open) {
      const { parent } = at(study.payload.groups, study.groupOfId.get(edit.group) ?? -1);
      return { open: parent < 0 ? null : at(study.payload.groups, parent).id };
    }
  }
  return {};
}

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
        say(`not possible: ${messageOf(error)}`);
      },
    );
  };
  const make: Make = (edits, why) => {
    setAsked(null);
    setDragged([]);
    act(
      editor.make(edits, why).then((done) => {
        set({ selected: [], ...openAfter(given, edits) });
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
        if (ids.length > 0 || what === "create") setAsked({ what, ids });
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
