// The numbers of the overview that are no chart.
import { counted } from "../../kit/counted";
import { isEdit, isTakenBack } from "../../model/log";
import type { Study } from "../../model/study";

/** How many edits of each kind the log holds and were taken back, by whom; the most frequent first. */
export function kindsOf(study: Study): [kind: string, holds: number, back: number, analysts: string][] {
  const edits = study.payload.log.filter(isEdit);
  return [...new Set(edits.map(({ kind }) => kind))]
    .map((kind): [string, number, number, string] => {
      const own = edits.filter((entry) => entry.kind === kind);
      const holding = own.filter(({ holds }) => holds).length;
      const analysts = [...new Set(own.map(({ analyst }) => analyst).filter(Boolean))].sort();
      return [kind.replaceAll("_", " "), holding, own.length - holding, analysts.join(", ")];
    })
    .sort((one, other) => other[1] + other[2] - one[1] - one[2] || (one[0] < other[0] ? -1 : 1));
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
