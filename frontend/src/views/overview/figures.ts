// The numbers of the overview that are no chart.
import { counted } from "../../kit/counted";
import { at } from "../../kit/lists";
import type { Fact } from "../../model/payload";
import type { Shown } from "../../model/filter";
import { LEVELS } from "../../model/levels";
import { isEdit, isTakenBack } from "../../model/log";
import type { Study } from "../../model/study";

/** What a reader wants to know first. */
export function figuresOf(study: Study, shown: Shown): Fact[] {
  const { payload } = study;
  const levels = LEVELS
    .map((level) => ({ level, count: payload.groups.filter((group) => group.level === level).length }))
    .filter(({ count }) => count > 0);
  const part = shown.count === study.count ? "" : ` of ${study.count}`;
  const voted = payload.actions.share.filter((share) => share !== null).length;
  return [
    { value: `${shown.count}${part}`, name: part === "" ? "actions" : "actions shown" },
    ...levels.map(({ level, count }) => ({ value: String(count), name: count === 1 ? level : `${level}s` })),
    { value: String(study.unclustered.length), name: "unclustered" },
    { value: payload.network.taken.toLocaleString("en-GB"), name: "edges" },
    ...(study.voted ? [{ value: String(voted), name: "actions voted on" }] : []),
  ];
}

export interface Reason {
  readonly reason: string;
  readonly total: number;
  readonly shown: number;
}

/** Why actions are unclustered, the most frequent reason first. */
export function reasonsOf(study: Study, shown: Shown): Reason[] {
  const { actions, reasons } = study.payload;
  return reasons
    .map((reason, place) => {
      const all = study.unclustered.filter((action) => at(actions.reason, action) === place);
      const seen = all.filter((action) => shown.mask[action] === 1);
      return { reason, total: all.length, shown: seen.length };
    })
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total || (one.reason < other.reason ? -1 : 1));
}

export interface Kind {
  readonly kind: string;
  readonly holds: number;
  readonly back: number; // taken back
  readonly analysts: string;
}

/** How many edits of each kind the log holds, the most frequent first. */
export function kindsOf(study: Study): Kind[] {
  const kinds = new Map<string, { holds: number; back: number; analysts: Set<string> }>();
  for (const { kind, holds, analyst } of study.payload.log.filter(isEdit)) {
    const known = kinds.get(kind) ?? { holds: 0, back: 0, analysts: new Set<string>() };
    if (holds) known.holds += 1;
    else known.back += 1;
    if (analyst !== "") known.analysts.add(analyst);
    kinds.set(kind, known);
  }
  return [...kinds]
    .map(([kind, { holds, back, analysts }]) => ({
      kind: kind.replaceAll("_", " "),
      holds,
      back,
      analysts: [...analysts].sort().join(", "),
    }))
    .sort((one, other) => other.holds + other.back - one.holds - one.back || (one.kind < other.kind ? -1 : 1));
}

/** How the log went, in a sentence. */
export function logWords(study: Study): string {
  const { log } = study.payload;
  const [first] = log;
  const last = log[log.length - 1];
  if (first === undefined || last === undefined) return "No edits: the groups are as they were found.";
  const day = (time: string) => time.slice(0, 10);
  const back = log.filter(isTakenBack).length;
  const dates = day(first.time) === day(last.time) ? `on ${day(first.time)}` : `from ${day(first.time)} to ${day(last.time)}`;
  const undone = back === 0 ? "" : `, ${back} of them taken back`;
  return `${counted(log.filter(isEdit).length, "edit")} ${dates}${undone}.`;
}
