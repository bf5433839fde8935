// Lists whose entries are known to be there, and counting and choosing in them.

/** An entry of a list that is known to be there. */
export function at<Value>(list: ArrayLike<Value>, place: number): Value {
  if (place < 0 || place >= list.length) {
    throw new RangeError(`there is no place ${place} in a list of ${list.length}`);
  }
  return list[place] as Value;
}

/** Add one to a count. */
export function bump(counts: Int32Array, place: number): void {
  counts[place] = at(counts, place) + 1;
}

/** A set with a value, or without it if it was there. */
export function withToggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

/** The places of the marked entries of a mask, in order. */
export function placesIn(mask: ArrayLike<number>): number[] {
  return Array.from(mask, (marked, place) => (marked === 1 ? place : -1)).filter((place) => place >= 0);
}
