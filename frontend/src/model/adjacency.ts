// The pairs of similar actions as a graph.
import { itemsByKey, listAt } from "../kit/flat-lists";
import { at, bump } from "../kit/lists";
import type { Network } from "./payload";

/** The actions that a pair is of. */
export function endsOf(network: Pick<Network, "first" | "second">, pair: number): [number, number] {
  return [at(network.first, pair), at(network.second, pair)];
}

export interface Link {
  readonly action: number;
  readonly weight: number | null; // null: the two have the same words
}

/** Gives what an action is linked to by the first so many edges, the most similar first. */
export type LinksOf = (action: number, edges: number) => Link[];

export function linksIn(count: number, network: Network): LinksOf {
  const pairs = itemsByKey(count, network.first.length, (pair) => endsOf(network, pair));
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

/** How many of the first so many edges each action has. */
export function degreesOf(count: number, network: Network, edges: number): Int32Array {
  const degrees = new Int32Array(count);
  for (let pair = 0; pair < edges; pair += 1) {
    for (const end of endsOf(network, pair)) bump(degrees, end);
  }
  return degrees;
}
