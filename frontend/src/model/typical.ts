// What is typical and what is particular of a group, as far as it is shown.
import { isolated } from "../kit/direction";
import { at } from "../kit/lists";
import type { Shown } from "./filter";
import type { Study } from "./study";
import { regionsOf, summed, type Sum } from "./sums";

/** The shown texts that are nearest to all others of a group; by their fit where the filters hide those. */
export function typicalOf(study: Study, shown: Shown, group: number, most: number): number[] {
  const { actions, groups } = study.payload;
  const below = Array.from(at(study.below, group)).filter((action) => shown.mask[action] === 1);
  const inside = new Set(below);
  const first = at(groups, group).typical.filter((action) => inside.has(action)).slice(0, most);
  if (first.length === Math.min(most, below.length)) return first;
  const texts = new Set(first.map((action) => at(study.searched, action)));
  const fit = (action: number) => at(actions.fit, action) ?? -1;
  const rest = below
    .filter((action) => !first.includes(action) && !texts.has(at(study.searched, action)))
    .sort((one, other) => fit(other) - fit(one) || one - other);
  return [...first, ...rest].slice(0, most);
}

const OFTENER = 1.3; // times as often as elsewhere, from which on it is worth a word
const ENOUGH = 5; // texts of which shares say something

/** What is particular to a group beside all that is shown, each in a few words. */
export function particularsOf(study: Study, shown: Shown, sum: Sum, all: Sum): string[] {
  const found: string[] = [];
  if (sum.count < ENOUGH || all.count === 0) return found;
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(0)} %`;
  for (const { name, place, count } of regionsOf(study, sum)) {
    const overall = at(all.regions, place);
    const often = count / sum.count / (overall / all.count);
    if (place < all.regions.length - 1 && often >= OFTENER && count > 2) {
      found.push(`more from ${isolated(name)}: ${percent(count, sum.count)} of it, ${percent(overall, all.count)} of all`);
    }
  }
  const [size, points] = [sum.count / all.count, all.points > 0 ? sum.points / all.points : 0];
  if (points > OFTENER * size) {
    found.push(`${percent(points, 1)} of the points, with ${percent(size, 1)} of the texts`);
  }
  const votes = votesOn(study, shown, sum.actions);
  if (votes !== null) found.push(`${percent(votes.inFavour, votes.all)} of the votes on it are for it`);
  return found;
}

function votesOn(study: Study, shown: Shown, actions: ArrayLike<number>) {
  const { votes } = study.payload;
  if (votes === null) return null;
  let [inFavour, all] = [0, 0];
  for (const action of Array.from(actions)) {
    if (shown.mask[action] !== 1) continue;
    inFavour += at(votes.in_favour, action) ?? 0;
    all += (at(votes.in_favour, action) ?? 0) + (at(votes.against, action) ?? 0);
  }
  return all === 0 ? null : { inFavour, all };
}

/** A group whose texts are all, or mostly, of one region. */
export interface Leaning {
  readonly group: number;
  readonly region: number;
  readonly count: number; // texts of that region
  readonly of: number; // texts in all
}

const LEAST_ONLY = 3; // texts of a group, so that being of one region says something
const LEAST_MOSTLY = 5;
const MOSTLY = 2 / 3;

/** The groups that one region alone speaks of, and those that it mostly does; the largest first. */
export function leaningsOf(study: Study, shown: Shown, all: Sum): { only: Leaning[]; mostly: Leaning[] } {
  const column = study.column("region");
  const only: Leaning[] = [];
  const mostly: Leaning[] = [];
  const regions = column?.categories.filter((_, region) => at(all.regions, region) > 0) ?? [];
  if (regions.length < 2) return { only, mostly };
  const told = new Map<number, number>(); // groups, with the region that they were told of
  const walk = (group: number) => {
    const sum = summed(study, shown, at(study.below, group));
    const most = Math.max(...sum.regions);
    const region = sum.regions.indexOf(most);
    const above = at(study.payload.groups, group).parent;
    const known = told.get(above);
    if (known !== undefined) told.set(group, known);
    const leaning = { group, region, count: most, of: sum.count };
    if (region < sum.regions.length - 1 && known !== region) {
      const often = most / sum.count / (at(all.regions, region) / all.count);
      const alone = sum.regions.every((count, place) => count === 0 || place === region);
      if (alone && sum.count >= LEAST_ONLY) {
        only.push(leaning);
        told.set(group, region);
      } else if (sum.count >= LEAST_MOSTLY && most / sum.count >= MOSTLY && often >= OFTENER) {
        mostly.push(leaning);
      }
    }
    at(study.children, group).forEach(walk);
  };
  study.roots.forEach(walk);
  const largest = (one: Leaning, other: Leaning) => other.of - one.of || one.group - other.group;
  return { only: only.sort(largest), mostly: mostly.sort(largest) };
}

/** What the words for these lists mean. */
export const LEANING_RULE = `Only: at least ${LEAST_ONLY} texts, all from it. Mostly: at least ${LEAST_MOSTLY}, two thirds or more from it, and ${OFTENER} times as often as among all.`;
