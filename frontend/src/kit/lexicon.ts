// The words of many texts, and which of them a searched word means: itself and its forms first; if
// there are none, words that have it in them; if there are none either, words one typo away.
import { flatLists, listAt, type FlatLists } from "./flat-lists";
import { at } from "./lists";
import type { AskedWord, WordMark } from "./search-words";
import { isOneTypoApart, stemsOf } from "./word-forms";

export interface Lexicon {
  readonly texts: readonly string[]; // folded
  readonly words: readonly string[];
  readonly where: FlatLists; // word -> texts that have it
  readonly languages: readonly string[];
}

/** A word, and how many texts have it. */
export interface WordHit {
  readonly word: string;
  readonly count: number;
}

/** What a searched word was taken for. */
export interface Found extends AskedWord {
  readonly how: "word" | "part" | "typo" | "phrase" | "none";
  readonly hits: readonly WordHit[]; // the most frequent first
  readonly others: readonly WordHit[]; // words that have it in them, and are left out
  readonly grades: Uint8Array; // text -> how well it has it, 0 for not at all
  readonly marks: readonly WordMark[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const PLAIN = /^[\p{L}\p{N}]+$/u;
// scripts that put no space between words
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LONG = 4; // letters of a word that may have a typo
const [EXACT, FORM, PART] = [3, 2, 1];

export function lexiconOf(texts: readonly string[], languages: readonly string[]): Lexicon {
  const place = new Map<string, number>();
  const where: number[][] = [];
  texts.forEach((text, row) => {
    for (const word of new Set(text.match(WORD))) {
      const known = place.get(word);
      if (known === undefined) {
        place.set(word, where.length);
        where.push([row]);
      } else at(where, known).push(row);
    }
  });
  const lists = flatLists(where.length, (word) => at(where, word));
  return { texts, words: [...place.keys()], where: lists, languages };
}

/** What texts have a word or a phrase of a search, and as what. */
export function lookedUp(lexicon: Lexicon, asked: AskedWord): Found {
  const { word, phrase, open } = asked;
  if (phrase || !PLAIN.test(word)) return asPhrase(lexicon, asked);
  const { words, where, languages } = lexicon;
  const wanted = new Set(stemsOf(word, languages));
  const all = [...words.keys()];
  const start = word.slice(0, 3); // all forms of a word have it in common
  const isForm = (place: number) =>
    at(words, place) === word || stemsOf(at(words, place), languages).some((one) => wanted.has(one));
  const forms = open || UNSPACED.test(word) ? [] : all.filter((place) => at(words, place).startsWith(start) && isForm(place));
  const isTaken = new Set(forms);
  const parts = all.filter((place) => at(words, place).includes(word) && !isTaken.has(place));
  const others = forms.length > 0 ? parts : [];
  const strange = forms.length + parts.length === 0 && word.length >= LONG;
  const typos = strange ? all.filter((place) => isOneTypoApart(word, at(words, place))) : [];
  const ways = [["word", forms], ["part", parts], ["typo", typos]] as const;
  const [how, taken] = ways.find(([, places]) => places.length > 0) ?? ["none", []];
  const grades = new Uint8Array(lexicon.texts.length);
  for (const place of taken) {
    const grade = how !== "word" ? PART : at(words, place) === word ? EXACT : FORM;
    for (const text of listAt(where, place)) grades[text] = Math.max(at(grades, text), grade);
  }
  const hits = hitsOf(lexicon, taken);
  const marks = how === "part" ? [{ text: word, whole: false }] : hits.map((hit) => ({ text: hit.word, whole: true }));
  return { ...asked, how, hits, others: hitsOf(lexicon, others), grades, marks };
}

/** A phrase, or what has signs in it, is looked for as it stands. */
function asPhrase({ texts }: Lexicon, asked: AskedWord): Found {
  const grades = Uint8Array.from(texts, (text) => (text.includes(asked.word) ? EXACT : 0));
  const count = grades.reduce((sum, grade) => sum + (grade > 0 ? 1 : 0), 0);
  return {
    ...asked,
    how: count > 0 ? "phrase" : "none",
    hits: count > 0 ? [{ word: asked.word, count }] : [],
    others: [],
    grades,
    marks: [{ text: asked.word, whole: false }],
  };
}

function hitsOf({ words, where }: Lexicon, places: readonly number[]): WordHit[] {
  return places
    .map((place) => ({ word: at(words, place), count: listAt(where, place).length }))
    .sort((one, other) => other.count - one.count || (one.word < other.word ? -1 : 1));
}
