// What a key answers to a suggestion.
import type { Answer, Asking } from "../contract";

const KEYS: Readonly<Record<string, Answer>> = { y: "yes", n: "no", l: "later" };

/** There is no edit to say yes to: a group is to be chosen. */
export const CHOOSE = "choose";

/** What a key says of a suggestion; null if nothing. */
export function answerOf(
  { kind, choices }: Pick<NonNullable<Asking["one"]>, "kind" | "choices">,
  key: string,
): Answer | typeof CHOOSE | null {
  const group = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
  if (group !== undefined) return `to ${group}`;
  const said = Object.hasOwn(KEYS, key) ? KEYS[key] : undefined;
  return said === "yes" && kind === "check" ? CHOOSE : (said ?? null);
}
