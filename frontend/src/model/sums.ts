// Numbers of a set of actions: of a group, as far as it is shown.
import { at, bump } from "../kit/lists";
import { categoriesOf } from "./column-values";
import type { Shown } from "./filter";
import type { Study } from "./study";

export interface Sum {
  readonly actions: ArrayLike<number>; // those that it is of, shown or not
  readonly count: number;
  readonly points: number; // sum of the shares of sticker points
  readonly best: number; // the action with the largest share, or -1
  readonly regions: Int32Array; // by category, those without last; an action counts in each of its
  readonly priorities: Int32Array;
}

const known = new WeakMap<Shown, Map<ArrayLike<number>, Sum>>();

/** Sum up those of some actions that are shown; remembered as long as the same are shown. */
export function summed(study: Study, shown: Shown, actions: ArrayLike<number>): Sum {
  const sums = known.get(shown) ?? new Map<ArrayLike<number>, Sum>();
  known.set(shown, sums);
  const sum = sums.get(actions) ?? counted(study, shown.mask, actions);
  sums.set(actions, sum);
  return sum;
}

/** The name of each region, and how many actions have it; only those that occur. */
export function regionsOf(
  study: Study,
  sum: Sum,
): { name: string; place: number; count: number }[] {
  const names = study.column("region")?.categories ?? [];
  return Array.from(sum.regions, (count, place) => ({
    name: names[place] ?? "no region",
    place,
    count,
  })).filter(({ count }) => count > 0);
}

/** The name of each priority, and how many actions have it, from high to none. */
export function prioritiesOf(study: Study, sum: Sum): { name: string; count: number }[] {
  return study.payload.priorities
    .map((name, place) => ({ name, count: at(sum.priorities, place) }))
    .filter(({ count }) => count > 0)
    .reverse();
}

/** The share of all sticker points, as a percentage; null where nobody voted. */
export function percentOf(study: Study, sum: Sum): number | null {
  return study.points > 0 ? (100 * sum.points) / study.points : null;
}

function counted(study: Study, mask: Uint8Array, actions: ArrayLike<number>): Sum {
  const { share, priority } = study.payload.actions;
  const column = study.column("region");
  const missing = column?.categories.length ?? 0;
  const regions = new Int32Array(column === undefined ? 0 : missing + 1);
  const priorities = new Int32Array(study.payload.priorities.length);
  let [count, points, best, most] = [0, 0, -1, 0];
  for (let row = 0; row < actions.length; row += 1) {
    const action = at(actions, row);
    if (mask[action] !== 1) continue;
    count += 1;
    const own = at(share, action) ?? 0;
    points += own;
    if (own > most) [best, most] = [action, own];
    const level = at(priority, action);
    priorities[level] = at(priorities, level) + 1;
    if (column !== undefined) {
      const places = categoriesOf(column, action);
      for (const region of places.length > 0 ? places : [missing]) bump(regions, region);
    }
  }
  return { actions, count, points, best, regions, priorities };
}
