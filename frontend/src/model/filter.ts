// Which actions a state shows, and how many each choice of a filter would show.
import { flatLists, listAt, type FlatLists } from "../kit/flat-lists";
import { at, bump } from "../kit/lists";
import { categoriesOf, isCategorical } from "./column-values";
import type { Column, Placed } from "./payload";
import { searchIn, type Search } from "./search";
import type { State } from "./state";
import type { Study } from "./study";

export interface Shown {
  readonly mask: Uint8Array; // action -> 1 if it is shown
  readonly count: number;
  readonly search: Search;
  readonly inGroup: Int32Array; // group place -> shown actions in it, at any depth
  /** Facet -> for each of its values, how many would be shown if it were chosen. */
  readonly facets: ReadonlyMap<string, Int32Array>;
}

export interface FacetValue {
  readonly value: string; // what the state and the fragment hold
  readonly title: string;
}

/** A filter: for each action the places of its values; none, one or several. */
export interface Facet extends FlatLists {
  readonly name: string;
  readonly title: string;
  readonly values: readonly FacetValue[];
}

export const PRIORITY = "priority";
export const FUNCTION = "function";
export const LEVEL = "level";
export const IN = "in"; // groups of any level, by id, and `UNCLUSTERED`
export const REASON = "reason";
export const LOOSE = "loose"; // texts that sit loosely in their group
export const MISPLACED = "perhaps misplaced"; // what readers are told of them
export const UNCLUSTERED = "unclustered";
export const MISSING = ""; // the value of a category that an action does not have

/** The name of the filter of a column. */
export function columnFacet(column: Column): string {
  return `column:${column.name}`;
}

const known = new WeakMap<Study, readonly Facet[]>();

/** The filters of a study: its columns of categories, and what actionclust adds. */
export function facetsOf(study: Study): readonly Facet[] {
  let facets = known.get(study);
  if (facets === undefined) known.set(study, (facets = madeFacets(study)));
  return facets;
}

/** What a state shows of a study. */
export function shownBy(study: Study, state: Pick<State, "search" | "filters">): Shown {
  const facets = facetsOf(study);
  const chosen = facets.map((facet) => chosenOf(facet, state.filters[facet.name]));
  const counts = facets.map((facet) => new Int32Array(facet.values.length));
  const search = searchIn(study, state.search);
  const [functions, levels] = [FUNCTION, LEVEL].map((name) =>
    facets.findIndex((facet) => facet.name === name),
  ) as [number, number];
  const plain = [...facets.keys()].filter((place) => place !== functions && place !== levels);
  const fitting = fitter(study, at(chosen, functions), at(chosen, levels));
  const mask = new Uint8Array(study.count);
  let count = 0;
  for (let action = 0; action < study.count; action += 1) {
    if (search.grades !== null && search.grades[action] === 0) continue;
    const failing = plain.filter((place) => !passes(at(facets, place), at(chosen, place), action));
    if (failing.length > 1) continue;
    const fit = fitting(action);
    if (failing.length === 0) {
      for (const place of fit.functions) bump(at(counts, functions), place);
      for (const place of fit.levels) bump(at(counts, levels), place);
    }
    if (!fit.whole) continue;
    if (failing.length === 0) {
      mask[action] = 1;
      count += 1;
    }
    for (const place of failing.length === 0 ? plain : failing) {
      for (const value of listAt(at(facets, place), action)) bump(at(counts, place), value);
    }
  }
  const named = facets.map((facet, place) => [facet.name, at(counts, place)] as const);
  return { mask, count, search, inGroup: countedIn(study, mask), facets: new Map(named) };
}

function madeFacets(study: Study): Facet[] {
  const { columns, actions, groups, priorities, reasons, model } = study.payload;
  const same = (value: string) => ({ value, title: value });
  const facet = (
    name: string,
    title: string,
    values: readonly FacetValue[],
    placesOf: (action: number) => readonly number[],
  ) => ({ name, title, values, ...flatLists(study.count, placesOf) });
  const cells = (action: number, part: "function" | "level", names: readonly string[]) =>
    distinct(study.placesOf(action).map((placed) => names.indexOf(placed[part])));
  const functions = model.functions.map(({ id }) => id);
  const ofColumns = columns
    .filter(isCategorical)
    .map((column) => {
      const missing = column.categories.length;
      const values = [...column.categories.map(same), { value: MISSING, title: "(none)" }];
      return facet(columnFacet(column), column.name, values, (action) => {
        const places = categoriesOf(column, action);
        return places.length > 0 ? places : [missing];
      });
    });
  return [
    ...ofColumns,
    facet(PRIORITY, "Priority", priorities.map(same), (action) => [at(actions.priority, action)]),
    facet(
      FUNCTION,
      "Function of the model",
      [
        ...model.functions.map(({ id, name }) => ({ value: id, title: `${id} ${name}` })),
        { value: MISSING, title: "(no function)" },
      ],
      (action) => {
        const places = cells(action, "function", functions);
        return places.length > 0 ? places : [functions.length];
      },
    ),
    facet(LEVEL, "Level of the model", model.levels.map(same), (action) =>
      cells(action, "level", model.levels),
    ),
    facet(
      IN,
      "Group",
      [
        ...groups.map(({ id, label }) => ({ value: id, title: label || id })),
        { value: UNCLUSTERED, title: "Unclustered" },
      ],
      (action) => {
        const group = at(actions.group, action);
        return group < 0 ? [groups.length] : study.pathOf(group);
      },
    ),
    facet(LOOSE, "To check", [{ value: LOOSE, title: MISPLACED }], (action) =>
      study.loose.has(action) ? [0] : [],
    ),
    facet(REASON, "Why unclustered", reasons.map(same), (action) =>
      distinct([at(actions.reason, action)]),
    ),
  ];
}

/** For each value of a facet 1 if it is chosen; null if none is, so that all pass. */
function chosenOf(facet: Facet, values: readonly string[] | undefined): Uint8Array | null {
  if (values === undefined || values.length === 0) return null;
  return Uint8Array.from(facet.values, ({ value }) => (values.includes(value) ? 1 : 0));
}

function passes(facet: Facet, chosen: Uint8Array | null, action: number): boolean {
  if (chosen === null) return true;
  return listAt(facet, action).some((value) => chosen[value] === 1);
}

/** How places in the model fit the chosen functions and levels, which hold of one place at once. */
interface Fit {
  readonly whole: boolean;
  readonly functions: readonly number[]; // those that pass the chosen levels
  readonly levels: readonly number[]; // those that pass the chosen functions
}

function fitter(
  study: Study,
  functions: Uint8Array | null,
  levels: Uint8Array | null,
): (action: number) => Fit {
  const { model } = study.payload;
  const none = model.functions.length;
  const fits = new Map<readonly Placed[], Fit>(); // the actions of a group share their places
  const fitOf = (placed: readonly Placed[]): Fit => {
    const cells =
      placed.length === 0
        ? [{ place: none, level: -1 }]
        : placed.map((one) => ({
            place: model.functions.findIndex(({ id }) => id === one.function),
            level: model.levels.indexOf(one.level),
          }));
    const inFunctions = cells.filter(({ place }) => functions === null || functions[place] === 1);
    const inLevels = cells.filter(({ level }) => levels === null || levels[level] === 1);
    return {
      whole: inFunctions.some((cell) => inLevels.includes(cell)),
      functions: distinct(inLevels.map(({ place }) => place)),
      levels: distinct(inFunctions.map(({ level }) => level)),
    };
  };
  return (action) => {
    const placed = study.placesOf(action);
    let fit = fits.get(placed);
    if (fit === undefined) fits.set(placed, (fit = fitOf(placed)));
    return fit;
  };
}

function countedIn(study: Study, mask: Uint8Array): Int32Array {
  const counts = new Int32Array(study.payload.groups.length);
  study.below.forEach((actions, group) => {
    for (const action of actions) if (mask[action] === 1) bump(counts, group);
  });
  return counts;
}

function distinct(places: readonly number[]): number[] {
  return [...new Set(places)].filter((place) => place >= 0);
}
