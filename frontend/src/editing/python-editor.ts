// The editor of the board: Python makes the edits, and answers with what changed.
import type { Asking, Editor, Inquiry, MemoTold, PlaceTold } from "../contract";
import type { Edit, Verb } from "../model/edits";
import type { Board, Patch } from "../model/payload";
import { applyPatch, decode, type Study } from "../model/study";
import type { Homes } from "./move-choices";

/** What Python answers to a question. */
interface Told {
  readonly kind: "told";
  readonly id: string;
  readonly found: unknown;
  readonly said: string;
}

/** What Python says to a board. */
export type Message =
  | { readonly kind: "patch"; readonly patch: Patch }
  | { readonly kind: "state"; readonly state: Board }
  | { readonly kind: "made"; readonly id: string; readonly said: string }
  | Told
  | { readonly kind: "refused"; readonly id: string; readonly message: string };

/** What a board asks of Python. */
export type Request =
  | { readonly kind: "make"; readonly edits: readonly Edit[]; readonly why: string }
  | { readonly kind: "undo" | "redo" }
  | { readonly kind: "sign"; readonly analyst: string }
  | { readonly kind: "homes"; readonly actions: readonly string[] }
  | { readonly kind: "why"; readonly action: string }
  | { readonly kind: "memos"; readonly target: string }
  | ({ readonly kind: "ask"; readonly revision: number } & Inquiry)
  | { readonly kind: "open"; readonly revision: number };

interface Waiting {
  readonly edits: boolean; // whether it is to change something
  readonly resolve: (answer: Message) => void;
  readonly reject: (error: Error) => void;
}

const VERBS: readonly Verb[] = [
  ...(["move", "merge", "split", "rename", "describe", "group", "ungroup", "detach"] as const),
  ...(["set_aside", "restore", "create", "delete", "pin", "assign", "note", "review"] as const),
];

const CHANGING: ReadonlySet<string> = new Set(["make", "undo", "redo", "sign"]);

export class PythonEditor implements Editor {
  readonly mode = "edit";
  readonly verbs: ReadonlySet<Verb> = new Set(VERBS);

  #study: Study;
  #board: Omit<Board, "payload">;
  #number = 0;
  #opened = 0; // how often it was asked for what was missed
  // several views of one board hear the same messages; no crypto, which plain http does not have
  readonly #name = Math.random().toString(36).slice(2);
  readonly #waiting = new Map<string, Waiting>();
  readonly #send: (message: Request & { readonly id: string }) => void;
  readonly #changed: () => void;

  /** An editor that asks Python by `send`, and calls `changed` after each change. */
  constructor(
    { payload, ...board }: Board,
    send: (message: Request & { readonly id: string }) => void,
    changed: () => void,
  ) {
    this.#study = decode(payload);
    this.#board = board;
    this.#send = send;
    this.#changed = changed;
  }

  get study(): Study {
    return this.#study;
  }

  get canUndo(): boolean {
    return this.#board.undo;
  }

  get canRedo(): boolean {
    return this.#board.redo;
  }

  get busy(): boolean {
    return [...this.#waiting.values()].some(({ edits }) => edits);
  }

  readonly make = (edits: readonly Edit[], why: string) => this.#do({ kind: "make", edits, why });

  readonly undo = () => this.#do({ kind: "undo" });

  readonly redo = () => this.#do({ kind: "redo" });

  readonly signAs = (analyst: string) => this.#do({ kind: "sign", analyst });

  readonly homes = (actions: readonly string[]) =>
    this.#tell({ kind: "homes", actions }).then(({ found }) => found as Homes);

  readonly why = (action: string) =>
    this.#tell({ kind: "why", action }).then(({ found }) => found as PlaceTold);

  readonly memos = (target: string) =>
    this.#tell({ kind: "memos", target }).then(({ found }) => found as readonly MemoTold[]);

  readonly inquire = (inquiry: Inquiry) =>
    this.#tell({ kind: "ask", revision: this.#board.revision, ...inquiry }).then(
      ({ found, said }) => ({ found: found as Asking, said }),
    );

  /** Ask for what was missed while nobody listened. */
  catchUp(): void {
    const { revision } = this.#board;
    this.#opened += 1;
    this.#send({ kind: "open", id: `${this.#name} open ${this.#opened}`, revision });
  }

  /** Follow what Python says; gives what changed in words, if it is news. */
  hear(message: Message): string {
    switch (message.kind) {
      case "patch":
        return this.#follow(message.patch);
      case "state": {
        const { payload, ...board } = message.state;
        if (board.revision === this.#board.revision) return "";
        this.#study = decode(payload);
        this.#board = board;
        break;
      }
      case "made":
        // a kernel hears a board on the thread that answered it last; the first answer may come
        // from the one that runs cells, before another is ready
        if (message.id === `${this.#name} open 1`) this.catchUp();
        this.#answered(message.id)?.resolve(message);
        break;
      case "told":
        this.#answered(message.id)?.resolve(message);
        return ""; // nothing changed
      case "refused":
        this.#answered(message.id)?.reject(new Error(message.message));
        break;
    }
    this.#changed();
    return "";
  }

  /** Give up on what was asked, when the board goes. */
  end(): void {
    for (const { reject } of this.#waiting.values()) reject(new Error("the board was closed"));
    this.#waiting.clear();
  }

  #follow(patch: Patch): string {
    const { revision, undo, redo, said } = patch;
    if (revision <= this.#board.revision) return "";
    if (revision > this.#board.revision + 1) {
      this.catchUp();
      return "";
    }
    this.#study = applyPatch(this.#study, patch);
    this.#board = { revision, undo, redo };
    this.#changed();
    return this.busy ? "" : said; // what was asked here is told by its answer
  }

  async #do(request: Request): Promise<string> {
    const answer = await this.#ask(request);
    return answer.kind === "made" ? answer.said : "";
  }

  async #tell(request: Request): Promise<Told> {
    const answer = await this.#ask(request);
    if (answer.kind !== "told") throw new Error("this was not answered");
    return answer;
  }

  #ask(request: Request): Promise<Message> {
    this.#number += 1;
    const id = `${this.#name} ${this.#number}`;
    return new Promise((resolve, reject) => {
      const edits = CHANGING.has(request.kind);
      this.#waiting.set(id, { edits, resolve, reject });
      this.#send({ ...request, id });
      if (edits) this.#changed();
    });
  }

  #answered(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}
