// A text in which the words of the search are marked.
import { cut } from "./search-words";

export function Marked({ text, words }: { text: string; words: readonly string[] }) {
  return (
    <>
      {cut(text, words).map((piece, place) =>
        piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
