// Many short lists in two arrays: fast to make and to read, also a million of them.
import { at, bump } from "./lists";

/** The list of a place stands in `items` from `starts[place]` up to `starts[place + 1]`. */
export interface FlatLists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

export function listAt({ starts, items }: FlatLists, place: number): Int32Array {
  return items.subarray(at(starts, place), at(starts, place + 1));
}

export function flatLists(count: number, listOf: (place: number) => readonly number[]): FlatLists {
  const starts = new Int32Array(count + 1);
  const items: number[] = [];
  for (let place = 0; place < count; place += 1) {
    items.push(...listOf(place));
    starts[place + 1] = items.length;
  }
  return { starts, items: Int32Array.from(items) };
}

/** For each of so many keys the items that have it, in their order. */
export function itemsByKey(
  keys: number,
  items: number,
  keysOf: (item: number) => readonly number[],
): FlatLists {
  const starts = new Int32Array(keys + 1);
  for (let item = 0; item < items; item += 1) for (const key of keysOf(item)) bump(starts, key + 1);
  for (let key = 0; key < keys; key += 1) starts[key + 1] = at(starts, key + 1) + at(starts, key);
  const next = starts.slice();
  const found = new Int32Array(at(starts, keys));
  for (let item = 0; item < items; item += 1) {
    for (const key of keysOf(item)) {
      found[at(next, key)] = item;
      bump(next, key);
    }
  }
  return { starts, items: found };
}
