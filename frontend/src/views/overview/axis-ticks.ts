// Round numbers for an axis.

/** Round numbers from 0 to the most, about as many as asked for; the last is not below the most. */
export function ticksTo(most: number, about: number): number[] {
  const rough = Math.max(most, 1) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough, 1);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, place) => place * step);
}
