// What the columns of the analyst say of an action, in words.
import { at } from "../kit/lists";
import type { Column } from "./payload";

/** What a column says of an action; "" for nothing. */
export function valueOf(column: Column, action: number): string {
  const value = at<number | string | null>(column.values, action);
  if (value === null) return "";
  if (column.kind === "category") return column.categories[value as number] ?? "";
  return String(value);
}
