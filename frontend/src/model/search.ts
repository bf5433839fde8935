// Which actions a search finds, how well, and what it took the words for.
import { lexiconOf, lookedUp, type Found, type Lexicon } from "../kit/lexicon";
import { at } from "../kit/lists";
import { askedIn, type WordMark } from "../kit/search-words";
import type { Study } from "./study";

export interface Search {
  readonly found: readonly Found[]; // for each of its words
  readonly grades: Uint16Array | null; // action -> how well it has them all; null: no search
  readonly marks: readonly WordMark[];
}

const NOTHING: Search = { found: [], grades: null, marks: [] };
const lexicons = new WeakMap<Study["searched"], Lexicon>();
const latest = new WeakMap<Study["searched"], { text: string; search: Search }>();

/** The words of the texts, which are read once: before somebody types, if there is time. */
export function lexiconFor({ searched, payload }: Study): Lexicon {
  let lexicon = lexicons.get(searched);
  if (lexicon === undefined) lexicons.set(searched, (lexicon = lexiconOf(searched, payload.languages)));
  return lexicon;
}

/** What a search finds in the texts and the ids; remembered until another is asked for. */
export function searchIn(study: Study, text: string): Search {
  const known = latest.get(study.searched);
  if (known?.text === text) return known.search;
  const asked = askedIn(text);
  if (asked.length === 0) return NOTHING;
  const found = asked.map((one) => lookedUp(lexiconFor(study), one));
  const grades = Uint16Array.from(study.searched, (_, action) => {
    const each = found.map((one) => at(one.grades, action));
    return each.includes(0) ? 0 : each.reduce((sum, grade) => sum + grade, 0);
  });
  const search = { found, grades, marks: found.flatMap(({ marks }) => marks) };
  latest.set(study.searched, { text, search });
  return search;
}

/** A search with the words that have one of its words in them, too. */
export function opened(found: readonly Found[], which: Found): string {
  return found.map((one) => (one === which ? `${one.raw}*` : one.raw)).join(" ");
}
