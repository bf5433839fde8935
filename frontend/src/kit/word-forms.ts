// Which words are forms of one word, by their endings; and which are one typo apart.

/** Endings of a language that may stand in each other's place after the same stem. */
const ENDINGS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  en: [
    ["", "s", "es", "ed", "ing"],
    ["e", "es", "ed", "ing"],
    ["y", "ies", "ied", "ying"],
    ["f", "fe", "ves"],
  ],
  fr: [
    ["", "s", "x", "e", "es"],
    ["al", "aux", "ale", "ales"],
    ["er", "e", "ee", "es", "ees", "ez", "ent", "ant"],
    ["if", "ifs", "ive", "ives"],
  ],
  de: [["", "e", "en", "n", "er", "ern", "es", "em", "s"]],
  nl: [["", "e", "en", "s", "n", "t"]],
};
const OTHER = [["", "s"]]; // of all other languages
const STEM = 3; // letters of a stem at the least
const DOUBLES = new Set(["ed", "ing"]); // before which the last letter may be doubled
const DOUBLED = /([^aeiou])\1$/u; // "plann" in "planned"

/** What a word shares with its other forms: words with one of these in common are forms of one. */
export function stemsOf(word: string, languages: readonly string[]): string[] {
  const known = languages.filter((one) => Object.hasOwn(ENDINGS, one));
  const groups = known.length === 0 ? OTHER : known.flatMap((one) => ENDINGS[one] ?? []);
  return groups.flatMap((endings, group) =>
    endings.flatMap((ending) => {
      const stem = word.slice(0, word.length - ending.length);
      if (!word.endsWith(ending) || stem.length < STEM) return [];
      if (ending === "s" && stem.endsWith("s")) return []; // "business" is no plural
      const doubles = endings.includes("") && DOUBLES.has(ending) && DOUBLED.test(stem);
      const undoubled = doubles ? [stem.slice(0, -1)] : [];
      return [stem, ...undoubled].map((one) => `${group} ${one}`);
    }),
  );
}

/** Whether one letter more, less or other, or two letters in each other's place, part two words. */
export function isOneTypoApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1);
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}
