// What the network is drawn with: the same strokes on a canvas and in an SVG document.

export const NODE_SHAPES = ["circle", "square", "triangle", "diamond", "drop", "bar"] as const;

/** Regions and levels have shapes too, for those who cannot tell their colours apart. */
export type NodeShape = (typeof NODE_SHAPES)[number];

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
}

export interface Mark {
  readonly shape: NodeShape;
  readonly fill: string;
  readonly outline: string;
  readonly width: number; // of the outline
}

export interface Lettering {
  readonly size: number;
  readonly colour: string;
  readonly halo: string;
  readonly bold: boolean;
}

export interface Painter {
  /** A polygon with its corners rounded by a rim of that width around it. */
  area(corners: readonly number[], colour: string, rim: number): void;
  /** Straight lines: x1, y1, x2, y2 for each. */
  lines(ends: Float32Array, count: number, stroke: Stroke): void;
  /** Marks of one look: x, y, radius for each. */
  marks(spots: Float32Array, count: number, mark: Mark): void;
  /** A line of text with its middle at x and its baseline at y. */
  words(text: string, x: number, y: number, lettering: Lettering): void;
}

type Corner = readonly [number, number];

/** The corners of a shape of radius 1; a circle has none. */
export const CORNERS: Readonly<Record<Exclude<NodeShape, "circle">, readonly Corner[]>> = {
  square: [[-0.89, -0.89], [0.89, -0.89], [0.89, 0.89], [-0.89, 0.89]],
  triangle: [[0, -1.24], [1.17, 0.78], [-1.17, 0.78]],
  diamond: [[0, -1.26], [1.26, 0], [0, 1.26], [-1.26, 0]],
  drop: [[0, 1.24], [-1.17, -0.78], [1.17, -0.78]],
  bar: [[-1.3, -0.6], [1.3, -0.6], [1.3, 0.6], [-1.3, 0.6]],
}; // prettier-ignore
