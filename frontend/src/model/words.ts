// Comparing words as people do: case and accents do not matter.

/** A text without case and accents. */
export function folded(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

/** The words of a search; those in quotation marks belong together. */
export function wordsOf(search: string): string[] {
  const found = folded(search).matchAll(/"([^"]*)"?|(\S+)/gu);
  return [...found].map(([, phrase, word]) => (phrase ?? word ?? "").trim()).filter(Boolean);
}
