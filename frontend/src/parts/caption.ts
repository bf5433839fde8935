// What a picture or a table is of, in words: how many actions, and what narrows them down.
import type { Seen } from "../contract";
import { isolated } from "../kit/direction";
import { facetsOf } from "../model/filter";
import { narrowed } from "../model/state";

export function captionOf({ study, state, shown }: Seen): string {
  if (!narrowed(state)) return `${study.count} actions`;
  const filters = facetsOf(study).flatMap((facet) => {
    const chosen = state.filters[facet.name] ?? [];
    const titles = facet.values.filter(({ value }) => chosen.includes(value));
    return chosen.length === 0
      ? []
      : [`${isolated(facet.title)}: ${titles.map(({ title }) => isolated(title)).join(" or ")}`];
  });
  const search = state.search.trim() === "" ? [] : [`search: “${isolated(state.search.trim())}”`];
  return `${shown.count} of ${study.count} actions (${[...search, ...filters].join("; ")})`;
}

/** The name of a priority as it stands with the word: "no priority", "high priority". */
export function priorityName(priority: string): string {
  return priority === "none" ? "no priority" : `${priority} priority`;
}
