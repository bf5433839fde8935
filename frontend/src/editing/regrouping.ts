// What dropping groups on another does.
import { at } from "../kit/lists";
import type { Branch } from "../model/branches";
import type { Edit } from "../model/edits";
import { isWider } from "../model/levels";
import type { Study } from "../model/study";

/** In a wider group they go, with one of their level they are merged; none: they cannot go there. */
export function regrouped(study: Study, ids: readonly string[], onto: Branch): Edit[] {
  const groups = ids
    .map((id) => at(study.payload.groups, study.groupOfId.get(id) ?? -1))
    .filter(({ id }) => id !== onto.id);
  const named = groups.map(({ id }) => id);
  if (named.length === 0) return [];
  if (onto.group < 0) {
    const inside = groups.every(({ parent }) => parent >= 0);
    return onto.key === "top" && inside ? [{ edit: "detach", groups: named }] : [];
  }
  const { id, level } = at(study.payload.groups, onto.group);
  if (groups.every((one) => one.level === level)) return [{ edit: "merge", groups: named, into: id }];
  const goes = groups.every((one) => isWider(level, one.level));
  const stay = groups.every(({ parent }) => parent === onto.group);
  return goes && !stay ? [{ edit: "group", groups: named, id, level }] : [];
}
