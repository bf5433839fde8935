// What dropping a group on another does.
import { at } from "../kit/lists";
import type { Branch } from "../model/branches";
import type { Edit } from "../model/edits";
import { isWider } from "../model/levels";
import type { Study } from "../model/study";

/** On a wider group it goes into that, on one of its level it is merged; null: it cannot go there. */
export function regrouped(study: Study, id: string, onto: Branch): Edit | null {
  const place = study.groupOfId.get(id);
  if (place === undefined || onto.group === place) return null;
  const group = at(study.payload.groups, place);
  if (onto.group < 0) {
    return onto.key === "top" && group.parent >= 0 ? { edit: "detach", groups: [id] } : null;
  }
  const other = at(study.payload.groups, onto.group);
  if (other.level === group.level) return { edit: "merge", groups: [id], into: other.id };
  if (!isWider(other.level, group.level) || group.parent === onto.group) return null;
  return { edit: "group", groups: [id], id: other.id, level: other.level };
}
