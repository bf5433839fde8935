// What can be done with texts and with groups: the same for buttons, for the menu and for keys.
import type { Ask, ViewProps } from "../contract";
import type { IconName } from "../kit/icon";
import { at } from "../kit/lists";
import { LEVELS } from "../model/levels";
import type { Edit, Verb } from "../model/edits";
import { clusteredOf, type Study } from "../model/study";

export interface Act {
  readonly title: string;
  readonly key?: string;
  readonly icon?: IconName;
  readonly run: () => void;
}

/** An act, with the edit that it makes and whether that is possible. */
type Offered = Act & { readonly verb: Verb; readonly possible: boolean };

const NOTE = { suggest: "Comment \u2026", edit: "Memo \u2026" } as const;

export type ActProps = Pick<ViewProps, "study" | "editor" | "carry" | "act">;

/** What can be done with groups, or with the top where there is none. */
export function groupActs(props: ActProps, ids: readonly string[]): Act[] {
  const { study } = props;
  const groups = ids.map((id) => at(study.payload.groups, study.groupOfId.get(id) ?? -1));
  const [group] = groups;
  if (group === undefined) return offered(props, [asking(props, "create", "New group \u2026", [], true, "n")]);
  const { level, parent } = group;
  const one = ids.length === 1;
  const place = study.groupOfId.get(group.id) ?? -1;
  const own = at(study.members, place).length;
  const inner = at(study.children, place).length;
  const rivals = study.payload.groups.filter((other) => other.level === level).length > 1;
  const ask = (what: Ask, title: string, possible: boolean, key?: string) =>
    asking(props, what, title, ids, possible, key);
  return offered(props, [
    ask("rename", "Rename \u2026", one, "F2"),
    ask("merge", "Merge \u2026", rivals && groups.every((other) => other.level === level), "m"),
    ask("split", "Split \u2026", one && own > 1, "s"),
    ask("group", "Group \u2026", groups.every((other) => other.level !== LEVELS[0]), "g"),
    ask("assign", "VSM \u2026", one, "v"),
    ask("describe", "Rule \u2026", one),
    ask("note", NOTE[props.editor.mode], one, "c"),
    ask("detach", "Take out \u2026", one && parent >= 0),
    ask("ungroup", "Dissolve \u2026", one && own === 0 && inner > 0),
    ask("delete", "Delete \u2026", one),
  ]);
}

/** What can be done with texts. */
export function textActs(props: ActProps, ids: readonly string[]): Act[] {
  const { study, editor, carry, act } = props;
  const places = ids.flatMap((id) => study.actionOfId.get(id) ?? []);
  const homes = homesOf(study, ids);
  const pinned = places.every((place) => study.pinned.has(place));
  const clustered = clusteredOf(study, ids).length > 0;
  const one = ids.length === 1;
  const ask = (what: Ask, title: string, possible: boolean, key?: string) =>
    asking(props, what, title, ids, possible, key);
  const make = (title: string, edit: Edit, possible = true): Offered => ({
    title,
    verb: edit.edit,
    possible,
    run: () => act(editor.make([edit], "")),
  });
  return offered(props, [
    { ...ask("move", "Move to \u2026", true, "m"), icon: "move" },
    { ...ask("set_aside", "Set aside", clustered, "x"), icon: "aside", run: () => carry.aside(ids) },
    ask("create", "New group \u2026", true, "n"),
    ask("split", "Split off \u2026", isPart(study, homes, places.length), "s"),
    make(pinned ? "Free" : "Pin", { edit: "pin", actions: ids, pinned: !pinned }),
    make("Put back", { edit: "restore", actions: ids }, !clustered),
    make("Ask for a review", { edit: "review", actions: ids }),
    ask("assign", "VSM \u2026", one, "v"),
    ask("note", NOTE[props.editor.mode], one, "c"),
  ]);
}

/** Do what a key stands for with the texts that are selected; F2 and "n" need none. */
export function doneByKey(props: ViewProps, key: string): boolean {
  const { study, state, say, editor } = props;
  const { selected, open } = state;
  if (key === "F2" || (key === "n" && selected.length === 0)) {
    const homes = homesOf(study, selected).filter((place) => place >= 0);
    const around = homes.length === 1 ? homes.map((place) => at(study.payload.groups, place).id) : [];
    const opened = open !== null && study.groupOfId.has(open) ? [open] : around;
    const done = doneWith(groupActs(props, key === "F2" ? opened : []), key);
    if (!done && editor.verbs.has("rename")) say("open a group first, to rename it");
    return done || editor.verbs.has("rename");
  }
  if (selected.length > 0 && doneWith(textActs(props, selected), key)) return true;
  if (editor.verbs.size === 0 || !"mxsv".includes(key)) return false;
  if (selected.length === 0) say("select actions first, for instance with the space bar");
  else if (key === "s") say("not possible: select texts of one group to split them off");
  return true;
}

/** Run the act that has a key, if there is one. */
export function doneWith(acts: readonly Act[], key: string): boolean {
  const found = acts.find((act) => act.key === key);
  found?.run();
  return found !== undefined;
}

/** The groups of some actions; -1 for none. */
export function homesOf(study: Study, ids: readonly string[]): number[] {
  const { group } = study.payload.actions;
  return [...new Set(ids.map((id) => group[study.actionOfId.get(id) ?? -1] ?? -1))];
}

/** Whether actions are some of one group, but not all. */
function isPart(study: Study, homes: readonly number[], count: number): boolean {
  const [home = -1, ...others] = homes;
  return home >= 0 && others.length === 0 && at(study.members, home).length > count;
}

function asking(
  { carry }: ActProps,
  verb: Ask,
  title: string,
  ids: readonly string[],
  possible: boolean,
  key?: string,
): Offered {
  const run = () => carry.ask(verb, ids);
  return key === undefined ? { title, verb, possible, run } : { title, verb, possible, run, key };
}

function offered({ editor }: ActProps, acts: readonly Offered[]): Act[] {
  return acts.filter(({ verb, possible }) => possible && editor.verbs.has(verb));
}
