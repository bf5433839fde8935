// Finds nodes by place: a grid of squares, so that a pointer looks at few of them.
import { polygonContains } from "d3-polygon";
import { itemsByKey, listAt, type FlatLists } from "../../kit/flat-lists";
import { at } from "../../kit/lists";
import type { Size } from "./camera";

export interface Grid {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly side: number; // of a square
  readonly across: number; // squares in a row
  readonly down: number; // rows
  readonly nodes: FlatLists; // in each square
}

export type Direction = "left" | "right" | "up" | "down";

export function gridOf(x: Float32Array, y: Float32Array, world: Size): Grid {
  const side = Math.sqrt((2 * world.width * world.height) / Math.max(x.length, 1));
  const across = Math.max(1, Math.ceil(world.width / side));
  const down = Math.max(1, Math.ceil(world.height / side));
  const square = (node: number) =>
    clamped(at(y, node), side, down) * across + clamped(at(x, node), side, across);
  const nodes = itemsByKey(across * down, x.length, (node) => [square(node)]);
  return { x, y, side, across, down, nodes };
}

/** The accepted node nearest to a point of the world, within a reach; -1 for none. */
export function nearest(
  grid: Grid,
  x: number,
  y: number,
  reach: number,
  accepts: (node: number) => boolean,
): number {
  const { side, across, down, nodes } = grid;
  let found = -1;
  let least = reach * reach;
  const bottom = clamped(y + reach, side, down);
  const right = clamped(x + reach, side, across);
  for (let row = clamped(y - reach, side, down); row <= bottom; row += 1) {
    for (let column = clamped(x - reach, side, across); column <= right; column += 1) {
      for (const node of listAt(nodes, row * across + column)) {
        const distance = (at(grid.x, node) - x) ** 2 + (at(grid.y, node) - y) ** 2;
        if (distance <= least && accepts(node) && (distance < least || found < 0)) {
          found = node;
          least = distance;
        }
      }
    }
  }
  return found;
}

/** The accepted nodes inside a closed line, given as x, y, x, y ... (even-odd rule). */
export function inside(
  grid: Grid,
  line: readonly number[],
  accepts: (node: number) => boolean,
): number[] {
  const corners = Array.from({ length: line.length / 2 }, (_, corner): [number, number] => [
    at(line, 2 * corner),
    at(line, 2 * corner + 1),
  ]);
  return [...grid.x.keys()].filter(
    (node) => accepts(node) && polygonContains(corners, [at(grid.x, node), at(grid.y, node)]),
  );
}

/** The accepted node that the eye reaches first in a direction; -1 for none. */
export function towards(
  grid: Grid,
  from: number,
  direction: Direction,
  accepts: (node: number) => boolean,
): number {
  const sideways = direction === "up" || direction === "down";
  const sign = direction === "left" || direction === "up" ? -1 : 1;
  let found = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let node = 0; node < grid.x.length; node += 1) {
    const right = at(grid.x, node) - at(grid.x, from);
    const down = at(grid.y, node) - at(grid.y, from);
    const ahead = sign * (sideways ? down : right);
    const aside = Math.abs(sideways ? right : down);
    if (ahead <= 0 || aside > 1.2 * ahead || !accepts(node)) continue;
    const cost = ahead + 2 * aside; // straight ahead is nearer than it measures
    if (cost < least) {
      least = cost;
      found = node;
    }
  }
  return found;
}

function clamped(value: number, side: number, count: number): number {
  return Math.min(Math.max(Math.floor(value / side), 0), count - 1);
}
