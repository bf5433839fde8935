// Where keys lead in the rows of the tree, and what a click or a key selects.
import { at } from "../../kit/lists";
import type { TreeRow } from "./rows";

export type Step = { readonly to: number } | { readonly open: boolean } | null;

const JUMP = 10; // rows that "page down" goes

/** Where a key leads from a row: to another, or to open or close it; null for other keys. */
export function stepOf(key: string, rows: readonly TreeRow[], place: number): Step {
  const row = at(rows, place);
  const last = rows.length - 1;
  switch (key) {
    case "ArrowDown":
      return { to: Math.min(last, place + 1) };
    case "ArrowUp":
      return { to: Math.max(0, place - 1) };
    case "PageDown":
      return { to: Math.min(last, place + JUMP) };
    case "PageUp":
      return { to: Math.max(0, place - JUMP) };
    case "Home":
      return { to: 0 };
    case "End":
      return { to: last };
    case "ArrowRight":
      if (row.kind !== "branch") return { to: place };
      return row.open ? { to: Math.min(last, place + 1) } : { open: true };
    case "ArrowLeft":
      if (row.kind === "branch" && row.open) return { open: false };
      return { to: outer(rows, place) };
    default:
      return null;
  }
}

/** The row of the branch that a row is in, or itself at the outermost level. */
function outer(rows: readonly TreeRow[], place: number): number {
  const { depth } = at(rows, place);
  for (let before = place - 1; before >= 0; before -= 1) {
    if (at(rows, before).depth < depth) return before;
  }
  return place;
}

/** The ids that are selected once a row was chosen, too. */
export function chosenWith(
  rows: readonly TreeRow[],
  ids: readonly string[],
  selected: readonly string[],
  anchor: string | null,
  place: number,
  how: "only" | "toggle" | "range",
): string[] {
  const idOf = (row: TreeRow | undefined) => (row?.kind === "action" ? [at(ids, row.action)] : []);
  const [id] = idOf(rows[place]);
  if (id === undefined) return [...selected];
  if (how === "only") return [id];
  if (how === "toggle") {
    const others = selected.filter((one) => one !== id);
    return others.length < selected.length ? others : [...others, id];
  }
  const start = rows.findIndex(({ key }) => key === anchor);
  const [from, to] =
    start < 0 || start > place ? [place, start < 0 ? place : start] : [start, place];
  return rows.slice(from, to + 1).flatMap(idOf);
}
