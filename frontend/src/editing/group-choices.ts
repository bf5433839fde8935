// Which groups an edit can name, as choices.
import type { ChecklistItem } from "../kit/checklist";
import { counted } from "../kit/counted";
import { at } from "../kit/lists";
import { labelOf } from "../model/branches";
import type { Group } from "../model/payload";
import type { Study } from "../model/study";

/** The groups that pass a test, by their level and then by id. */
export function groupChoices(study: Study, passes: (group: Group) => boolean): ChecklistItem[] {
  return study.payload.groups.flatMap((group, place) => {
    if (!passes(group)) return [];
    const { id, level, parent } = group;
    const above = parent < 0 ? "" : ` \u00b7 in ${labelOf(study, parent)}`;
    const note = `${id}, ${level}, ${counted(at(study.below, place).length, "action")}${above}`;
    return [{ id, title: labelOf(study, place), note }];
  });
}

/** A group by id; it is there as long as something shows it. */
export function groupBy(study: Study, id: string): { group: Group; place: number } {
  const place = study.groupOfId.get(id) ?? -1;
  return { group: at(study.payload.groups, place), place };
}
