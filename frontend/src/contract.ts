// Types alone: what a host gives the app, what the app gives a view, and what a view gives back.
import type { ComponentChildren, ComponentType } from "preact";
import type { Table } from "./kit/csv";
import type { Branch } from "./model/branches";
import type { Edit, Verb } from "./model/edits";
import type { Shown } from "./model/filter";
import type { State, ViewName } from "./model/state";
import type { Study } from "./model/study";

export interface ViewProps {
  study: Study;
  state: State;
  shown: Shown;
  set: (change: Partial<State>) => void;
  say: (message: string) => void; // tells what happened in the line that screen readers read
  look: (id: string) => void; // selects an action, and goes to its details
  editor: Editor;
  carry: Carry;
  tools: EditTools | null;
  act: (doing: Promise<string>) => void; // waits for what the editor does, and tells what came
  /** The address of a state, to be sent to others; null where the host has none. */
  link: ((state: State) => string) | null;
}

/** What a view needs that changes nothing but what is seen. */
export type Reading = Pick<ViewProps, "study" | "state" | "shown" | "set" | "say" | "look" | "link">;

/** What a host offers beyond moving and setting aside. */
export interface EditTools {
  readonly group: (props: ViewProps & { branch: Branch }) => ComponentChildren;
  readonly actions: (props: ViewProps & { ids: readonly string[] }) => ComponentChildren;
}

/** What a picture or a table is of. */
export type Seen = Pick<ViewProps, "study" | "state" | "shown">;

/** What a dialog asks about actions or groups, such as where they should go. */
export type Ask = Exclude<Verb, "restore" | "pin" | "reject" | "review" | "agree" | "dispute" | "settle" | "undo" | "redo">;

/** Actions on their way to another group: dragged, or asked about in a dialog. */
export interface Carry {
  readonly dragged: readonly string[]; // ids; empty while nothing is dragged
  /** Begin to drag actions, or end it with none. */
  readonly drag: (ids: readonly string[]) => void;
  /** Move actions to a group, or what "unclustered" asks a reason for. */
  readonly drop: (ids: readonly string[], to: string) => void;
  /** Open the dialog that asks what is to be done with actions, or with groups. */
  readonly ask: (what: Ask, ids: readonly string[]) => void;
  /** Set actions aside: on the board at once, in the page for a reason that it asks for. */
  readonly aside: (ids: readonly string[]) => void;
}

/** A picture that the export menu offers as SVG and PNG. */
export interface Picture {
  readonly name: string; // of the file, without ending
  readonly title: string;
  readonly svg: () => string; // a whole document, in light colours
}

export interface View {
  readonly name: ViewName;
  readonly title: string; // of the tab
  readonly Component: ComponentType<ViewProps>;
  /** What the export menu offers for this view; a picture is drawn only when it is asked for. */
  readonly pictures: (seen: Seen) => readonly Picture[];
  readonly tables: (seen: Seen) => readonly Table[];
  /** Whether it says anything of a study; without, it always does. */
  readonly useful?: (study: Study) => boolean;
  /** What is printed of this view on its own; without, it is the whole report. */
  readonly Sheet?: ComponentType<Seen>;
}

/** Makes edits, and says why. */
export type Make = (edits: readonly Edit[], why: string) => void;

interface Near {
  readonly id: string;
  readonly text: string;
  readonly words: readonly string[]; // that both have
}

/** Why an action stands where it does, as Python tells it; null is what is not known. */
export interface PlaceTold {
  readonly came: readonly { what: string; analyst: string; time: string; why: string }[];
  readonly probability: number | null; // of its group
  readonly fit: number | null; // from 0 to 1
  readonly better: number | null; // the share of all texts that fit less
  readonly chance: number | null; // the fit of a text that is not in the group
  readonly shared: readonly string[]; // words of it and its group
  readonly nearest: readonly Near[]; // in its group
  readonly others: readonly { group: string; probability: number | null; shared: readonly string[]; nearest: Near | null }[];
}

/** What is asked: suggestions, places to review, or differences of two codings. */
export type Desk = "suggestions" | "review" | "differences";

/** A question, or a reply to one and the next; a list of them has those that were picked. */
export interface Inquiry {
  readonly of: Desk;
  readonly listed: boolean;
  readonly answer?: string;
  readonly words?: string;
  readonly picked?: readonly string[];
}

/** What an answer is called, its key, and what it asks to be written; "" for nothing. */
export type AnswerTold = Readonly<Record<"key" | "title" | "answer" | "words", string>>;

/** The question that comes first or the list of them, and how far they are worked through. */
export interface Asking {
  readonly of: readonly Desk[]; // what can be asked here
  readonly done: number;
  readonly left: number;
  readonly end: string; // what is said where nothing is left
  readonly one: {
    readonly question: string;
    readonly actions: readonly string[];
    readonly texts: readonly string[]; // of the first of them
    readonly evidence: string;
    readonly sides: readonly { title: string; what: string; why: string }[];
    readonly answers: readonly AnswerTold[];
    readonly hint: string; // where no key that is usual holds
  } | null;
  readonly many: string; // what is done with those that are ticked; "" where each is read
  readonly rows: readonly { key: string; text: string; note: string }[];
}

/** A memo on a group or an action. */
export type MemoTold = Readonly<Record<"memo" | "analyst" | "time", string>>;

/** Who makes the edits: in the page they are kept as suggestions, on the board Python makes them. */
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
  /** Ranks the groups for actions: ids, each with how likely it is their home. */
  readonly homes?: ((ids: readonly string[]) => Promise<readonly (readonly [string, number])[]>) | undefined;
  /** Tells why an action stands where it does. */
  readonly why?: ((id: string) => Promise<PlaceTold>) | undefined;
  /** Gives the memos on a group or an action. */
  readonly memos?: ((id: string) => Promise<readonly MemoTold[]>) | undefined;
  /** Takes a reply, if there is one, and gives what is asked next. */
  readonly inquire?: ((inquiry: Inquiry) => Promise<{ found: Asking; said: string }>) | undefined;
  /** Says who edits from now on; without, edits are not signed here. */
  readonly signAs?: ((analyst: string) => Promise<string>) | undefined;
}

/** What the page and the board do differently. */
export interface Host {
  readonly start: State;
  readonly problems: readonly string[]; // what is to be said at the start
  /** Called after every change; a step is one that "back" should return from. */
  readonly remember: (state: State, step: boolean) => void;
  /** Tells of states that come from outside, such as "back"; gives what ends it. */
  readonly listen: (to: (state: State, problems: readonly string[]) => void) => () => void;
  /** Takes what says that somebody else changed the study. */
  readonly news?: (say: (text: string) => void) => void;
  readonly tools?: EditTools; // of the board
  readonly bench?: ComponentType<ViewProps>; // in the place of the table, with the details beside it
  readonly print: ((what: Printed) => void) | null;
  readonly link: ViewProps["link"];
  readonly theme: "light" | "dark" | null; // null: the reader chooses, at first as the system has it
  /** What stands beside the views, such as suggestions or the log. */
  readonly side: (props: ViewProps) => Side;
}

/** What is printed: what the view shows on its own, the open theme, or the whole report. */
export type Printed = "view" | "theme" | "all";

export interface Side {
  readonly title: string;
  readonly count: number;
  readonly content: ComponentChildren;
}
