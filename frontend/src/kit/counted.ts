// Numbers with their nouns.
import { isolated } from "./direction";

/** How many, with the noun in the right number. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}

/** "3 of 8 actions", or "8 actions" where all are shown. */
export function shownOf(shown: number, total: number): string {
  return shown === total ? counted(total, "action") : `${shown} of ${counted(total, "action")}`;
}

/** Names with their numbers, as one line. */
export function listOf(parts: readonly { name: string; count: number }[]): string {
  return parts.map(({ name, count }) => `${isolated(name)} ${count}`).join(" \u00b7 ");
}
