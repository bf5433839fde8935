// Finds nodes by place; a look at each of some ten thousand takes less than a millisecond.
import { polygonContains } from "d3-polygon";
import { at } from "../../kit/lists";

export interface Spots {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

export type Direction = "left" | "right" | "up" | "down";

type Accepts = (node: number) => boolean;

/** The accepted node nearest to a point of the world, within a reach; -1 for none. */
export function nearest(spots: Spots, x: number, y: number, reach: number, accepts: Accepts): number {
  return best(spots, accepts, reach * reach, (right, down) => (right - x) ** 2 + (down - y) ** 2);
}

/** The accepted nodes inside a closed line, given as x, y, x, y ... (even-odd rule). */
export function inside({ x, y }: Spots, line: readonly number[], accepts: Accepts): number[] {
  const corners = Array.from({ length: line.length / 2 }, (_, corner): [number, number] => [
    at(line, 2 * corner),
    at(line, 2 * corner + 1),
  ]);
  return [...x.keys()].filter(
    (node) => accepts(node) && polygonContains(corners, [at(x, node), at(y, node)]),
  );
}

/** The accepted node that the eye reaches first in a direction; -1 for none. */
export function towards(spots: Spots, from: number, direction: Direction, accepts: Accepts): number {
  const sideways = direction === "up" || direction === "down";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  const [left, top] = [at(spots.x, from), at(spots.y, from)];
  return best(spots, accepts, Number.POSITIVE_INFINITY, (x, y) => {
    const ahead = sign * (sideways ? y - top : x - left);
    const aside = Math.abs(sideways ? x - left : y - top);
    if (ahead <= 0 || aside > 1.2 * ahead) return Number.POSITIVE_INFINITY;
    return ahead + 2 * aside; // straight ahead is nearer than it measures
  });
}

/** The accepted node of the least cost below a limit; -1 for none. */
function best({ x, y }: Spots, accepts: Accepts, limit: number, cost: (x: number, y: number) => number): number {
  let found = -1;
  let least = limit;
  for (let node = 0; node < x.length; node += 1) {
    const own = cost(at(x, node), at(y, node));
    if (own < least && accepts(node)) [found, least] = [node, own];
  }
  return found;
}
