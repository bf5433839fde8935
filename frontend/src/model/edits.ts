// The edits, in the JSON grammar of the Python library. A group that an edit makes may have an id
// such as "new 1", by which later edits of the same batch name it.
// Made by docs/make_schema.py from coding/edits/kinds.py: change that, and run it again.
import type { Level } from "./levels";

export interface SplitPart {
  readonly id?: string;
  readonly actions: readonly string[];
  readonly label?: string;
}

export interface Placement {
  readonly function: string;
  readonly level: string;
  readonly primary?: boolean;
  readonly confidence?: number | null;
  readonly suggested?: boolean;
}

export type Edit =
  | { readonly edit: "move"; readonly actions: readonly string[]; readonly to: string }
  | { readonly edit: "merge"; readonly groups: readonly string[]; readonly into: string }
  | { readonly edit: "split"; readonly group: string; readonly parts: readonly SplitPart[] }
  | { readonly edit: "rename"; readonly group: string; readonly label: string }
  | { readonly edit: "describe"; readonly group: string; readonly rule: string }
  | {
      readonly edit: "group";
      readonly groups: readonly string[];
      readonly id?: string;
      readonly level: Level;
      readonly label?: string;
    }
  | { readonly edit: "ungroup"; readonly group: string }
  | { readonly edit: "detach"; readonly groups: readonly string[] }
  | {
      readonly edit: "reject";
      readonly suggestion: string;
      readonly actions?: readonly string[];
      readonly groups?: readonly string[];
    }
  | { readonly edit: "set_aside"; readonly actions: readonly string[]; readonly reason: string }
  | { readonly edit: "restore"; readonly actions: readonly string[] }
  | {
      readonly edit: "create";
      readonly id?: string;
      readonly level: Level;
      readonly label: string;
      readonly parent?: string | null;
    }
  | { readonly edit: "delete"; readonly group: string }
  | { readonly edit: "pin"; readonly actions: readonly string[]; readonly pinned?: boolean }
  | {
      readonly edit: "assign";
      readonly target: string;
      readonly placements: readonly Placement[];
    }
  | { readonly edit: "review"; readonly actions: readonly string[] }
  | { readonly edit: "agree"; readonly actions: readonly string[] }
  | { readonly edit: "dispute"; readonly actions: readonly string[]; readonly comment: string }
  | { readonly edit: "settle"; readonly actions: readonly string[]; readonly to?: string | null }
  | {
      readonly edit: "note";
      readonly target: string;
      readonly text: string;
      readonly kept?: boolean;
    }
  | { readonly edit: "undo"; readonly entry: string }
  | { readonly edit: "redo"; readonly entry: string };

export type Verb = Edit["edit"];
