// What actions have in common, and where they might belong.
import { at } from "../kit/lists";
import type { Study } from "./study";

export interface Similar {
  readonly action: number;
  readonly weight: number; // cosine; 1 for one with the same words
  readonly shared: readonly string[];
  readonly meaning: string; // how much of it is by meaning, in words
}

/** The actions that edges link to an action, and those with the same words, the nearest first. */
export function similarTo(study: Study, action: number): Similar[] {
  const links = study.linksOf(action, study.payload.network.taken);
  const same = new Set(links.flatMap((link) => (link.weight === null ? [link.action] : [])));
  return links
    .filter(({ action: other, weight }) => weight === null || !same.has(other))
    .map(({ action: other, weight }) => ({
      action: other,
      weight: weight ?? 1,
      shared: sharedTerms(study, action, other),
      meaning: meaningWords(study, action, other),
    }));
}

/** The compared words of an action. */
export function termsOf(study: Study, action: number): string[] {
  return at(study.payload.actions.terms, action).map((term) => at(study.payload.terms, term));
}

/** The compared words that two actions share. */
export function sharedTerms(study: Study, one: number, other: number): string[] {
  const known = new Set(at(study.payload.actions.terms, other));
  const shared = at(study.payload.actions.terms, one).filter((term) => known.has(term));
  return [...new Set(shared)].map((term) => at(study.payload.terms, term));
}

/** How much of the similarity of two actions is that of their meaning; nothing with words alone. */
export function meaningWords(study: Study, one: number, other: number): string {
  const { first, second, weight, of_meaning } = study.payload.network;
  if (of_meaning.length === 0) return "";
  const pair = first.findIndex((end, place) => {
    const far = at(second, place);
    return (end === one && far === other) || (end === other && far === one);
  });
  const share = pair < 0 ? 0 : at(of_meaning, pair) / at(weight, pair);
  return share > 0 ? `${(100 * share).toFixed(0)}\u00a0% of it by meaning` : "";
}

/** The groups of the actions that are similar to some, the most similar first. */
export function likelyGroups(study: Study, actions: readonly number[], most: number): number[] {
  const { group } = study.payload.actions;
  const own = new Set(actions.map((action) => at(group, action)));
  const weights = new Map<number, number>();
  for (const { action, weight } of actions.flatMap((one) => similarTo(study, one))) {
    const place = at(group, action);
    if (place >= 0 && (own.size > 1 || !own.has(place))) {
      weights.set(place, (weights.get(place) ?? 0) + weight);
    }
  }
  return [...weights]
    .sort(([one, weight], [other, heavier]) => heavier - weight || one - other)
    .slice(0, most)
    .map(([place]) => place);
}
