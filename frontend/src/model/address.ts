// The fragment of the address that keeps what is shown, so that a link leads there.
import { colourings } from "./action-colours";
import { isCategorical } from "./column-values";
import { facetsOf, UNCLUSTERED, type Facet } from "./filter";
import { LEVELS } from "./levels";
import { LIST_KEYS, SIZES, SORTS, START, VIEW_NAMES, withFilter, type State } from "./state";
import type { Study } from "./study";

/** The state as the fragment of an address, without "#"; empty for the state at the start. */
export function toFragment(state: State): string {
  const pairs: [string, string][] = [];
  if (state.open !== null) pairs.push(["open", state.open]);
  if (state.search !== "") pairs.push(["search", state.search]);
  for (const facet of Object.keys(state.filters).sort()) {
    for (const value of state.filters[facet] ?? []) pairs.push([`filter.${facet}`, value]);
  }
  for (const id of state.selected) pairs.push(["selected", id]);
  if (state.sort !== START.sort) pairs.push(["sort", state.sort]);
  if (state.edges !== null) pairs.push(["edges", String(state.edges)]);
  for (const name of ["by", "colour", "size", "from", "to"] as const) {
    const value = state[name];
    if (value !== null && value !== START[name]) pairs.push([name, value]);
  }
  if (state.view !== viewBeside(pairs)) pairs.unshift(["view", state.view]);
  return pairs.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join("&");
}

/** The view that a fragment without one shows: the first, or the table where it says other things. */
function viewBeside(pairs: readonly unknown[]): State["view"] {
  return pairs.length > 0 ? "table" : START.view;
}

/** The state of a fragment; what it does not understand is left out and told to `problem`. */
export function fromFragment(
  fragment: string,
  study: Study,
  problem: (message: string) => void = () => undefined,
): State {
  const facets = new Map(facetsOf(study).map((facet) => [facet.name, facet]));
  const parts = fragment.replace(/^#/u, "").split("&").filter(Boolean);
  let state: State = { ...START, view: viewBeside(parts) };
  for (const part of parts) {
    const [key, value] = readPair(part);
    const understood = value === undefined ? null : changeBy(key, value, state, study, facets);
    if (understood === null) problem(`“${part}” in the address is not understood`);
    else if (typeof understood === "string") problem(understood);
    else state = { ...state, ...understood };
  }
  return state;
}

const CHOICES = {
  view: VIEW_NAMES,
  sort: SORTS,
  size: SIZES,
  to: LEVELS,
  by: LIST_KEYS.flatMap((key) => [key, `-${key}`]),
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
    case "colour":
      if (colourings(study).some(([one]) => one === value)) return { colour: value };
      return `there is no colour “${value}”`;
    case "from":
      if (study.payload.columns.some((column) => column.name === value && isCategorical(column))) {
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

function readPair(part: string): [string, string | undefined] {
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
function encoded(text: string): string {
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
