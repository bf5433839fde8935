// Where the groups are: a hull around the core of each, and a place for its name.
import { polygonHull } from "d3-polygon";
import { at } from "../../kit/lists";
import { labelOf } from "../../model/branches";
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
    const hull = hullOf(core.map((one) => [at(x, one), at(y, one)]));
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

/** The corners of the convex hull, clockwise on the screen; of fewer than three points, these. */
export function hullOf(points: [number, number][]): [number, number][] {
  return polygonHull(points)?.reverse() ?? points;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return at(sorted, Math.floor(sorted.length / 2));
}
