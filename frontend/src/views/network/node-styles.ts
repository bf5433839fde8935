// What the colour, shape and size of a node say.
import { at, bump } from "../../kit/lists";
import { SEVERAL } from "../../model/action-colours";
import { labelOf } from "../../model/branches";
import { categoriesOf } from "../../model/column-values";
import type { NodeColour } from "../../model/state";
import type { Study } from "../../model/study";
import { NODE_SHAPES, type NodeShape } from "./painter";

export interface NodeStyle {
  readonly shape: NodeShape;
  readonly fill: string;
  readonly outline: string | null; // null: that of the ground, so that nodes stand apart
}

/** A line of the legend. */
export interface LegendLine {
  readonly name: string;
  readonly looks: readonly NodeStyle[];
  readonly count: number; // actions
}

export interface NodeStyles {
  readonly looks: readonly NodeStyle[];
  readonly of: Uint16Array; // action -> place in `looks`
  readonly keys: readonly LegendLine[];
}

const NONE = "#8a8f98"; // what belongs to nothing; stands out on white and on black
const HOLLOW: NodeStyle = { shape: "circle", fill: "none", outline: NONE };

/** The looks of all actions under a colouring. */
export function nodeStylesOf(study: Study, colour: NodeColour): NodeStyles {
  if (colour === "region") return byRegion(study);
  if (colour === "level") return byLevel(study);
  return colour === "top" ? byWidest(study) : byGroup(study);
}

/** Which colourings say something in a study. */
export function coloursOf(study: Study): NodeColour[] {
  const { groups, model } = study.payload;
  return [
    "group" as const,
    ...(groups.some(({ parent }) => parent >= 0) ? (["top"] as const) : []),
    ...(study.column("region") === undefined ? [] : (["region"] as const)),
    ...(study.placed && model.levels.length > 0 ? (["level"] as const) : []),
  ];
}

function byGroup(study: Study): NodeStyles {
  const { actions, colours, groups } = study.payload;
  const looks = [...colours.nodes.map(plain), HOLLOW];
  const of = Uint16Array.from(actions.group, (group) =>
    group < 0 ? colours.nodes.length : at(groups, group).colour,
  );
  return { looks, of, keys: [loose("Unclustered", study.unclustered.length)] };
}

/** By the widest group; those of one colour differ in shape, as far as there are shapes. */
function byWidest(study: Study): NodeStyles {
  const { actions, colours, groups } = study.payload;
  const before = new Int32Array(colours.nodes.length);
  const looks = study.roots.map((root): NodeStyle => {
    const { colour } = at(groups, root);
    const shape = at(NODE_SHAPES, at(before, colour) % NODE_SHAPES.length);
    before[colour] = at(before, colour) + 1;
    return { ...plain(at(colours.nodes, colour)), shape };
  });
  const rows = new Map(study.roots.map((root, row) => [root, row]));
  const of = Uint16Array.from(actions.group, (group) =>
    group < 0 ? looks.length : (rows.get(at(study.pathOf(group), 0)) ?? looks.length),
  );
  const keys = study.roots.map((root, row) => ({
    name: labelOf(study, root),
    looks: [at(looks, row)],
    count: at(study.below, root).length,
  }));
  return { looks: [...looks, HOLLOW], of, keys: [...keys, loose("Unclustered", study.unclustered.length)] };
}

function byRegion(study: Study): NodeStyles {
  const { actions, colours, priorities } = study.payload;
  const column = study.column("region");
  const names = column?.categories ?? [];
  const few = names.length <= NODE_SHAPES.length;
  const looks = names.flatMap((_, region) =>
    priorities.map((_, priority): NodeStyle => {
      const hues = at(colours.regions, region);
      const shape = at(NODE_SHAPES, region % NODE_SHAPES.length);
      return few
        ? { shape, fill: at(hues, priority), outline: at(hues, 2) }
        : { ...plain(at(colours.nodes, region % colours.nodes.length)), shape };
    }),
  );
  const mixed = priorities.map((_, priority): NodeStyle => ({
    shape: "circle",
    fill: at(colours.several, priority),
    outline: at(colours.several, 2),
  }));
  const missing = looks.length + mixed.length;
  const counts = new Int32Array(names.length);
  let [without, several] = [0, 0];
  const of = Uint16Array.from({ length: study.count }, (_, action) => {
    const regions = column === undefined ? [] : categoriesOf(column, action);
    for (const region of regions) bump(counts, region);
    const [region] = regions;
    if (region === undefined) {
      without += 1;
      return missing;
    }
    if (regions.length > 1) several += 1;
    const first = regions.length > 1 ? looks.length : region * priorities.length;
    return first + at(actions.priority, action);
  });
  const keys = names.map((name, region) => ({
    name,
    looks: few
      ? looks.slice(region * priorities.length, (region + 1) * priorities.length)
      : [at(looks, region * priorities.length)],
    count: at(counts, region),
  }));
  const ofSeveral = { name: SEVERAL, looks: mixed, count: several };
  return {
    looks: [...looks, ...mixed, HOLLOW],
    of,
    keys: [...keys, ofSeveral, loose("No region", without)],
  };
}

function byLevel(study: Study): NodeStyles {
  const { colours, model } = study.payload;
  const looks = model.levels.map((_, level) => ({
    ...plain(at(colours.nodes, level % colours.nodes.length)),
    shape: at(NODE_SHAPES, level % NODE_SHAPES.length),
  }));
  const of = Uint16Array.from({ length: study.count }, (_, action) => {
    const places = study.placesOf(action);
    const main = places.find(({ primary }) => primary) ?? places[0];
    const level = main === undefined ? -1 : model.levels.indexOf(main.level);
    return level < 0 ? looks.length : level;
  });
  const counts = new Int32Array(looks.length + 1);
  of.forEach((look) => {
    counts[look] = at(counts, look) + 1;
  });
  const keys = model.levels.map((name, level) => ({
    name,
    looks: [at(looks, level)],
    count: at(counts, level),
  }));
  return {
    looks: [...looks, HOLLOW],
    of,
    keys: [...keys, loose("No place in the model", at(counts, looks.length))],
  };
}

function plain(fill: string): NodeStyle {
  return { shape: "circle", fill, outline: null };
}

function loose(name: string, count: number): LegendLine {
  return { name, looks: [HOLLOW], count };
}

/** How large a node is, 1 being ordinary: by its priority, its edges, or all the same. */
export function nodeSizesOf(study: Study, by: "priority" | "degree" | "even", degrees: Int32Array): Float32Array {
  const most = Math.max(1, degrees.reduce((high, degree) => Math.max(high, degree), 0));
  const { priority } = study.payload.actions;
  const last = Math.max(1, study.payload.priorities.length - 1);
  return Float32Array.from({ length: study.count }, (_, action) => {
    if (by === "even") return 1;
    const share = by === "priority" ? at(priority, action) / last : at(degrees, action) / most;
    return 0.75 + (by === "priority" ? share : Math.sqrt(share));
  });
}
