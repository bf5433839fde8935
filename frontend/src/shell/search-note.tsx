// What the words of a search were taken for: their forms, words with a typo, parts of words.
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { counted, listOf } from "../kit/counted";
import type { Found, WordHit } from "../kit/lexicon";
import { opened, type Search } from "../model/search";

const MOST = 6; // words that are listed

export function SearchNote({ shown, set }: Pick<ViewProps, "shown" | "set">) {
  const { found } = shown.search;
  const told = found.filter(isWorthTelling);
  if (told.length === 0) return null;
  return (
    <div class="ac-search-note ac-small">
      {told.map((one) => (
        <p key={one.raw}>
          {wordsOf(one)}
          {one.hits.length > 1 && one.hits.some(({ word }) => word === one.word) && (
            <>
              {" "}
              <Button class="ac-link ac-said-link" act={() => set({ search: found.map((other) => (other === one ? `"${one.raw}"` : other.raw)).join(" ") })}>
                Only “{one.raw}”
              </Button>
            </>
          )}
          {one.others.length > 0 && (
            <>
              {" "}
              <span class="ac-muted">
                Left out: {counted(one.others.length, "word")} with it inside, as in{" "}
                {one.others.slice(0, 2).map(({ word }) => word).join(", ")}.
              </span>{" "}
              <Button class="ac-link ac-said-link" act={() => set({ search: opened(found, one) })}>
                Show these too
              </Button>
            </>
          )}
        </p>
      ))}
    </div>
  );
}

/** What was taken for a typo, in words; "" for nothing. */
export function typosOf({ found }: Search): string {
  return found.filter(({ how }) => how === "typo").map(wordsOf).join(" ");
}

function isWorthTelling({ how, hits, others, word }: Found): boolean {
  if (how === "phrase") return false;
  return how !== "word" || others.length > 0 || hits.some((hit) => hit.word !== word);
}

function wordsOf({ how, hits, raw }: Found): string {
  switch (how) {
    case "word":
      return `“${raw}” found as ${listed(hits)}.`;
    case "part":
      return `“${raw}” found in ${listed(hits)}.`;
    case "typo":
      return `No text has “${raw}”; shown is ${listed(hits)}.`;
    case "phrase":
      return "";
    case "none":
      return `No text has “${raw}”.`;
  }
}

function listed(hits: readonly WordHit[]): string {
  const shown = hits.slice(0, MOST).map(({ word, count }) => ({ name: word, count }));
  const rest = hits.length - shown.length;
  return `${listOf(shown)}${rest > 0 ? ` and ${rest} more` : ""}`;
}
