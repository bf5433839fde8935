// The file of moves that the page saves and Python replays: the format of coding/moves.py.
import type { Edit } from "../model/edits";

export interface Suggestion {
  readonly edit: Edit;
  readonly time: string; // ISO 8601, in UTC
  readonly why: string;
}

export interface Moves {
  readonly start: string; // the fingerprint of the hierarchy that the reader saw
  readonly analyst: string; // the reader; "" if no name was given
  readonly suggestions: readonly Suggestion[];
}

const FORMAT = "actionclust-moves";
const VERSION = 1;

/** A file that is no file of moves, or of a newer version. */
export class MovesError extends Error {}

export function writeMoves({ start, analyst, suggestions }: Moves): string {
  const edits = suggestions.map(({ time, why, edit }) => ({ time, why, edit }));
  const document = { format: FORMAT, version: VERSION, start, analyst, edits };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** Read a file of moves; edits that the page does not make are named in `strange`. */
export function readMoves(text: string): Moves & { readonly strange: readonly string[] } {
  const document = parsed(text);
  if (!isRecord(document) || document["format"] !== FORMAT) {
    throw new MovesError("this is not a file of suggestions that was saved in such a page");
  }
  const { version, start, analyst, edits } = document;
  if (typeof version !== "number" || version > VERSION) {
    throw new MovesError(
      `the file is of version ${String(version)}; this page reads up to ${VERSION}`,
    );
  }
  if (typeof start !== "string" || typeof analyst !== "string" || !Array.isArray(edits)) {
    throw new MovesError("the file lacks its start, its analyst or its edits");
  }
  const strange: string[] = [];
  const suggestions: Suggestion[] = [];
  for (const item of edits as unknown[]) {
    const edit = isRecord(item) ? editOf(item["edit"]) : null;
    if (!isRecord(item) || edit === null) {
      strange.push(nameOf(isRecord(item) ? item["edit"] : item));
      continue;
    }
    const { time, why } = item;
    if (typeof time !== "string" || typeof why !== "string") {
      throw new MovesError("in the file, the time or the reason of an edit is not a text");
    }
    suggestions.push({ edit, time, why });
  }
  return { start, analyst, suggestions, strange };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new MovesError("the file is not whole JSON; it may have been cut short");
    }
    throw error;
  }
}

/** The edit, if it is one that the page makes. */
function editOf(value: unknown): Edit | null {
  if (!isRecord(value)) return null;
  const { edit, actions, to, reason } = value;
  if (!Array.isArray(actions) || !actions.every((one) => typeof one === "string")) return null;
  if (edit === "move" && typeof to === "string") return { edit, actions, to };
  if (edit === "set_aside" && typeof reason === "string") return { edit, actions, reason };
  return null;
}

function nameOf(edit: unknown): string {
  const name = isRecord(edit) ? edit["edit"] : undefined;
  return typeof name === "string" ? name : "something that is not an edit";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
