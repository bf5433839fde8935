// The pairs of each action, in one flat list that `starts` cuts.
import { at, bump } from "../kit/lists";
import type { Network } from "./payload";

export interface Adjacency {
  readonly starts: Int32Array; // action -> where its pairs start in `pairs`; one more at the end
  readonly pairs: Int32Array; // places in the lists of the network, in order
}

/** The actions that a pair is of. */
export function endsOf(network: Pick<Network, "first" | "second">, pair: number): [number, number] {
  return [at(network.first, pair), at(network.second, pair)];
}

/** The first so many pairs of each action, in the order in which they become edges. */
export function adjacencyOf(count: number, network: Network, edges: number): Adjacency {
  const starts = new Int32Array(count + 1);
  degreesOf(count, network, edges).forEach((degree, action) => {
    starts[action + 1] = at(starts, action) + degree;
  });
  const next = starts.slice();
  const pairs = new Int32Array(2 * edges);
  for (let pair = 0; pair < edges; pair += 1) {
    for (const end of endsOf(network, pair)) {
      pairs[at(next, end)] = pair;
      bump(next, end);
    }
  }
  return { starts, pairs };
}

/** The pairs of an action. */
export function pairsOf({ starts, pairs }: Adjacency, action: number): Int32Array {
  return pairs.subarray(at(starts, action), at(starts, action + 1));
}

/** How many of the first so many edges each action has. */
export function degreesOf(count: number, network: Network, edges: number): Int32Array {
  const degrees = new Int32Array(count);
  for (let pair = 0; pair < edges; pair += 1) {
    for (const end of endsOf(network, pair)) bump(degrees, end);
  }
  return degrees;
}
