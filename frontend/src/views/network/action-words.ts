// What is said about an action, a pair and the network, in words.
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { actionColour } from "../../model/action-colours";
import { labelOf } from "../../model/branches";
import { valueOf } from "../../model/column-values";
import type { Study } from "../../model/study";
import { priorityName } from "../../parts/caption";

/** The group of an action, or why it has none. */
export function groupWords(study: Study, action: number): string {
  const { actions, reasons } = study.payload;
  const group = at(actions.group, action);
  if (group >= 0) return labelOf(study, group);
  const reason = reasons[at(actions.reason, action)] ?? "";
  return reason === "" ? "unclustered" : `unclustered: ${reason}`;
}

/** Where an action comes from and how it was voted: "Flanders · F3 · high priority". */
export function originWords(study: Study, action: number): string {
  const { region, priority } = actionColour(study, action);
  const column = study.column("group");
  const discussion = column === undefined ? "" : valueOf(column, action);
  return [isolated(region), isolated(discussion), priority === "" ? "" : priorityName(priority)]
    .filter(Boolean)
    .join(" · ");
}

/** All that is said about an action where the keyboard is. */
export function nodeWords(study: Study, action: number): string {
  const { text } = study.payload.actions;
  return [at(text, action), groupWords(study, action), originWords(study, action)]
    .filter(Boolean)
    .join("; ");
}

export function similarityWords(weight: number | null): string {
  return weight === null ? "same words" : `similarity ${weight.toFixed(2)}`;
}
