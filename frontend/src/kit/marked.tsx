// A text in which the words of the search are marked.
import { cut, type WordMark } from "./search-words";

export function Marked({ text, marks }: { text: string; marks: readonly WordMark[] }) {
  return (
    <>
      {cut(text, marks).map((piece, place) =>
        piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text,
      )}
    </>
  );
}
