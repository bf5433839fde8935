// The groups that actions can go to, or that groups can be merged into: recent ones, then all, the
// likeliest first, then a new one.
import { at } from "../kit/lists";
import { folded } from "../kit/search-words";
import { forestOf, isNamed, labelOf, within } from "../model/branches";
import type { Edit } from "../model/edits";
import { likelyGroups } from "../model/similarity";
import type { Study } from "../model/study";

/** Groups by id with how likely each is the home, the likeliest first. */
export type Homes = readonly (readonly [string, number])[];

export interface MoveChoice {
  readonly key: string;
  readonly group: number; // its place, or -1 for a new one
  readonly label: string;
  readonly note: string; // why it stands there
}

export interface MoveChoices {
  readonly rows: readonly MoveChoice[];
  readonly first: number; // the row of the likeliest
}

const RECENT = 3;
const LIKELIEST = 1; // so many stand where they are, however recent

interface Asked {
  study: Study;
  ids: readonly string[]; // of actions, or of groups
  homes: Homes | null; // null: ranked by similar texts, until Python answers or where there is none
  recent: readonly string[]; // ids of groups, the latest first
  search: string;
  creates: boolean; // whether a group can be made
}

export function moveChoices({ study, ids, homes, recent, search, creates }: Asked): MoveChoices {
  const merged = ids.flatMap((id) => study.groupOfId.get(id) ?? []);
  const [level] = merged.map((group) => at(study.payload.groups, group).level);
  const actions = level === undefined
    ? ids.flatMap((id) => study.actionOfId.get(id) ?? [])
    : merged.flatMap((group) => Array.from(at(study.below, group)));
  const own = new Set(
    level === undefined ? actions.map((action) => at(study.payload.actions.group, action)) : merged,
  );
  const chances = new Map(
    (homes ?? []).flatMap(([id, chance]) => {
      const place = study.groupOfId.get(id);
      return place === undefined ? [] : [[place, chance] as const];
    }),
  );
  const similar = homes === null ? likelyGroups(study, actions, study.payload.groups.length) : [];
  const near = level === undefined ? similar : similar.flatMap((group) => study.pathOf(group));
  const tree = within(forestOf(study).top).map(({ branch }) => branch.group);
  const together = own.size > 1 ? merged : []; // one of them may be what the others go into
  const ranked = [...new Set([...together, ...chances.keys(), ...near, ...tree])].filter(
    (group) =>
      group >= 0 &&
      (own.size > 1 || !own.has(group)) &&
      (level === undefined || at(study.payload.groups, group).level === level) &&
      isNamed(study, group, search),
  );
  const whole = folded(search.trim());
  const exact = (group: number) =>
    [at(study.payload.groups, group).id, labelOf(study, group)].some((name) => folded(name) === whole);
  if (whole !== "") ranked.sort((one, other) => Number(exact(other)) - Number(exact(one)));
  const latest =
    whole === ""
      ? recent
          .map((id) => study.groupOfId.get(id) ?? -1)
          .filter((group) => ranked.indexOf(group) >= LIKELIEST)
          .slice(0, RECENT)
          .reverse()
      : [];
  const choice = (group: number): MoveChoice => {
    const chance = chances.get(group) ?? 0;
    const likely = chance >= 0.005 ? `${(100 * chance).toFixed(0)}\u00a0% likely` : "";
    const holds = near.includes(group) ? "holds similar texts" : "";
    const note = latest.includes(group) ? "recent" : likely + holds;
    return { key: `group-${group}`, group, label: labelOf(study, group), note };
  };
  const rows = [...latest, ...ranked.filter((group) => !latest.includes(group))].map(choice);
  if (creates && whole !== "" && !ranked.some(exact)) {
    rows.push({ key: "new", group: -1, label: search.trim(), note: "a new group" });
  }
  return { rows, first: Math.min(latest.length, Math.max(0, rows.length - 1)) };
}

/** The edits that move actions to what was chosen, or merge groups into it. */
export function moveEdits(study: Study, ids: readonly string[], { group, label }: MoveChoice): Edit[] {
  const { groups, actions } = study.payload;
  if (ids.some((one) => study.groupOfId.has(one))) {
    const into = at(groups, group).id;
    return [{ edit: "merge", groups: ids.filter((one) => one !== into), into }];
  }
  if (group >= 0) return [{ edit: "move", actions: ids, to: at(groups, group).id }];
  const homes = new Set(ids.map((id) => at(actions.group, study.actionOfId.get(id) ?? -1)));
  const [home = -1] = homes.size === 1 ? homes : [];
  const above = home < 0 || at(groups, home).level !== "sub-cluster" ? -1 : at(groups, home).parent;
  const parent = above < 0 ? null : at(groups, above).id;
  const id = "new 1"; // until Python gives it an id
  return [
    { edit: "create", id, level: "sub-cluster", label, parent },
    { edit: "move", actions: ids, to: id },
  ];
}
