// Which groups an edit can name, as choices.
import { labelOf } from "../model/branches";
import { at, type Study } from "../model/study";
import type { Group } from "../model/payload";
import type { Choice } from "../kit/checklist";

export type Level = Group["level"];

/** The levels, from the narrowest to the widest. */
export const LEVELS: readonly Level[] = ["sub-cluster", "cluster", "super-cluster"];

export function height(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The groups that pass a test, by their level and then by id. */
export function groupChoices(study: Study, passes: (group: Group) => boolean): Choice[] {
  return study.payload.groups.flatMap((group, place) =>
    passes(group) ? [choiceOf(study, place)] : [],
  );
}

function choiceOf(study: Study, place: number): Choice {
  const { id, level, parent } = at(study.payload.groups, place);
  const count = at(study.below, place).length;
  const above = parent < 0 ? "" : ` \u00b7 in ${labelOf(study, parent)}`;
  const note = `${id}, ${level}, ${count} ${count === 1 ? "action" : "actions"}${above}`;
  return { id, title: labelOf(study, place), note };
}

/** A group by id; it is there as long as something shows it. */
export function groupBy(study: Study, id: string): { group: Group; place: number } {
  const place = study.groupOfId.get(id) ?? -1;
  return { group: at(study.payload.groups, place), place };
}
