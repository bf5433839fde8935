// Comparing words as people do: case and accents do not matter.

/** A text without case and accents. */
export function folded(text: string): string {
  // a sigma at the end of a word is another letter only in print
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replaceAll("ς", "σ");
}

/** The words of a search; those in quotation marks belong together. */
export function searchWords(search: string): string[] {
  const found = folded(search).matchAll(/"([^"]*)"?|([^\s"]+)/gu);
  return [...found].map(([, phrase, word]) => (phrase ?? word ?? "").trim()).filter(Boolean);
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** A text cut where words of a search (as `searchWords` gives them) begin and end in it. */
export function cut(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return [{ text, hit: false }];
  // one letter may become several ("\ufb01" is "fi") or none, so each remembers where it came from
  let plain = "";
  const from: number[] = [];
  let place = 0;
  for (const letter of text) {
    const become = folded(letter);
    from.push(...Array.from({ length: become.length }, () => place));
    plain += become;
    place += letter.length;
  }
  const hit = new Uint8Array(text.length);
  for (const word of words) {
    for (let found = plain.indexOf(word); found >= 0; found = plain.indexOf(word, found + 1)) {
      const end = from[found + word.length] ?? text.length;
      hit.fill(1, from[found], Math.max(end, (from[found + word.length - 1] ?? 0) + 1));
    }
  }
  const pieces: Piece[] = [];
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (end < text.length && hit[end] === hit[start]) end += 1;
    pieces.push({ text: text.slice(start, end), hit: hit[start] === 1 });
    start = end;
  }
  return pieces;
}
