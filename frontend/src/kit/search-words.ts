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

/** A word of a search, or a phrase. */
export interface AskedWord {
  readonly word: string; // folded
  readonly raw: string; // as it was typed
  readonly phrase: boolean; // whether it stood in quotation marks
  readonly open: boolean; // whether a star after it asks for words that it is a part of, too
}

/** The words of a search; those in quotation marks belong together. */
export function askedIn(search: string): AskedWord[] {
  const found = search.matchAll(/"([^"]*)"?|([^\s"]+)/gu);
  return [...found]
    .map(([raw, phrase, word = ""]) => ({
      word: folded(phrase ?? word.replace(/\*+$/u, "")).trim(),
      raw,
      phrase: phrase !== undefined,
      open: word.endsWith("*"),
    }))
    .filter(({ word }) => word !== "");
}

/** The words of a search, folded. */
export function searchWords(search: string): string[] {
  return askedIn(search).map(({ word }) => word);
}

/** What is to be marked in a text: whole words, or also parts of them. */
export interface WordMark {
  readonly text: string; // folded
  readonly whole: boolean;
}

export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

const LETTER = /[\p{L}\p{N}]/u;

/** A text cut where what is to be marked begins and ends in it. */
export function cut(text: string, marks: readonly WordMark[]): Piece[] {
  if (marks.length === 0) return [{ text, hit: false }];
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
  const stands = ({ text: word, whole }: WordMark, found: number) =>
    !whole ||
    !(LETTER.test(plain[found - 1] ?? "") || LETTER.test(plain[found + word.length] ?? ""));
  for (const mark of marks) {
    const { text: word } = mark;
    for (let found = plain.indexOf(word); found >= 0; found = plain.indexOf(word, found + 1)) {
      if (!stands(mark, found)) continue;
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
