// What flows from the values of a column to the groups of a level: how many actions.
import { at } from "../../kit/lists";
import { labelOf } from "../../model/branches";
import { categoriesOf, isCategorical } from "../../model/column-values";
import { columnFacet, IN, MISSING, UNCLUSTERED, type Shown } from "../../model/filter";
import { levelOf, type Level } from "../../model/levels";
import type { Column } from "../../model/payload";
import type { State } from "../../model/state";
import type { Study } from "../../model/study";

export interface End {
  readonly key: string;
  readonly label: string;
  readonly total: number; // actions of the study
  readonly shown: number; // of them, those that are shown
  readonly lines: number; // more than actions where these have several values
  readonly facet: string; // the filter that a click sets,
  readonly values: readonly string[]; // and its values
  readonly place: number; // of the category or the group, -1 for neither
}

export interface Flow {
  readonly from: number; // place in `left`
  readonly to: number; // place in `right`
  readonly total: number;
  readonly shown: number;
}

export interface Flows {
  readonly column: Column;
  readonly level: Level;
  readonly left: readonly End[];
  readonly right: readonly End[];
  readonly flows: readonly Flow[];
}

/** What of a state the links depend on. */
type Asked = Pick<State, "from" | "to">;

const MOST = 40; // ends of a side; the smallest of more are put together

/** The columns that links can begin at. */
export function columnsOf(study: Study): Column[] {
  return study.payload.columns.filter(
    (column) => isCategorical(column) && column.categories.length > 0,
  );
}

/** The column that a state asks for; else the dimension, the region or the first. */
export function columnOf(study: Study, state: Asked): Column | undefined {
  const columns = columnsOf(study);
  return (
    columns.find(({ name }) => name === state.from) ??
    columns.find(({ role }) => role === "dimension") ??
    columns.find(({ role }) => role === "region") ??
    columns[0]
  );
}

export function flowsOf(study: Study, state: Asked, shown: Shown): Flows | null {
  const column = columnOf(study, state);
  const level = levelOf(study.payload.groups, state.to);
  if (column === undefined || level === undefined) return null;
  const groupAt = study.payload.groups.map((_, place) =>
    study.pathOf(place).find((one) => at(study.payload.groups, one).level === level),
  );
  const sides = {
    left: new SideCounts(categories(column)),
    right: new SideCounts(targets(study, level, groupAt)),
  };
  const counts = new Map<string, { from: string; to: string; total: number; shown: number }>();
  const { group } = study.payload.actions;
  for (let action = 0; action < study.count; action += 1) {
    const own = at(group, action);
    const to = own < 0 ? UNCLUSTERED : String(at(groupAt, own) ?? NO_LEVEL);
    const seen = shown.mask[action] === 1;
    const places = categoriesOf(column, action);
    const froms = (places.length > 0 ? places : [-1]).map(String);
    sides.right.count(to, seen, froms.length);
    for (const from of froms) {
      sides.left.count(from, seen, 1);
      const key = `${from} ${to}`;
      const flow = counts.get(key) ?? { from, to, total: 0, shown: 0 };
      flow.total += 1;
      if (seen) flow.shown += 1;
      counts.set(key, flow);
    }
  }
  const left = sides.left.ends();
  const right = sides.right.ends();
  const joined = new Map<string, Flow>();
  for (const { from, to, total, shown: seen } of counts.values()) {
    const [start, end] = [left.placeOf(from), right.placeOf(to)];
    const key = `${start} ${end}`;
    const before = joined.get(key) ?? { from: start, to: end, total: 0, shown: 0 };
    joined.set(key, { ...before, total: before.total + total, shown: before.shown + seen });
  }
  const flows = [...joined.values()].sort(
    (one, other) => one.from - other.from || one.to - other.to,
  );
  return { column, level, left: left.list, right: right.list, flows };
}

const NO_LEVEL = "no level";

type NamedEnd = Pick<End, "key" | "label" | "facet" | "values" | "place"> & { readonly last: boolean };

function categories(column: Column): NamedEnd[] {
  const facet = columnFacet(column);
  return [
    ...column.categories.map((label, place) => ({
      key: String(place),
      label,
      facet,
      values: [label],
      place,
      last: false,
    })),
    { key: "-1", label: "(none)", facet, values: [MISSING], place: -1, last: true },
  ];
}

function targets(study: Study, level: Level, groupAt: readonly (number | undefined)[]): NamedEnd[] {
  const { groups } = study.payload;
  const without = groups.flatMap(({ id }, place) => (groupAt[place] === undefined ? [id] : []));
  return [
    ...groups.flatMap((group, place) =>
      group.level === level
        ? [{ key: String(place), label: labelOf(study, place), facet: IN, values: [group.id], place, last: false }]
        : [],
    ),
    { key: NO_LEVEL, label: `In no ${level}`, facet: IN, values: without, place: -1, last: true },
    { key: UNCLUSTERED, label: "Unclustered", facet: IN, values: [UNCLUSTERED], place: -1, last: true },
  ];
}

/** One side while it is counted. */
class SideCounts {
  readonly #named: readonly NamedEnd[];
  readonly #totals = new Map<string, number>();
  readonly #shown = new Map<string, number>();
  readonly #lines = new Map<string, number>();

  constructor(named: readonly NamedEnd[]) {
    this.#named = named;
  }

  count(key: string, shown: boolean, lines: number): void {
    this.#totals.set(key, (this.#totals.get(key) ?? 0) + 1);
    if (shown) this.#shown.set(key, (this.#shown.get(key) ?? 0) + 1);
    this.#lines.set(key, (this.#lines.get(key) ?? 0) + lines);
  }

  /** The ends that have actions, the largest first, and where each key stands in them. */
  ends(): { list: End[]; placeOf: (key: string) => number } {
    const all = this.#named
      .map(({ last, ...named }) => ({
        end: {
          ...named,
          total: this.#totals.get(named.key) ?? 0,
          shown: this.#shown.get(named.key) ?? 0,
          lines: this.#lines.get(named.key) ?? 0,
        },
        last,
      }))
      .filter(({ end }) => end.total > 0)
      .sort((one, other) => Number(one.last) - Number(other.last) || other.end.total - one.end.total);
    const ordinary = all.filter(({ last }) => !last).map(({ end }) => end);
    const kept = ordinary.length > MOST ? ordinary.slice(0, MOST - 1) : ordinary;
    const small = ordinary.slice(kept.length);
    const list = [
      ...kept,
      ...(small.length === 0 ? [] : [together(small)]),
      ...all.filter(({ last }) => last).map(({ end }) => end),
    ];
    const places = new Map(list.map(({ key }, place) => [key, place]));
    return { list, placeOf: (key) => places.get(key) ?? kept.length };
  }
}

function together(ends: readonly End[]): End {
  const [first] = ends;
  return {
    key: "others",
    label: `${ends.length} others`,
    total: ends.reduce((sum, { total }) => sum + total, 0),
    shown: ends.reduce((sum, { shown }) => sum + shown, 0),
    lines: ends.reduce((sum, { lines }) => sum + lines, 0),
    facet: first?.facet ?? IN,
    values: ends.flatMap(({ values }) => values),
    place: -1,
  };
}
