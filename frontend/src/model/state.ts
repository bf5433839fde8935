// What the views show, and the fragment of the address that keeps it.
import { facetsOf, UNCLUSTERED, type Facet } from "./filter";
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
  let state = START;
  for (const part of fragment.replace(/^#/u, "").split("&").filter(Boolean)) {
    const [key, value] = read(part);
    const understood = value === undefined ? null : changeBy(key, value, state, study, facets);
    if (understood === null) problem(`“${part}” in the address is not understood`);
    else if (typeof understood === "string") problem(understood);
    else state = { ...state, ...understood };
  }
  return state;
}

const CHOICES = {
  view: VIEWS,
  sort: SORTS,
  colour: COLOURS,
  size: SIZES,
  others: OTHERS,
  to: TARGETS,
} as const;
const FILTER = "filter.";

/** What a part of a fragment changes; a message if it cannot, null if there is no such key. */
function changeBy(
  key: string,
  value: string,
  state: State,
  study: Study,
  facets: ReadonlyMap<string, Facet>,
): Partial<State> | string | null {
  const choices: readonly string[] | undefined = Object.hasOwn(CHOICES, key)
    ? CHOICES[key as keyof typeof CHOICES]
    : undefined;
  if (choices !== undefined) {
    return choices.includes(value) ? { [key]: value } : `there is no ${key} “${value}”`;
  }
  if (key.startsWith(FILTER)) return filterBy(key.slice(FILTER.length), value, state, facets);
  switch (key) {
    case "search":
      return { search: value };
    case "open":
      if (value === UNCLUSTERED || study.groupOfId.has(value)) return { open: value };
      return `there is no group “${value}”`;
    case "selected":
      if (!study.actionOfId.has(value)) return `there is no action “${value}”`;
      return { selected: [...new Set([...state.selected, value])] };
    case "from":
      if (study.payload.columns.some(({ name, kind }) => name === value && kind === "category")) {
        return { from: value };
      }
      return `there is no column of categories “${value}”`;
    case "edges": {
      const most = study.payload.network.first.length;
      if (/^\d{1,9}$/u.test(value) && Number(value) <= most) return { edges: Number(value) };
      return `the number of edges is from 0 to ${most}; got “${value}”`;
    }
    default:
      return null;
  }
}

function filterBy(
  name: string,
  value: string,
  state: State,
  facets: ReadonlyMap<string, Facet>,
): Partial<State> | string {
  const facet = facets.get(name);
  if (facet === undefined) return `there is no filter “${name}”`;
  if (!facet.values.some((one) => one.value === value)) {
    return `the filter “${facet.title}” has no value “${value}”`;
  }
  const chosen = state.filters[name] ?? [];
  return chosen.includes(value) ? {} : { filters: withFilter(state, name, [...chosen, value]) };
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
  return decodeURIComponent(text.replaceAll("+", " ")).replace(
    /\\(\\|u([0-9a-f]{4}))/gu,
    (_, slash: string, code?: string) =>
      code === undefined ? slash : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
