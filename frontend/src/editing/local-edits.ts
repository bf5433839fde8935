// Edits that the page makes itself: what they change, and what they refuse, as in coding/apply.py.
import { isolated } from "../kit/direction";
import { at } from "../kit/lists";
import type { Edit } from "../model/edits";
import type { Cells } from "../model/payload";
import { applyPatch, type Study } from "../model/study";

/** An edit cannot be made; the study stays as it was. */
export class EditError extends Error {}

/** The study after an edit. */
export function applied(study: Study, edit: Edit): Study {
  if (edit.edit === "move") return moved(study, edit.actions, edit.to);
  if (edit.edit === "set_aside") return setAside(study, edit.actions, edit.reason);
  throw new EditError(`this page does not make the edit “${edit.edit}”`);
}

/** What an edit did to a study, in words. */
export function editWords(before: Study, edit: Edit): string {
  if (edit.edit === "move") {
    return `moved ${actionsInWords(edit.actions)} from ${cameFrom(before, edit.actions)} to ${groupName(before, edit.to)}`;
  }
  if (edit.edit === "set_aside") {
    return `set ${actionsInWords(edit.actions)} aside from ${cameFrom(before, edit.actions)}: ${edit.reason}`;
  }
  return edit.edit;
}

function moved(study: Study, ids: readonly string[], to: string): Study {
  const group = study.groupOfId.get(to);
  if (group === undefined) throw new EditError(`there is no group ${to}`);
  const moving = places(study, ids).filter(
    (action) => at(study.payload.actions.group, action) !== group,
  );
  if (moving.length === 0) {
    throw new EditError(`nothing to move: ${actionsInWords(ids)} is already in ${groupName(study, to)}`);
  }
  refusePinned(study, moving, "moved");
  return applyPatch(study, { cells: [...placed(moving, group, -1), decided(study, moving)] });
}

function setAside(study: Study, ids: readonly string[], reason: string): Study {
  const { actions, reasons, meanings } = study.payload;
  const leaving = places(study, ids);
  if (reason.trim() === "") throw new EditError("an action is set aside for a reason: say which");
  refusePinned(study, leaving, "set aside");
  const already = leaving.find((action) => at(actions.group, action) < 0);
  if (already !== undefined) {
    throw new EditError(`${at(actions.id, already)} is already unclustered`);
  }
  const known = reasons.indexOf(reason);
  const place = known < 0 ? reasons.length : known;
  return applyPatch(study, {
    parts: known < 0 ? { reasons: [...reasons, reason], meanings: [...meanings, ""] } : {},
    cells: [...placed(leaving, -1, place), decided(study, leaving)],
  });
}

/** Actions in another place; how well they fit there, only Python works out. */
function placed(places: number[], group: number, reason: number): Cells[] {
  const values = { group, reason, fit: null };
  return (["group", "reason", "fit"] as const).map((name) => ({
    name,
    places,
    values: places.map(() => values[name]),
  }));
}

/** Actions that somebody decided on sit loosely no more. */
function decided(study: Study, places: readonly number[]): Cells {
  const loose = study.payload.actions.loose.filter((action) => !places.includes(action));
  return { name: "loose", places: null, values: loose };
}

function places(study: Study, ids: readonly string[]): number[] {
  if (ids.length === 0) throw new EditError("no action is chosen");
  if (new Set(ids).size < ids.length) throw new EditError("an action is named more than once");
  return ids.map((id) => {
    const action = study.actionOfId.get(id);
    if (action === undefined) throw new EditError(`there is no action ${id}`);
    return action;
  });
}

function refusePinned(study: Study, actions: readonly number[], what: string): void {
  const pinned = actions.filter((action) => study.pinned.has(action));
  if (pinned.length > 0) {
    const ids = pinned.map((action) => at(study.payload.actions.id, action));
    throw new EditError(`${actionsInWords(ids)} is pinned and cannot be ${what}`);
  }
}

function cameFrom(study: Study, ids: readonly string[]): string {
  const { actions, groups } = study.payload;
  const from = places(study, ids).map((action) => at(actions.group, action));
  return [...new Set(from)]
    .map((group) => (group < 0 ? "unclustered" : groupName(study, at(groups, group).id)))
    .join(", ");
}

/** A group by its id and label. */
export function groupName(study: Study, id: string): string {
  const place = study.groupOfId.get(id);
  const label = place === undefined ? "" : at(study.payload.groups, place).label;
  return label === "" ? id : `${id} “${isolated(label)}”`;
}

/** Some ids, or how many there are. */
export function actionsInWords(ids: readonly string[]): string {
  return ids.length > 3 ? `${ids.length} actions` : ids.join(", ");
}
