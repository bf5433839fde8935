// Labels in lines, shortened where they do not fit.
import { fromRight, isRightToLeft } from "../kit/direction";
import type { Measure } from "./measure";

const MORE = "…";
const BREAK = /(?<=\s)(?=\S)|(?<=[\p{L}\p{N}][/\u2013-])(?=[\p{L}\p{N}])/u; // after a space, in a/b and a-b
const LONGEST = 200; // characters that a line could hold; what is longer need not be measured

export interface Type {
  readonly size: number;
  readonly bold?: boolean;
  readonly measure: Measure;
}

/** A text in at most `most` lines no wider than `width`; where something is left out, "…". */
export function wrapped(text: string, width: number, most: number, type: Type): string[] {
  const lines = linesOf(text, width, most, type);
  return isRightToLeft(text) ? lines.map(fromRight) : lines;
}

function linesOf(text: string, width: number, most: number, type: Type): string[] {
  const fits = (line: string) => type.measure(line, type.size, type.bold) <= width;
  const pieces = text
    .slice(0, LONGEST * most)
    .trim()
    .split(BREAK)
    .flatMap((piece) => broken(piece, fits));
  const lines: string[] = [];
  let line = "";
  for (const [place, piece] of pieces.entries()) {
    const longer = `${line}${piece}`;
    if (line === "" || fits(longer.trimEnd())) line = longer;
    else if (lines.length + 1 < most) {
      lines.push(line.trimEnd());
      line = piece;
    } else return [...lines, shortened([line, ...pieces.slice(place)].join(""), fits)];
  }
  return [...lines, line.trimEnd()].filter(Boolean);
}

/** The width of the widest piece of a text that is not broken. */
export function widest(text: string, { size, bold, measure }: Type): number {
  const pieces = text.slice(0, LONGEST).split(BREAK);
  return Math.max(0, ...pieces.map((piece) => measure(piece.trimEnd(), size, bold)));
}

/** As much of a text as fits, by characters and not by halves of them. */
export function shortened(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text;
  const characters = charactersOf(text);
  const part = (count: number) => `${characters.slice(0, count).join("").trimEnd()}${MORE}`;
  return part(most(characters.length, (count) => fits(part(count))));
}

/** A word, with the space after it, in pieces that fit; at least one character each. */
function broken(word: string, fits: (text: string) => boolean): string[] {
  if (fits(word.trimEnd())) return [word];
  const characters = charactersOf(word);
  const part = (count: number) => characters.slice(0, count).join("");
  const count = Math.max(1, most(characters.length, (tried) => fits(part(tried))));
  const rest = characters.slice(count).join("");
  return rest === "" ? [word] : [part(count), ...broken(rest, fits)];
}

const segmenter = new Intl.Segmenter();

/** What a reader sees as characters, so that none is cut in two. */
function charactersOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The largest count that holds, when all smaller ones hold too. */
function most(limit: number, holds: (count: number) => boolean): number {
  let low = 0;
  let high = limit;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
