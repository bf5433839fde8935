// What each view is made of, and what it is given.
import type { ComponentChildren, ComponentType } from "preact";
import type { Editor } from "./editor";
import type { Branch } from "./model/branches";
import type { Shown } from "./model/filter";
import type { State, ViewName } from "./model/state";
import type { Study } from "./model/study";
import type { Table } from "./kit/csv";

export interface ViewProps {
  study: Study;
  state: State;
  shown: Shown;
  set: (change: Partial<State>) => void;
  say: (message: string) => void; // tells what happened in the line that screen readers read
  look: (id: string) => void; // selects an action, and goes to its details
  editor: Editor;
  carry: Carry;
  tools: Tools | null;
  act: (doing: Promise<string>) => void; // waits for what the editor does, and tells what came
}

/** What a host offers beyond moving and setting aside. */
export interface Tools {
  readonly group: (props: ViewProps & { branch: Branch }) => ComponentChildren;
  readonly actions: (props: ViewProps & { ids: readonly string[] }) => ComponentChildren;
}

/** What a picture or a table is of. */
export type Seen = Pick<ViewProps, "study" | "state" | "shown">;

/** Actions on their way to another group: dragged, or asked about in a dialog. */
export interface Carry {
  readonly dragged: readonly string[]; // ids; empty while nothing is dragged
  /** Begin to drag actions, or end it with none. */
  readonly drag: (ids: readonly string[]) => void;
  /** Move actions to a group, or what "unclustered" asks a reason for. */
  readonly drop: (ids: readonly string[], to: string) => void;
  /** Open the dialog that asks where actions should go, or why they are set aside. */
  readonly ask: (what: "move" | "set_aside", ids: readonly string[]) => void;
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
}
