// Written by make_types.py from view/payload/types.py of actionclust: do not edit.

export const PAYLOAD_VERSION = 1;

/** A place in the Viable System Model. */
export interface Placed {
  function: string;
  level: string;
  primary: boolean;
  confidence: number | null;
  suggested: boolean;
  inherited: boolean;
}

/** The places of an action that has its own instead of those of its group. */
export interface OwnPlaces {
  action: number;
  functions: Placed[];
}

/** The actions, column by column. */
export interface Actions {
  id: string[];
  text: string[];
  group: number[];
  reason: number[];
  pinned: number[];
  fit: (number | null)[];
  share: (number | null)[];
  priority: number[];
  rank: (number | null)[];
  x: number[];
  y: number[];
  terms: number[][];
  functions: OwnPlaces[];
  began: number[];
  loose: number[];
}

/** What stickers say of each action, beside its share and its rank. */
export interface Stickers {
  points: (number | null)[];
  placed: (number | null)[];
  voters: (number | null)[];
}

/** Votes for and against each action; without stickers they make its rank. */
export interface Votes {
  in_favour: (number | null)[];
  against: (number | null)[];
  rule: string;
}

/** A column of the analyst. */
export interface Column {
  name: string;
  role: "region" | "group" | "dimension" | "language" | "";
  kind: "category" | "categories" | "number" | "text";
  categories: string[];
  values: number[] | number[][] | (number | null)[] | string[];
}

/** A group of any level. */
export interface Group {
  id: string;
  level: "sub-cluster" | "cluster" | "super-cluster";
  label: string;
  parent: number;
  rule: string;
  keywords: string[];
  typical: number[];
  colour: number;
  functions: Placed[];
  entries: number[];
}

/** The pairs of similar actions, in the order in which they become edges.

    Copies are linked whatever the number of edges.
     */
export interface Network {
  first: number[];
  second: number[];
  weight: number[];
  of_meaning: number[];
  taken: number;
  copies: number[][];
}

/** One run of the tuning. */
export interface Run {
  edges: number;
  resolution: number;
  communities: number;
  modularity: number;
  taken: boolean;
}

/** A number on an axis. */
export interface TickMark {
  place: number;
  label: string;
}

/** The picture of the tuning; lists have one entry for each run. */
export interface Curve {
  x: number[];
  y: number[];
  words: string[];
  line: number[];
  edges: TickMark[];
  edges_title: string;
  communities: TickMark[];
  communities_title: string;
  target: number | null;
  target_words: string;
  taken_words: string;
  description: string;
}

/** What was asked of the tuning, and what came. */
export interface Tuning {
  target: number | null;
  communities: number;
  reason: string;
  runs: Run[];
  curve: Curve;
}

/** An entry of the log. */
export interface Entry {
  id: string;
  time: string;
  analyst: string;
  kind: string;
  what: string;
  why: string;
  holds: boolean;
  moved: number[];
}

/** An action that two analysts put in different places. */
export interface PlacedApart {
  action: number;
  first: string;
  second: string;
}

/** How far two analysts agree. */
export interface Agreement {
  said: string;
  apart: PlacedApart[];
}

/** A function of the Viable System Model. */
export interface FunctionName {
  id: string;
  name: string;
  element: "Operations" | "Metasystem" | "Environment";
  does: string;
  question: string;
  missing: string;
}

/** A kind of line in the picture of the model. */
export interface DrawnLine {
  role: string;
  name: string;
  sample: string;
}

/** A shape or a line in the picture of the model. */
export interface DrawnShape {
  role: string;
  function: string;
  unit: number;
  closed: boolean;
  path: string;
}

/** Where words about a function stand in the picture of the model, around x. */
export interface DrawnWord {
  says: "code" | "name" | "caption" | "count";
  function: string;
  unit: number;
  x: number;
  y: number;
  size: number;
}

/** The picture of the model at one level, in units, from back to front. */
export interface ModelPicture {
  width: number;
  height: number;
  units: number;
  lines: DrawnLine[];
  shapes: DrawnShape[];
  words: DrawnWord[];
}

/** The Viable System Model. */
export interface Model {
  functions: FunctionName[];
  levels: string[];
  picture: ModelPicture;
}

/** Colours, chosen in Python. */
export interface Colours {
  regions: string[][];
  inks: string[][];
  several: string[];
  several_inks: string[];
  nodes: string[];
}

/** A line of the receipt. */
export interface Fact {
  name: string;
  value: string;
}

/** All that a view of a study needs. */
export interface Payload {
  format: "actionclust-view";
  version: number;
  title: string;
  summary: string;
  about: string;
  made: string;
  start: string;
  analyst: string;
  actions: Actions;
  columns: Column[];
  groups: Group[];
  reasons: string[];
  steps: string[];
  meanings: string[];
  stickers: Stickers | null;
  votes: Votes | null;
  priorities: string[];
  priority_rule: string;
  terms: string[];
  languages: string[];
  network: Network;
  tuning: Tuning | null;
  model: Model;
  agreement: Agreement | null;
  log: Entry[];
  notes: string[];
  receipt: Fact[];
  colours: Colours;
}

/** The parts of a payload that an edit can change, whole, but for actions and log. */
export interface Parts {
  summary?: string;
  about?: string;
  made?: string;
  analyst?: string;
  groups?: Group[];
  reasons?: string[];
  meanings?: string[];
  receipt?: Fact[];
}

/** New values in one list of the actions. */
export interface Cells {
  name: "group" | "reason" | "pinned" | "fit" | "functions" | "loose";
  places: number[] | null;
  values: number[] | (number | null)[] | OwnPlaces[];
}

/** What turns the payload of one revision of a board into that of another. */
export interface Patch {
  revision: number;
  said: string;
  undo: boolean;
  redo: boolean;
  parts: Parts;
  cells: Cells[];
  kept: number;
  log: Entry[];
}

/** The whole state of a board. */
export interface Board {
  revision: number;
  undo: boolean;
  redo: boolean;
  payload: Payload;
}
