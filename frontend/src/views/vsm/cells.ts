// What stands in each function at each level: groups, and actions that were placed on their own.
import { at } from "../../kit/lists";
import { forestOf, labelOf, within } from "../../model/branches";
import type { Shown } from "../../model/filter";
import type { Level } from "../../model/levels";
import type { FunctionName, Placed } from "../../model/payload";
import type { Study } from "../../model/study";
import { summed } from "../../model/sums";

export interface Item {
  readonly key: string;
  readonly group: number; // place, or -1 for actions placed on their own
  readonly label: string;
  readonly level: Level | null;
  readonly total: number; // actions
  readonly shown: number;
  readonly priorities: Int32Array; // shown actions of each priority
  readonly primary: boolean;
  readonly suggested: boolean;
  readonly confidence: number | null;
  readonly path: string; // the groups around it
  readonly note: string; // what a list says of it beside its name
}

export interface Cell {
  readonly function: FunctionName;
  readonly level: string;
  readonly items: readonly Item[];
  readonly total: number; // actions, each counted once
  readonly shown: number;
}

/** The cells of a level, in the order of the functions. */
export function cellsOf(study: Study, shown: Shown, level: string): Cell[] {
  return study.payload.model.functions.map((one) => {
    const here = (placed: Placed) =>
      placed.function === one.id && placed.level === level && !placed.inherited;
    const groups = within(forestOf(study).top).flatMap(({ branch: { group } }) => {
      if (group < 0) return [];
      const placed = at(study.payload.groups, group).functions.find(here);
      return placed === undefined ? [] : [groupItem(study, shown, group, placed)];
    });
    const own = study.payload.actions.functions.filter(({ functions }) => functions.some(here));
    const actions = own.map(({ action }) => action);
    const items = own.length === 0 ? groups : [...groups, ownItem(study, shown, actions)];
    const inside = new Set([
      ...groups.flatMap(({ group }) => Array.from(at(study.below, group))),
      ...actions,
    ]);
    const all = Array.from(inside);
    return {
      function: one,
      level,
      items,
      total: all.length,
      shown: all.filter((action) => shown.mask[action] === 1).length,
    };
  });
}

/** The actions that stand nowhere in the model. */
export function placelessOf(study: Study): number[] {
  return Array.from({ length: study.count }, (_, action) => action).filter(
    (action) => study.placesOf(action).length === 0,
  );
}

function groupItem(study: Study, shown: Shown, group: number, placed: Placed): Item {
  const inside = at(study.below, group);
  const { count, priorities } = summed(study, shown, inside);
  const around = study.pathOf(group).slice(0, -1);
  const { id, level } = at(study.payload.groups, group);
  const { primary, suggested, confidence } = placed;
  const highest = priorityWords(study, priorities).split(", ")[0] ?? "";
  return {
    key: id,
    group,
    label: labelOf(study, group),
    level,
    total: inside.length,
    shown: count,
    priorities,
    primary,
    suggested,
    confidence,
    path: around.map((one) => labelOf(study, one)).join(" › "),
    note: [highest, suggested ? "suggested" : "", primary ? "" : "also here"]
      .filter(Boolean)
      .join(" · "),
  };
}

function ownItem(study: Study, shown: Shown, actions: readonly number[]): Item {
  const { count, priorities } = summed(study, shown, actions);
  return {
    key: "own",
    group: -1,
    label: "Actions placed on their own",
    level: null,
    total: actions.length,
    shown: count,
    priorities,
    primary: true,
    suggested: false,
    confidence: null,
    path: "",
    note: priorityWords(study, priorities).split(", ")[0] ?? "",
  };
}

/** "4 high, 6 medium": how many actions of each priority but none; "" where nobody voted. */
export function priorityWords(study: Study, priorities: Int32Array): string {
  if (!study.voted) return "";
  return Array.from(priorities, (count, priority) => ({ count, priority }))
    .filter(({ count, priority }) => count > 0 && priority > 0)
    .reverse()
    .map(({ count, priority }) => `${count} ${at(study.payload.priorities, priority)}`)
    .join(", ");
}

/** How sure a placement is, in words; "" for one that an analyst made as the main one. */
export function standingWords(item: Item): string {
  const sure = item.confidence === null ? "" : `, ${Math.round(100 * item.confidence)} % sure`;
  return [item.suggested ? `suggested${sure}` : "", item.primary ? "" : "has its main place elsewhere"]
    .filter(Boolean)
    .join("; ");
}
