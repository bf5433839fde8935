// The editor of the page: edits change what is shown, and are kept as suggestions.
import type { Editor } from "../contract";
import { at } from "../kit/lists";
import type { Edit, Verb } from "../model/edits";
import type { Study } from "../model/study";
import { placeTold } from "../parts/place-told";
import { applied, EditError, editWords, freeId } from "./local-edits";
import { readMoves, writeMoves, type Suggestion } from "./moves-file";

interface Made {
  readonly suggestion: Suggestion;
  readonly before: Study;
  readonly after: Study;
}

const VERBS = ["move", "set_aside", "create", "rename", "merge", "note"] as const;

/** Where suggestions are kept until they are saved; null takes what is kept away. */
export type Keep = (file: string | null) => void;

export class SuggestEditor implements Editor {
  readonly mode = "suggest";
  readonly verbs: ReadonlySet<Verb> = new Set<Verb>(VERBS);
  readonly busy = false;

  #reader = "";
  #saved = true;
  #done: readonly Made[] = [];
  #undone: readonly Suggestion[] = [];
  readonly #start: Study;
  readonly #changed: () => void;
  readonly #keep: Keep;

  /** An editor of a study; it calls `changed` after each change, and keeps what is not saved. */
  constructor(start: Study, changed: () => void, keep: Keep = () => undefined) {
    this.#start = start;
    this.#changed = changed;
    this.#keep = keep;
  }

  /** The study with all suggestions made. */
  get study(): Study {
    return this.#done.at(-1)?.after ?? this.#start;
  }

  /** The suggestions in order, and each in words. */
  get suggestions(): readonly (Suggestion & { readonly what: string })[] {
    return this.#done.map(({ suggestion, before }) => ({
      ...suggestion,
      what: editWords(before, suggestion.edit),
    }));
  }

  /** The name of who suggests. */
  get reader(): string {
    return this.#reader;
  }

  /** Whether the file that was saved last holds all suggestions. */
  get saved(): boolean {
    return this.#saved;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  readonly make = (edits: readonly Edit[], why: string): Promise<string> =>
    promised(() => {
      const time = new Date().toISOString().replace("Z", "+00:00");
      const made = followed(
        this.study,
        this.#numbered(edits).map((edit) => ({ edit, time, why })),
      );
      this.#put([...this.#done, ...made], []);
      return made.map(({ suggestion, before }) => editWords(before, suggestion.edit)).join("; ");
    });

  readonly why = (id: string) => Promise.resolve(placeTold(this.study, id));

  readonly undo = (): Promise<string> =>
    promised(() => {
      const last = this.#done.at(-1);
      if (last === undefined) throw new EditError("there is nothing to undo");
      this.#put(this.#done.slice(0, -1), [...this.#undone, last.suggestion]);
      return `took back: ${editWords(last.before, last.suggestion.edit)}`;
    });

  readonly redo = (): Promise<string> =>
    promised(() => {
      const next = this.#undone.at(-1);
      if (next === undefined) throw new EditError("there is nothing to redo");
      const made = followed(this.study, [next]);
      this.#put([...this.#done, ...made], this.#undone.slice(0, -1));
      return `made again: ${editWords(at(made, 0).before, next.edit)}`;
    });

  /** Take one suggestion back, and with it later ones that cannot be made without it. */
  remove(place: number): string {
    const kept = this.#done.slice(0, place);
    const { suggestion, before } = at(this.#done, place);
    const later = this.#done.slice(place + 1).map((made) => made.suggestion);
    const { made, refused } = possible(before, later);
    this.#put([...kept, ...made], []);
    const also = refused.length === 0 ? "" : `, and ${refused.length} that followed from it`;
    return `took back: ${editWords(before, suggestion.edit)}${also}`;
  }

  /** Write down why one suggestion was made. */
  explain(place: number, why: string): void {
    const changed = this.#done.map((made, other) =>
      other === place ? { ...made, suggestion: { ...made.suggestion, why } } : made,
    );
    this.#put(changed, this.#undone);
  }

  /** Write down who suggests. */
  sign(reader: string): void {
    this.#reader = reader;
    this.#put(this.#done, this.#undone);
  }

  /** The file that holds the suggestions. */
  save(): string {
    this.#saved = true;
    this.#keep(null);
    this.#changed();
    return this.#file();
  }

  /** Make the suggestions of a file as far as that goes, and say what came of it. */
  load(text: string): string {
    const moves = readMoves(text);
    const { made, refused } = possible(this.study, moves.suggestions);
    if (this.#reader === "") this.#reader = moves.analyst;
    this.#put([...this.#done, ...made], []);
    const parts = [`${made.length} of ${moves.suggestions.length + moves.strange.length} made`];
    if (moves.start !== this.#start.payload.start) {
      parts.push("they were suggested on another state of the study");
    }
    if (refused.length > 0) parts.push(`left out: ${refused.join("; ")}`);
    if (moves.strange.length > 0) {
      parts.push(`this page does not make: ${[...new Set(moves.strange)].join(", ")}`);
    }
    return parts.join("; ");
  }

  #put(done: readonly Made[], undone: readonly Suggestion[]): void {
    this.#done = done;
    this.#undone = undone;
    this.#saved = done.length === 0;
    this.#keep(this.#saved ? null : this.#file());
    this.#changed();
  }

  #file(): string {
    const suggestions = this.#done.map(({ suggestion }) => suggestion);
    const start = this.#start.payload.start;
    return writeMoves({ start, analyst: this.#reader.trim(), suggestions });
  }

  /** The edits with ids for the groups that they make, which none had before. */
  #numbered(edits: readonly Edit[]): Edit[] {
    const past = [...this.#done.map(({ suggestion }) => suggestion), ...this.#undone];
    const used = past.flatMap(({ edit }) => (edit.edit === "create" ? [edit.id ?? ""] : []));
    const ids = new Map<string, string>();
    return edits.map((edit) => {
      if (edit.edit === "move") return { ...edit, to: ids.get(edit.to) ?? edit.to };
      if (edit.edit !== "create") return edit;
      const id = freeId(this.#start, edit.level, [...used, ...ids.values()]);
      ids.set(edit.id ?? "", id);
      return { ...edit, id };
    });
  }
}

/** Make suggestions one after the other, or none if one cannot be made. */
function followed(start: Study, suggestions: readonly Suggestion[]): Made[] {
  let study = start;
  return suggestions.map((suggestion) => {
    const before = study;
    study = applied(before, suggestion.edit);
    return { suggestion, before, after: study };
  });
}

/** Make those suggestions that can be made, and say why the others cannot. */
function possible(
  start: Study,
  suggestions: readonly Suggestion[],
): { made: Made[]; refused: string[] } {
  const made: Made[] = [];
  const refused: string[] = [];
  for (const suggestion of suggestions) {
    try {
      made.push(...followed(made.at(-1)?.after ?? start, [suggestion]));
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
      refused.push(error.message);
    }
  }
  return { made, refused };
}

function promised(act: () => string): Promise<string> {
  return new Promise((resolve) => resolve(act()));
}
