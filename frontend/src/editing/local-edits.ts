// Edits that the page makes itself: what they change, and what they refuse, as in coding/apply.py.
import { isolated } from "../kit/direction";
import { at } from "../kit/lists";
import type { Edit } from "../model/edits";
import type { Level } from "../model/levels";
import type { Cells } from "../model/payload";
import { applyPatch, type Study } from "../model/study";

const BEGINNING = 40; // characters of a text

/** Why an action is in no group where nobody says more; as in coding/tree/tree.py. */
export const SET_ASIDE = "set aside by an analyst";

/** An edit cannot be made; the study stays as it was. */
export class EditError extends Error {}

/** The study after an edit. */
export function applied(study: Study, edit: Edit): Study {
  if (edit.edit === "move") return moved(study, edit.actions, edit.to);
  if (edit.edit === "set_aside") return setAside(study, edit.actions, edit.reason);
  if (edit.edit === "create") return created(study, edit);
  if (edit.edit === "rename") return renamed(study, edit.group, edit.label);
  if (edit.edit === "merge") return merged(study, edit.groups, edit.into);
  if (edit.edit !== "note") throw new EditError(`this page does not make the edit \u201c${edit.edit}\u201d`);
  if (edit.text.trim() === "") throw new EditError("a comment says something");
  return study;
}

/** What an edit did to a study, in words. */
export function editWords(before: Study, edit: Edit): string {
  const actions = "actions" in edit ? (edit.actions ?? []) : [];
  const [texts, from] = [actionsInWords(before, actions), cameFrom(before, actions)];
  if (edit.edit === "move") return `moved ${texts} from ${from} to ${groupName(before, edit.to)}`;
  if (edit.edit === "set_aside") return `set ${texts} aside from ${from}: ${edit.reason}`;
  if (edit.edit === "create") return `made the ${edit.level} \u201c${isolated(edit.label)}\u201d`;
  if (edit.edit === "rename") return `renamed ${groupName(before, edit.group)} to \u201c${isolated(edit.label)}\u201d`;
  if (edit.edit === "merge") {
    const ended = edit.groups.map((id) => groupName(before, id)).join(", ");
    return `merged ${ended} into ${groupName(before, edit.into)}`;
  }
  if (edit.edit === "note") return `wrote on ${nameOf(before, edit.target)}: ${edit.text}`;
  return edit.edit;
}

const PREFIXES: Record<Level, string> = { "sub-cluster": "S", cluster: "C", "super-cluster": "SC" };

/** An id that no group has or had, of those that are known here. */
export function freeId(study: Study, level: Level, used: readonly string[]): string {
  const prefix = PREFIXES[level];
  const numbers = [...study.groupOfId.keys(), ...used]
    .filter((id) => id.startsWith(prefix))
    .map((id) => Number(id.slice(prefix.length)))
    .filter(Number.isInteger);
  return prefix + String(1 + Math.max(0, ...numbers)).padStart(2, "0");
}

type Create = Extract<Edit, { edit: "create" }>;

function created(study: Study, { id = "", level, label, parent = null }: Create): Study {
  const { groups } = study.payload;
  if (label.trim() === "") throw new EditError(`a new ${level} needs a label`);
  if (study.groupOfId.has(id)) throw new EditError(`there is a group ${id} already`);
  const above = parent === null ? -1 : placeOf(study, parent);
  const own = { id, level, label, parent: above, colour: above < 0 ? 0 : at(groups, above).colour };
  const none = { rule: "", keywords: [], typical: [], functions: [], entries: [] };
  return applyPatch(study, { parts: { groups: [...groups, { ...own, ...none }] } });
}

function renamed(study: Study, id: string, label: string): Study {
  const place = placeOf(study, id);
  if (label.trim() === "") throw new EditError(`the label of ${groupName(study, id)} cannot be blank`);
  if (at(study.payload.groups, place).label === label) {
    throw new EditError(`${groupName(study, id)} is already called so`);
  }
  const groups = study.payload.groups.map((group, other) => (other === place ? { ...group, label } : group));
  return applyPatch(study, { parts: { groups } });
}

function merged(study: Study, ids: readonly string[], into: string): Study {
  const { groups, actions } = study.payload;
  const target = placeOf(study, into);
  const ending = new Set(ids.map((id) => placeOf(study, id)));
  const { level } = at(groups, target);
  if (ending.size === 0 || ending.has(target)) throw new EditError("no other group is chosen");
  if ([...ending].some((place) => at(groups, place).level !== level)) {
    throw new EditError("only groups of one level can be merged");
  }
  const kept = groups.flatMap((_, place) => (ending.has(place) ? [] : [place]));
  // where each group stands after that, and what went into the other
  const after = groups.map((_, place) => kept.indexOf(ending.has(place) ? target : place));
  const now = (place: number) => (place < 0 ? -1 : at(after, place));
  const left = kept.map((place) => at(groups, place)).map((group) => ({ ...group, parent: now(group.parent) }));
  const cells: Cells = { name: "group", places: null, values: actions.group.map(now) };
  return applyPatch(study, { parts: { groups: left }, cells: [cells] });
}

function placeOf(study: Study, id: string): number {
  const place = study.groupOfId.get(id);
  if (place === undefined) throw new EditError(`there is no group ${id}`);
  return place;
}

function moved(study: Study, ids: readonly string[], to: string): Study {
  const group = placeOf(study, to);
  const moving = places(study, ids).filter(
    (action) => at(study.payload.actions.group, action) !== group,
  );
  if (moving.length === 0) {
    throw new EditError(`nothing to move: ${actionsInWords(study, ids)} is already in ${groupName(study, to)}`);
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
    throw new EditError(`${actionsInWords(study, [at(actions.id, already)])} is already unclustered`);
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
    throw new EditError(`${actionsInWords(study, ids)} is pinned and cannot be ${what}`);
  }
}

function cameFrom(study: Study, ids: readonly string[]): string {
  const { actions, groups } = study.payload;
  const from = ids.map((id) => actions.group[study.actionOfId.get(id) ?? -1] ?? -1);
  return [...new Set(from)]
    .map((group) => (group < 0 ? "unclustered" : groupName(study, at(groups, group).id)))
    .join(", ");
}

/** A group by its label, or by its id where it has none. */
export function groupName(study: Study, id: string): string {
  const place = study.groupOfId.get(id);
  const label = place === undefined ? "" : at(study.payload.groups, place).label;
  return label === "" ? id : `\u201c${isolated(label)}\u201d`;
}

/** A group by its label, or the beginning of a text. */
export function nameOf(study: Study, id: string): string {
  return study.groupOfId.has(id) ? groupName(study, id) : actionsInWords(study, [id]);
}

/** The beginning of a text, or how many there are. */
export function actionsInWords(study: Study, ids: readonly string[]): string {
  const [id = ""] = ids;
  if (ids.length !== 1) return `${ids.length} texts`;
  const place = study.actionOfId.get(id);
  const text = place === undefined ? id : at(study.payload.actions.text, place).trim();
  const short = text.length > BEGINNING ? `${text.slice(0, BEGINNING - 1).trimEnd()}\u2026` : text;
  return `\u201c${isolated(short)}\u201d`;
}
