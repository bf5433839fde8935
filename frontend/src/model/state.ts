// What the views show, and the fragment of the address that keeps it.
import { facetsOf, UNCLUSTERED } from "./filter";
import type { Study } from "./study";

export const VIEWS = ["table", "network", "links", "vsm", "overview"] as const;
export const SORTS = ["order", "priority", "size", "region", "label"] as const;
export const COLOURS = ["group", "top", "region", "level"] as const;
export const SIZES = ["priority", "degree", "even"] as const;
export const OTHERS = ["dim", "hide"] as const;
export const TARGETS = ["super-cluster", "cluster", "sub-cluster"] as const;

export type ViewName = (typeof VIEWS)[number];
export type Sort = (typeof SORTS)[number];
export type NodeColour = (typeof COLOURS)[number];
export type NodeSize = (typeof SIZES)[number];

export interface State {
  readonly view: ViewName;
  readonly open: string | null; // id of the opened group, "unclustered", or null for the top
  readonly selected: readonly string[]; // ids of actions
  readonly search: string;
  readonly filters: Readonly<Record<string, readonly string[]>>; // facet -> chosen values
  readonly sort: Sort;
  readonly edges: number | null; // how many the network shows; null: as many as were taken
  readonly colour: NodeColour; // by the narrowest group, the widest, the region, the VSM level
  readonly size: NodeSize;
  readonly others: (typeof OTHERS)[number]; // what the network does with what filters leave out
  readonly from: string | null; // column of the links; null: the dimension, or the first
  readonly to: (typeof TARGETS)[number] | null; // level of the links; null: the widest there is
}

export const START: State = {
  view: "table",
  open: null,
  selected: [],
  search: "",
  filters: {},
  sort: "order",
  edges: null,
  colour: "group",
  size: "priority",
  others: "dim",
  from: null,
  to: null,
};

/** The filters with other values of one facet; none takes the facet away. */
export function withFilter(
  state: State,
  facet: string,
  values: readonly string[],
): State["filters"] {
  const others = Object.entries(state.filters).filter(([name]) => name !== facet);
  return Object.fromEntries(values.length > 0 ? [...others, [facet, values]] : others);
}

/** The filters with one value of a facet chosen, or not chosen if it was. */
export function toggled(state: State, facet: string, value: string): State["filters"] {
  const chosen = state.filters[facet] ?? [];
  const others = chosen.filter((one) => one !== value);
  return withFilter(state, facet, others.length < chosen.length ? others : [...chosen, value]);
}

/** Whether anything narrows down what is shown. */
export function narrowed(state: State): boolean {
  return state.search.trim() !== "" || Object.keys(state.filters).length > 0;
}

/** The state as the fragment of an address, without "#"; empty for the state at the start. */
export function toFragment(state: State): string {
  const pairs: [string, string][] = [];
  if (state.view !== START.view) pairs.push(["view", state.view]);
  if (state.open !== null) pairs.push(["open", state.open]);
  if (state.search !== "") pairs.push(["search", state.search]);
  for (const facet of Object.keys(state.filters).sort()) {
    for (const value of state.filters[facet] ?? []) pairs.push([`filter.${facet}`, value]);
  }
  for (const id of state.selected) pairs.push(["selected", id]);
  if (state.sort !== START.sort) pairs.push(["sort", state.sort]);
  if (state.edges !== null) pairs.push(["edges", String(state.edges)]);
  for (const name of ["colour", "size", "others", "from", "to"] as const) {
    const value = state[name];
    if (value !== null && value !== START[name]) pairs.push([name, value]);
  }
  return pairs.map(([key, value]) => `${written(key)}=${written(value)}`).join("&");
}

/** The state of a fragment; what it does not understand is left out and told to `problem`. */
export function fromFragment(
  fragment: string,
  study: Study,
  problem: (message: string) => void = () => undefined,
): State {
  const facets = new Map(facetsOf(study).map((facet) => [facet.name, facet]));
  const selected: string[] = [];
  const filters: Record<string, string[]> = {};
  let state = START;
  const choose = <Name extends "view" | "sort" | "colour" | "size" | "others" | "to">(
    name: Name,
    value: string,
    known: readonly NonNullable<State[Name]>[],
  ) => {
    const found = known.find((one) => one === value);
    if (found === undefined) problem(`there is no ${name} “${value}”`);
    else state = { ...state, [name]: found };
  };
  for (const part of fragment.replace(/^#/u, "").split("&").filter(Boolean)) {
    const [key, value] = read(part);
    if (value === undefined) problem(`“${part}” is not understood`);
    else if (key === "view") choose(key, value, VIEWS);
    else if (key === "sort") choose(key, value, SORTS);
    else if (key === "colour") choose(key, value, COLOURS);
    else if (key === "size") choose(key, value, SIZES);
    else if (key === "others") choose(key, value, OTHERS);
    else if (key === "to") choose(key, value, TARGETS);
    else if (key === "from") {
      const column = study.payload.columns.find(({ name }) => name === value);
      if (column?.kind === "category") state = { ...state, from: value };
      else problem(`there is no column of categories “${value}”`);
    }
    else if (key === "search") state = { ...state, search: value };
    else if (key === "open") {
      if (value === UNCLUSTERED || study.groupOfId.has(value)) state = { ...state, open: value };
      else problem(`there is no group “${value}”`);
    } else if (key === "selected") {
      if (!study.actionOfId.has(value)) problem(`there is no action “${value}”`);
      else if (!selected.includes(value)) selected.push(value);
    } else if (key === "edges") {
      const most = study.payload.network.first.length;
      if (!/^\d{1,9}$/u.test(value) || Number(value) > most) {
        problem(`the number of edges is from 0 to ${most}; got “${value}”`);
      } else state = { ...state, edges: Number(value) };
    } else if (key.startsWith("filter.")) {
      const facet = facets.get(key.slice("filter.".length));
      if (facet === undefined) problem(`there is no filter “${key.slice("filter.".length)}”`);
      else if (!facet.values.some((one) => one.value === value)) {
        problem(`the filter “${facet.title}” has no value “${value}”`);
      } else {
        const chosen = (filters[facet.name] ??= []);
        if (!chosen.includes(value)) chosen.push(value);
      }
    } else problem(`“${key}” is not understood`);
  }
  return { ...state, selected, filters };
}

function read(part: string): [string, string | undefined] {
  const [key = "", value, ...more] = part.split("=");
  if (value === undefined || more.length > 0) return [key, undefined];
  try {
    return [decoded(key), decoded(value)];
  } catch (error) {
    if (error instanceof URIError) return [key, undefined];
    throw error;
  }
}

/** Percent-encoded; halves of surrogate pairs, which that cannot write, as \uXXXX. */
function written(text: string): string {
  const whole = text.replace(/\\|\p{Surrogate}/gu, (one) =>
    one === "\\" ? "\\\\" : `\\u${one.charCodeAt(0).toString(16)}`,
  );
  return encodeURIComponent(whole).replace(/%20/gu, "+").replace(/%3A/gu, ":");
}

function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll("+", " ")).replace(/\\(\\|u([0-9a-f]{4}))/gu, (_, slash: string, code?: string) =>
    code === undefined ? slash : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
