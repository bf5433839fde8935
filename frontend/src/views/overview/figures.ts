// The numbers of the overview that are no chart.
import { counted } from "../../kit/counted";
import { isEdit, isTakenBack } from "../../model/log";
import type { Study } from "../../model/study";

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
