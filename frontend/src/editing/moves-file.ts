// The file of moves that the page saves and Python replays: the format of coding/moves.py.
import type { Edit } from "../model/edits";
import { LEVELS } from "../model/levels";

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

/** What the edits that the page makes consist of: texts, lists of them, or a text that may be missing. */
const PARTS: Readonly<Record<string, Readonly<Record<string, "text" | "list" | "maybe">>>> = {
  move: { actions: "list", to: "text" },
  set_aside: { actions: "list", reason: "text" },
  create: { id: "text", level: "text", label: "text", parent: "maybe" },
  rename: { group: "text", label: "text" },
  merge: { groups: "list", into: "text" },
  note: { target: "text", text: "text" },
};

/** The edit, if it is one that the page makes. */
function editOf(value: unknown): Edit | null {
  const kind = nameOf(value);
  if (!isRecord(value) || !Object.hasOwn(PARTS, kind)) return null;
  const found: Record<string, unknown> = { edit: kind };
  for (const [name, type] of Object.entries(PARTS[kind] ?? {})) {
    const part = value[name] ?? null;
    const fits =
      type === "list"
        ? Array.isArray(part) && part.every((one) => typeof one === "string")
        : typeof part === "string" || (type === "maybe" && part === null);
    if (!fits) return null;
    found[name] = part;
  }
  const known = kind !== "create" || LEVELS.some((level) => level === found["level"]);
  return known ? (found as unknown as Edit) : null;
}

function nameOf(edit: unknown): string {
  const name = isRecord(edit) ? edit["edit"] : undefined;
  return typeof name === "string" ? name : "something that is not an edit";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
