// The levels of groups.
import type { Group } from "./payload";

export type Level = Group["level"];

/** The levels, from the widest to the narrowest. */
export const LEVELS = ["super-cluster", "cluster", "sub-cluster"] as const satisfies readonly Level[];

/** The levels that have groups, the widest first. */
export function levelsOf(groups: readonly Group[]): Level[] {
  return LEVELS.filter((level) => groups.some((group) => group.level === level));
}

/** The level that is asked for, if it has groups; else the widest that has. */
export function levelOf(groups: readonly Group[], wanted: Level | null): Level | undefined {
  const levels = levelsOf(groups);
  return levels.find((level) => level === wanted) ?? levels[0];
}

/** Whether a level is wider than another. */
export function isWider(level: Level, than: Level): boolean {
  return LEVELS.indexOf(level) < LEVELS.indexOf(than);
}
