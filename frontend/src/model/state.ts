// What the views show; address.ts writes it into the address of the page.
import type { Level } from "./levels";

export const VIEW_NAMES = ["said", "table", "list", "network", "links", "vsm", "overview"] as const;
export const SORTS = ["order", "priority", "size", "region", "label"] as const;
/** What the list can be sorted by; with a minus the other way round. */
export const LIST_KEYS = [
  ...["best", "rank", "points", "for", "against", "text", "region", "theme", "group"],
  ...["dimension", "language", "fit"],
] as const;
export const SIZES = ["priority", "degree", "even"] as const;

export type ViewName = (typeof VIEW_NAMES)[number];
export type Sort = (typeof SORTS)[number];
export type NodeSize = (typeof SIZES)[number];

export interface State {
  readonly view: ViewName;
  readonly open: string | null; // id of the opened group, "unclustered", or null for the top
  readonly selected: readonly string[]; // ids of actions
  readonly search: string;
  readonly filters: Readonly<Record<string, readonly string[]>>; // facet -> chosen values
  readonly sort: Sort;
  readonly by: string; // what the list is sorted by
  readonly edges: number | null; // how many the network draws; null: those of what is pointed at
  readonly colour: string; // of nodes: "group", "region", "level", or a column
  readonly size: NodeSize;
  readonly from: string | null; // column of the links; null: the dimension, or the first
  readonly to: Level | null; // level of the links; null: the widest there is
}

export const START: State = {
  view: "said",
  open: null,
  selected: [],
  search: "",
  filters: {},
  sort: "order",
  by: "best",
  edges: null,
  colour: "group",
  size: "priority",
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
