// Texts that read from right to left, as Hebrew and Arabic do, within others and in pictures.
// Elements say dir="auto" or are <bdi>; what has no elements gets characters that isolate it.

const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const [FROM_RIGHT, BY_FIRST_LETTER, END] = ["\u2067", "\u2068", "\u2069"]; // isolates (Unicode, UAX 9)

/** Whether the first letter of a text reads from right to left, and so the whole. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(/\p{L}/u.exec(text)?.[0] ?? "");
}

/** A line of a text that reads from right to left as a whole. */
export function fromRight(line: string): string {
  return `${FROM_RIGHT}${line}${END}`;
}

/** A text for the middle of a sentence, which it leaves in order. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `${BY_FIRST_LETTER}${text}${END}` : text;
}
