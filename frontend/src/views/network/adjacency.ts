// All pairs of each action, in the order in which they become edges.
import { at } from "../../kit/lists";
import type { Network } from "../../model/payload";

export interface Link {
  readonly action: number;
  readonly weight: number | null; // null: the two have the same words
}

export interface Adjacency {
  readonly network: Network;
  readonly starts: Int32Array; // action -> where its pairs start in `pairs`; one more at the end
  readonly pairs: Int32Array; // places in the lists of the network, in order
  readonly copies: ReadonlyMap<number, readonly number[]>;
}

export function adjacencyOf(count: number, network: Network): Adjacency {
  const { first, second } = network;
  const starts = new Int32Array(count + 1);
  const ends = (pair: number) => [at(first, pair), at(second, pair)];
  for (let pair = 0; pair < first.length; pair += 1) {
    for (const end of ends(pair)) starts[end + 1] = at(starts, end + 1) + 1;
  }
  for (let action = 0; action < count; action += 1) {
    starts[action + 1] = at(starts, action + 1) + at(starts, action);
  }
  const next = starts.slice();
  const pairs = new Int32Array(2 * first.length);
  for (let pair = 0; pair < first.length; pair += 1) {
    for (const end of ends(pair)) {
      pairs[at(next, end)] = pair;
      next[end] = at(next, end) + 1;
    }
  }
  const copies = new Map<number, number[]>();
  for (const [one = 0, other = 0] of network.copies) {
    copies.set(one, [...(copies.get(one) ?? []), other]);
    copies.set(other, [...(copies.get(other) ?? []), one]);
  }
  return { network, starts, pairs, copies };
}

/** What an action is linked to by the first so many edges, the most similar first. */
export function linksOf(adjacency: Adjacency, action: number, edges: number): Link[] {
  const { network, starts, pairs, copies } = adjacency;
  const found: Link[] = [];
  for (let place = at(starts, action); place < at(starts, action + 1); place += 1) {
    const pair = at(pairs, place);
    if (pair >= edges) break; // pairs of an action are in order
    const one = at(network.first, pair);
    const other = one === action ? at(network.second, pair) : one;
    found.push({ action: other, weight: at(network.weight, pair) });
  }
  found.sort((one, other) => (other.weight ?? 0) - (one.weight ?? 0) || one.action - other.action);
  return [...(copies.get(action) ?? []).map((copy) => ({ action: copy, weight: null })), ...found];
}

/** How many of the first so many edges each action has. */
export function degreesOf(count: number, network: Network, edges: number): Int32Array {
  const degrees = new Int32Array(count);
  for (let pair = 0; pair < edges; pair += 1) {
    for (const end of [at(network.first, pair), at(network.second, pair)]) {
      degrees[end] = at(degrees, end) + 1;
    }
  }
  return degrees;
}
