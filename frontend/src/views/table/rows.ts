// The tree of groups and actions as a list of rows, of those parts that are open.
import { at } from "../../kit/lists";
import type { Branch } from "../../model/branches";
import type { Shown } from "../../model/filter";
import { sortedActions, sortedBranches } from "../../model/sorting";
import type { Sort } from "../../model/state";
import type { Study } from "../../model/study";
import { summed, type Sum } from "../../model/sums";

interface RowPlace {
  readonly key: string;
  readonly depth: number; // from 0 on
  readonly position: number; // among its siblings, from 1 on
  readonly siblings: number;
}

export type BranchRow = RowPlace & {
  readonly kind: "branch";
  readonly branch: Branch;
  readonly open: boolean;
  readonly sum: Sum;
};
export type ActionRow = RowPlace & { readonly kind: "action"; readonly action: number };
export type TreeRow = BranchRow | ActionRow;

const ALL_OPEN = 60; // so many actions, found by a search or a filter, are listed at once

/** What a reader opened or closed by hand. */
export type Opened = ReadonlyMap<string, boolean>;

export const UNOPENED: Opened = new Map();

export interface Showing {
  readonly study: Study;
  readonly shown: Shown;
  readonly sort: Sort;
  readonly narrow: boolean; // whether a search or a filter hides what has no match
  readonly opened: Opened;
}

/** The rows in a branch. */
export function rowsIn(branch: Branch, showing: Showing, depth = 0): TreeRow[] {
  const { study, shown, sort, narrow, opened } = showing;
  const found = branch.inner.filter(
    (inner) => !narrow || summed(study, shown, inner.all).count > 0,
  );
  const branches = sortedBranches(study, shown, found, sort);
  const visible = branch.own.filter((action) => shown.mask[action] === 1);
  const siblings = branches.length + visible.length;
  const automatic = narrow && shown.count <= ALL_OPEN;

  const rows = branches.flatMap((inner, place): TreeRow[] => {
    const open = opened.get(inner.key) ?? automatic;
    const sum = summed(study, shown, inner.all);
    const placed = { key: inner.key, depth, position: place + 1, siblings };
    const row: TreeRow = { kind: "branch", ...placed, branch: inner, open, sum };
    return open ? [row, ...rowsIn(inner, showing, depth + 1)] : [row];
  });
  sortedActions(study, visible, sort).forEach((action, place) => {
    const key = `action ${at(study.payload.actions.id, action)}`;
    const position = branches.length + place + 1;
    rows.push({ kind: "action", key, depth, position, siblings, action });
  });
  return rows;
}

/** Everything opened or closed, down to the actions or to the narrowest groups. */
export function allOpened(branch: Branch, open: boolean): Map<string, boolean> {
  return new Map(
    branch.inner.flatMap((inner) => [[inner.key, open] as const, ...allOpened(inner, open)]),
  );
}
