// Where the groups of all levels are: a hull around the core of each, and which have names when.
import { polygonHull } from "d3-polygon";
import { at } from "../../kit/lists";
import { labelOf } from "../../model/branches";
import { levelsOf } from "../../model/levels";
import type { Study } from "../../model/study";
import type { Bounds } from "./camera";
import type { Spots } from "./node-index";

export interface Outline extends Bounds {
  readonly group: number; // place in the groups of the study
  readonly label: string;
  readonly size: number; // actions in it
  readonly core: readonly number[]; // those that do not lie far off, from the middle outwards
  readonly hull: readonly number[]; // x, y, x, y ... around these
}

const FEWEST = 3; // a hull needs as many
const FAR = 2.2; // times the median distance from the middle; an action moved by hand may be far

/** The outlines of the groups, the largest first. */
export function outlinesOf(study: Study, { x, y }: Spots): Outline[] {
  return study.below
    .flatMap((below, group): Outline[] => {
      if (below.length < FEWEST) return [];
      const members = Array.from(below);
      const right = median(members.map((one) => at(x, one)));
      const down = median(members.map((one) => at(y, one)));
      const away = new Map(members.map((one) => [one, Math.hypot(at(x, one) - right, at(y, one) - down)]));
      const far = (one: number) => away.get(one) ?? 0;
      const reach = FAR * median([...away.values()]);
      const core = members.filter((one) => far(one) <= reach).sort((one, other) => far(one) - far(other));
      const hull = hullOf(core.map((one) => [at(x, one), at(y, one)]));
      const across = hull.map(([one]) => one);
      const along = hull.map(([, one]) => one);
      const [left, top] = [Math.min(...across), Math.min(...along)];
      const [end, bottom] = [Math.max(...across), Math.max(...along)];
      const label = labelOf(study, group);
      return [{ group, label, size: members.length, core, hull: hull.flat(), left, top, right: end, bottom }];
    })
    .sort((one, other) => other.size - one.size || one.group - other.group);
}

/**
 * The outlines that are named, for each level that there is: seen from afar the widest groups, then
 * those in them. A group without others in it keeps its name where narrower ones have theirs.
 */
export function layersOf(study: Study, outlines: readonly Outline[]): Outline[][] {
  const { groups } = study.payload;
  const levels = levelsOf(groups);
  return levels.map((_, layer) =>
    outlines.filter(({ group }) => {
      const { level, parent } = at(groups, group);
      const own = levels.indexOf(level);
      if (own === layer) return true;
      return own > layer ? parent < 0 : at(study.children, group).length === 0;
    }),
  );
}

/** The corners of the convex hull, clockwise on the screen; of fewer than three points, these. */
export function hullOf(points: [number, number][]): [number, number][] {
  return polygonHull(points)?.reverse() ?? points;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return at(sorted, Math.floor(sorted.length / 2));
}
