// Small studies to test with: one that is written out, and others from a seeded generator.
import { decode, type Study } from "../src/model/study";
import { PAYLOAD_VERSION, type Column, type Group, type ModelPicture, type Payload } from "../src/model/payload";

export const TEXTS = [
  "Train nurses in every region",
  "Train all doctors",
  "Dépistage à l'hôpital",
  "Share data safely",
  "Share more DATA",
  "\u{1f600} \ud800 lone",
];

export function category(
  name: string,
  role: Column["role"],
  categories: string[],
  values: number[],
): Column {
  return { name, role, kind: "category", categories, values };
}

/** A column of which actions have several values. */
export function categories(name: string, role: Column["role"], names: string[], values: number[][]): Column {
  return { name, role, kind: "categories", categories: names, values };
}

/** The regions of the six actions, two of which have both. */
export const BOTH = categories("region", "region", ["North", "South"], [[0, 1], [1], [], [0], [1, 0], [1]]);

export function group(
  id: string,
  level: Group["level"],
  parent: number,
  more: Partial<Group> = {},
): Group {
  return {
    id,
    level,
    label: `Label of ${id}`,
    parent,
    rule: "",
    keywords: [],
    typical: [],
    colour: 0,
    functions: [],
    entries: [],
    ...more,
  };
}

export function placed(name: string, level: string) {
  return {
    function: name,
    level,
    primary: true,
    confidence: null,
    suggested: false,
    inherited: false,
  };
}

/** The picture of the model, without anything in it. */
export const PICTURE: ModelPicture = { width: 100, height: 97, units: 3, lines: [], shapes: [], words: [] };

export function payloadOf(change: Partial<Payload> = {}): Payload {
  const shades = ["#eeeeee", "#cccccc", "#777777", "#333333"];
  return {
    format: "actionclust-view",
    version: PAYLOAD_VERSION,
    title: "A small study",
    summary: "6 actions",
    about: "6 texts.",
    made: "A program made it.",
    start: "0123456789abcdef",
    analyst: "",
    actions: {
      id: ["A1", "A2", "A3", "A4", "A5", "A6"],
      text: TEXTS,
      group: [3, 3, -1, 2, 2, 1],
      reason: [-1, -1, 0, -1, -1, -1],
      pinned: [1],
      fit: [0.5, 0.5, null, 0.4, 0.4, null],
      share: [0.5, 0.2, 0, null, 0.3, 0],
      priority: [3, 1, 0, 0, 2, 0],
      rank: [1, 3, 4, null, 2, 4],
      x: [0, 1, 2, 3, 4, 5],
      y: [0, 1, 2, 3, 4, 5],
      terms: [[0, 1], [0], [], [2, 3], [2, 3], []],
      functions: [],
      began: [0, 0, 1, 0, 0, 0],
      loose: [],
    },
    columns: [
      category("region", "region", ["North", "South"], [0, 1, 1, 0, -1, 1]),
      category("priority", "", ["yes"], [0, -1, -1, -1, -1, 0]),
      { name: "count", role: "", kind: "number", categories: [], values: [1, null, 3, 4, 5, 6] },
    ],
    groups: [
      group("SC01", "super-cluster", -1),
      group("C01", "cluster", 0, { functions: [placed("S3", "meso"), placed("S4", "micro")] }),
      group("S01", "sub-cluster", 1, { functions: [placed("S3", "micro")] }),
      group("S02", "sub-cluster", -1, { label: "" }),
    ],
    reasons: ["no similar text"],
    steps: ["placed by the program", "in no group at first"],
    meanings: ["No other text shares a word with it."],
    stickers: null,
    votes: null,
    priorities: ["none", "low", "medium", "high"],
    priority_rule: "By thirds.",
    languages: ["en"],
    terms: ["train", "nurses", "share", "data"],
    network: {
      first: [3, 0, 1],
      second: [4, 1, 2],
      weight: [0.9, 0.4, 0.1],
      of_meaning: [],
      taken: 2,
      copies: [],
    },
    tuning: null,
    model: {
      functions: ["S1", "S3", "S4"].map((id) => ({
        id,
        name: `Name of ${id}`,
        does: "",
        question: "",
        element: "Operations",
        missing: "",
      })),
      levels: ["micro", "meso"],
      picture: PICTURE,
    },
    agreement: null,
    log: [],
    notes: [],
    receipt: [],
    colours: { regions: [shades, shades], inks: [shades, shades], several: shades, several_inks: shades, nodes: ["#000000"] },
    ...change,
  };
}

export function studyOf(change: Partial<Payload> = {}): Study {
  return decode(payloadOf(change));
}

/** Numbers from 0 to below a limit, the same in each run (mulberry32). */
export function generator(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
