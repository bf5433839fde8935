// The pairs of actions as a graph.
import { itemsByKey, type FlatLists } from "../kit/flat-lists";
import { at, bump } from "../kit/lists";
import type { Network } from "./payload";

/** The actions that a pair is of. */
export function endsOf(network: Pick<Network, "first" | "second">, pair: number): [number, number] {
  return [at(network.first, pair), at(network.second, pair)];
}

/** The first so many pairs of each action, in the order in which they become edges. */
export function pairsByAction(count: number, network: Network, edges: number): FlatLists {
  return itemsByKey(count, edges, (pair) => endsOf(network, pair));
}

/** How many of the first so many edges each action has. */
export function degreesOf(count: number, network: Network, edges: number): Int32Array {
  const degrees = new Int32Array(count);
  for (let pair = 0; pair < edges; pair += 1) {
    for (const end of endsOf(network, pair)) bump(degrees, end);
  }
  return degrees;
}
