// All that the network shows, as numbers: made from the study and the state, drawn by drawing.ts.
import { at } from "../../kit/lists";
import { degreesOf } from "../../model/adjacency";
import type { Shown } from "../../model/filter";
import type { State } from "../../model/state";
import type { Study } from "../../model/study";
import type { Measure } from "../../picture/measure";
import type { Palette } from "../../picture/palette";
import type { Bounds, Camera, Size } from "./camera";
import { nodeStylesOf, nodeSizesOf, type NodeStyles } from "./node-styles";
import { layersOf, outlinesOf, type Outline } from "./outlines";

const SIDE = 1000; // of the square in which the positions of the payload lie

/** What does not change with filters and the camera. */
export interface Ground {
  readonly study: Study;
  readonly world: Size;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly outlines: readonly Outline[];
  readonly layers: readonly (readonly Outline[])[]; // those named from afar first
  readonly spacing: number; // typical distance of neighbouring nodes, in the world
}

export interface Scene extends Ground {
  readonly edges: number; // that count
  readonly lines: number; // of them, those that are drawn
  readonly looks: NodeStyles;
  readonly themed: boolean; // whether colours are those of the groups
  readonly sizes: Float32Array; // 1 being ordinary
  readonly shown: Uint8Array;
  readonly narrowed: boolean; // whether a part only is shown
  readonly batches: readonly Batch[];
}

/** Nodes of one look, all shown or all not. */
export interface Batch {
  readonly look: number;
  readonly shown: boolean;
  readonly nodes: Int32Array;
}

/** A scene as it is seen from somewhere. */
export interface Drawing {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly size: Size; // of what is drawn
  readonly view: Bounds; // what of it is seen at first
  readonly base: number; // the scale at which the whole would be seen
  readonly palette: Palette;
  readonly measure: Measure;
}

/** The ground, wider than the payload has it by a factor, so that a wide screen is used. */
export function groundOf(study: Study, stretch: number): Ground {
  const { x, y } = study.payload.actions;
  const wide = Float32Array.from(x, (value) => stretch * value);
  const high = Float32Array.from(y);
  const outlines = outlinesOf(study, { x: wide, y: high });
  return {
    study,
    world: { width: stretch * SIDE, height: SIDE },
    x: wide,
    y: high,
    outlines,
    layers: layersOf(study, outlines),
    spacing: (0.8 * SIDE * Math.sqrt(stretch)) / Math.sqrt(Math.max(study.count, 1)),
  };
}

/** What of a state the network depends on. */
export type Sight = Pick<State, "colour" | "size" | "edges">;

/** How many edges a state counts. */
export function edgesOf(study: Study, state: Sight): number {
  return state.edges ?? study.payload.network.taken;
}

export function sceneOf(ground: Ground, state: Sight, shown: Shown): Scene {
  const { study } = ground;
  const edges = edgesOf(study, state);
  const looks = nodeStylesOf(study, state.colour);
  const degrees = degreesOf(study.count, study.payload.network, edges);
  return {
    ...ground,
    edges,
    lines: state.edges ?? 0,
    looks,
    themed: state.colour === "group",
    sizes: nodeSizesOf(study, state.size, degrees),
    shown: shown.mask,
    narrowed: shown.count < study.count,
    batches: batchesOf(looks, shown.mask),
  };
}

function batchesOf(looks: NodeStyles, shown: Uint8Array): Batch[] {
  const lists = [0, 1].map(() => looks.looks.map((): number[] => []));
  looks.of.forEach((look, node) => at(at(lists, at(shown, node)), look).push(node));
  return lists.flatMap((list, part) =>
    list.flatMap((nodes, look) =>
      nodes.length === 0 ? [] : [{ look, shown: part === 1, nodes: Int32Array.from(nodes) }],
    ),
  );
}
