// Where the groups are: a hull around the core of each, and a place for its name.
import { labelOf } from "../../model/branches";
import { at } from "../../kit/lists";
import type { Study } from "../../model/study";

export interface Outline {
  readonly group: number; // place in the groups of the study
  readonly label: string;
  readonly size: number; // actions directly in it
  readonly x: number; // its middle, in the world
  readonly y: number;
  readonly top: number; // the upper end of the hull
  readonly radius: number; // half of its larger side
  readonly hull: readonly number[]; // x, y, x, y ..., without those that lie far off
}

const FEWEST = 3; // a hull needs as many
const FAR = 2.2; // times the median distance from the middle; an action moved by hand may be far

/** The outlines of the groups that have actions of their own, the largest first. */
export function outlinesOf(study: Study, x: Float32Array, y: Float32Array): Outline[] {
  const found: Outline[] = [];
  study.members.forEach((members, group) => {
    if (members.length < FEWEST) return;
    const middle = [median(members.map((one) => at(x, one))), median(members.map((one) => at(y, one)))];
    const [right = 0, down = 0] = middle;
    const far = members.map((one) => Math.hypot(at(x, one) - right, at(y, one) - down));
    const reach = FAR * median(far);
    const core = members.filter((_, place) => at(far, place) <= reach);
    const hull = hullOf(core.map((one) => [at(x, one), at(y, one)] as const));
    const across = hull.map(([one]) => one);
    const along = hull.map(([, one]) => one);
    const [left, top] = [Math.min(...across), Math.min(...along)];
    const [width, height] = [Math.max(...across) - left, Math.max(...along) - top];
    found.push({
      group,
      label: labelOf(study, group),
      size: members.length,
      x: left + width / 2,
      y: top + height / 2,
      top,
      radius: Math.max(width, height) / 2,
      hull: hull.flat(),
    });
  });
  return found.sort((one, other) => other.size - one.size || one.group - other.group);
}

type Point = readonly [number, number];

/** The corners of the convex hull, in turn (Andrew 1979, monotone chain). */
export function hullOf(points: readonly Point[]): Point[] {
  const sorted = [...points]
    .sort(([x1, y1], [x2, y2]) => x1 - x2 || y1 - y2)
    .filter(([x, y], place, all) => place === 0 || x !== all[place - 1]?.[0] || y !== all[place - 1]?.[1]);
  const half = (ordered: readonly Point[]) => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && turn(at(chain, chain.length - 2), at(chain, chain.length - 1), point) <= 0) {
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

function turn([x1, y1]: Point, [x2, y2]: Point, [x3, y3]: Point): number {
  return (x2 - x1) * (y3 - y1) - (y2 - y1) * (x3 - x1);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return at(sorted, Math.floor(sorted.length / 2));
}
