// What the number of edges does: into how many connected parts the actions fall.
import { at } from "../../kit/lists";
import { endsOf } from "../../model/adjacency";
import type { Network } from "../../model/payload";

export interface Components {
  readonly parts: Int32Array; // number of edges -> connected parts, an action alone being one
  readonly alone: Int32Array; // number of edges -> actions that no edge reaches
}

/** Count parts for each number of edges, adding them in their order (disjoint sets). */
export function componentsOf(count: number, network: Network): Components {
  const { first, copies } = network;
  const above = Int32Array.from({ length: count }, (_, node) => node);
  const reached = new Uint8Array(count);
  const parts = new Int32Array(first.length + 1);
  const alone = new Int32Array(first.length + 1);
  let left = count;
  let untouched = count;

  const root = (node: number): number => {
    let top = node;
    for (;;) {
      const next = at(above, top);
      if (next === top) return top;
      above[top] = at(above, next);
      top = next;
    }
  };
  const join = (one: number, other: number) => {
    const [low, high] = [root(one), root(other)].sort((a, b) => a - b) as [number, number];
    if (low !== high) {
      above[high] = low;
      left -= 1;
    }
    for (const node of [one, other]) {
      if (at(reached, node) === 0) {
        reached[node] = 1;
        untouched -= 1;
      }
    }
  };

  for (const [one = 0, other = 0] of copies) join(one, other);
  parts[0] = left;
  alone[0] = untouched;
  for (let edge = 0; edge < first.length; edge += 1) {
    join(...endsOf(network, edge));
    parts[edge + 1] = left;
    alone[edge + 1] = untouched;
  }
  return { parts, alone };
}
