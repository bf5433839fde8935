// Ids of elements that others are named by, each given once in a document. Preact's useId begins
// anew when a tree is drawn again from outside, and for each of several boards in a notebook.
import { useState } from "preact/hooks";

const GIVEN = Symbol.for("actionclust ids given");

/** An id that no other part of the document has, also on another board. */
export function useUniqueId(): string {
  const [id] = useState(nextId);
  return id;
}

function nextId(): string {
  const page = document as { [GIVEN]?: number };
  const number = (page[GIVEN] ?? 0) + 1;
  page[GIVEN] = number;
  return `ac-${number}`;
}
