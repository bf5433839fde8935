// What each action is linked to, at any number of edges.
import { listAt } from "../../kit/flat-lists";
import { at } from "../../kit/lists";
import { endsOf, pairsByAction } from "../../model/adjacency";
import type { Network } from "../../model/payload";

export interface Link {
  readonly action: number;
  readonly weight: number | null; // null: the two have the same words
}

/** Gives what an action is linked to by the first so many edges, the most similar first. */
export type LinksOf = (action: number, edges: number) => Link[];

export function linksIn(count: number, network: Network): LinksOf {
  const pairs = pairsByAction(count, network, network.first.length);
  const copies = new Map<number, Link[]>();
  for (const [one = 0, other = 0] of network.copies) {
    copies.set(one, [...(copies.get(one) ?? []), { action: other, weight: null }]);
    copies.set(other, [...(copies.get(other) ?? []), { action: one, weight: null }]);
  }
  return (action, edges) => {
    const found = Array.from(listAt(pairs, action).filter((pair) => pair < edges), (pair) => {
      const [one, other] = endsOf(network, pair);
      return { action: one === action ? other : one, weight: at(network.weight, pair) };
    }).sort((one, other) => other.weight - one.weight || one.action - other.action);
    return [...(copies.get(action) ?? []), ...found];
  };
}
