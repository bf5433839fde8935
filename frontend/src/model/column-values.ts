// What the columns of the analyst say of an action: as places of categories, and in words.
import { at } from "../kit/lists";
import type { Column } from "./payload";

/** Whether the values of a column are categories: one of an action, or several. */
export function isCategorical({ kind }: Column): boolean {
  return kind === "category" || kind === "categories";
}

/** The places of the categories that an action has in a column: none, one or several. */
export function categoriesOf(column: Column, action: number): readonly number[] {
  const value = at<number | readonly number[] | string | null>(column.values, action);
  if (typeof value === "object") return value ?? [];
  return typeof value === "number" && value >= 0 ? [value] : [];
}

/** Which actions have several categories in a column; none where cells hold one. */
export function severalIn(column: Column): number[] {
  if (column.kind !== "categories") return [];
  return (column.values as readonly (readonly number[])[]).flatMap((places, action) =>
    places.length > 1 ? [action] : [],
  );
}

/** What a column says of an action; "" for nothing. */
export function valueOf(column: Column, action: number): string {
  if (isCategorical(column)) {
    return categoriesOf(column, action)
      .map((place) => at(column.categories, place))
      .join("; ");
  }
  return String(at<number | readonly number[] | string | null>(column.values, action) ?? "");
}
