// The payload, decoded once into indices. "Place" means a position in a list of the payload.
import { at } from "../kit/lists";
import { folded } from "../kit/search-words";
import { linksIn, type LinksOf } from "./adjacency";
import { isCategorical } from "./column-values";
import { LEVELS } from "./levels";
import type { Actions, Cells, Column, Group, Patch, Payload, Placed } from "./payload";

export interface Study {
  readonly payload: Payload;
  readonly count: number; // actions
  readonly children: readonly (readonly number[])[]; // group place -> places of groups in it
  readonly roots: readonly number[]; // groups without a parent, the widest level first
  readonly members: readonly (readonly number[])[]; // group place -> actions directly in it
  readonly below: readonly Int32Array[]; // group place -> all actions in it, at any depth
  readonly unclustered: readonly number[];
  readonly pinned: ReadonlySet<number>;
  readonly loose: ReadonlySet<number>; // those that sit loosely in their group
  readonly groupOfId: ReadonlyMap<string, number>;
  readonly actionOfId: ReadonlyMap<string, number>;
  readonly placed: boolean; // whether anything has a place in the Viable System Model
  readonly voted: boolean; // whether any action has a share of sticker points
  readonly ranked: boolean; // whether any has a rank, by stickers or by votes for and against
  readonly points: number; // the sum of all shares
  readonly searched: readonly string[]; // action -> what a search looks in
  readonly column: (role: Exclude<Column["role"], "">) => Column | undefined;
  /** The groups around a group, from the widest to itself. */
  readonly pathOf: (group: number) => number[];
  /** The places in the Viable System Model that an action has of its own or from its group. */
  readonly placesOf: (action: number) => readonly Placed[];
  readonly linksOf: LinksOf;
}

/** What an edit changes of a payload; Python sends such, and the page makes them itself. */
export type Change = Partial<Pick<Patch, "parts" | "cells" | "kept" | "log">>;

export function decode(payload: Payload): Study {
  const { id, text, share, rank } = payload.actions;
  return indexed(payload, {
    actionOfId: new Map(id.map((name, place) => [name, place])),
    searched: text.map((words, action) => folded(`${words} ${at(id, action)}`)),
    linksOf: linksIn(id.length, payload.network),
    voted: share.some((one) => one !== null),
    ranked: rank.some((one) => one !== null),
    points: share.reduce<number>((sum, one) => sum + (one ?? 0), 0),
  });
}

/** Those of some ids of actions that are in a group. */
export function clusteredOf(study: Study, ids: readonly string[]): string[] {
  const { group } = study.payload.actions;
  return ids.filter((id) => (group[study.actionOfId.get(id) ?? -1] ?? -1) >= 0);
}

export function applyPatch(study: Study, { parts, cells = [], kept, log }: Change): Study {
  const { payload } = study;
  const entries = log === undefined ? payload.log : [...payload.log.slice(0, kept), ...log];
  const actions = cells.reduce(replaced, payload.actions);
  return indexed({ ...payload, ...parts, log: entries, actions }, study);
}

function replaced(actions: Actions, { name, places, values }: Cells): Actions {
  if (places === null) return { ...actions, [name]: values };
  const list: unknown[] = [...actions[name]];
  places.forEach((place, row) => {
    list[place] = values[row];
  });
  return { ...actions, [name]: list };
}

/** What no edit changes is passed on. */
type Fixed = Pick<Study, "actionOfId" | "searched" | "linksOf" | "voted" | "ranked" | "points">;

function indexed(payload: Payload, fixed: Fixed): Study {
  const { actions, groups, columns } = payload;
  const children: number[][] = groups.map(() => []);
  const members: number[][] = groups.map(() => []);
  const unclustered: number[] = [];
  const roots: number[] = [];
  groups.forEach((group, place) => {
    (group.parent < 0 ? roots : at(children, group.parent)).push(place);
  });
  roots.sort((one, other) => height(at(groups, one)) - height(at(groups, other)) || one - other);
  actions.group.forEach((group, action) => {
    (group < 0 ? unclustered : at(members, group)).push(action);
  });
  const own = new Map(actions.functions.map(({ action, functions }) => [action, functions]));
  const { actionOfId, searched, linksOf, voted, ranked, points } = fixed;
  return {
    actionOfId,
    searched,
    linksOf,
    voted,
    ranked,
    points,
    payload,
    count: actions.id.length,
    children,
    roots,
    members,
    below: gathered(groups, children, members),
    unclustered,
    pinned: new Set(actions.pinned),
    loose: new Set(actions.loose),
    placed: own.size > 0 || groups.some(({ functions }) => functions.length > 0),
    groupOfId: new Map(groups.map((group, place) => [group.id, place])),
    column: (role) => columns.find((column) => column.role === role && isCategorical(column)),
    pathOf: (group) => {
      const path: number[] = [];
      for (let place = group; place >= 0; place = at(groups, place).parent) path.unshift(place);
      return path;
    },
    placesOf: (action) => {
      const group = at(actions.group, action);
      return own.get(action) ?? (group < 0 ? [] : at(groups, group).functions);
    },
  };
}

function height(group: Group): number {
  return LEVELS.indexOf(group.level);
}

/** All actions of each group, at any depth, in the order of the actions. */
function gathered(
  groups: readonly Group[],
  children: readonly number[][],
  members: readonly number[][],
): Int32Array[] {
  const found: (Int32Array | undefined)[] = groups.map(() => undefined);
  const collect = (place: number): Int32Array => {
    const known = found[place];
    if (known !== undefined) return known;
    const inner = at(children, place).map(collect);
    const all = [at(members, place), ...inner].flatMap((part) => Array.from(part));
    return (found[place] = Int32Array.from(all).sort());
  };
  return groups.map((_, place) => collect(place));
}
