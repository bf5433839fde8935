// What is under a point of the screen: a node, else an edge.
import { at } from "../../kit/lists";
import { endsOf } from "../../model/adjacency";
import type { Camera } from "./camera";
import { nearest } from "./node-index";
import { radiusOf, unitOf, type Scales } from "./radius";
import type { Scene } from "./scene";

const NEAR_NODE = 5; // px beyond its rim
const NEAR_EDGE = 4;
const LARGEST = 2; // no node is larger than this many ordinary ones

export function nodeAt(scene: Scene, camera: Camera, scales: Scales, x: number, y: number): number {
  const reach = LARGEST * unitOf(scene, scales) + NEAR_NODE;
  const world = { x: (x - camera.left) / camera.scale, y: (y - camera.top) / camera.scale };
  const accepts = (node: number) => {
    const far = Math.hypot(at(scene.x, node) - world.x, at(scene.y, node) - world.y) * camera.scale;
    return far <= radiusOf(scene, scales, node) + NEAR_NODE;
  };
  return nearest(scene, world.x, world.y, reach / camera.scale, accepts);
}

/** The place of the nearest edge of those that are drawn, -1 for none. */
export function edgeAt(scene: Scene, camera: Camera, x: number, y: number): number {
  const px = (x - camera.left) / camera.scale;
  const py = (y - camera.top) / camera.scale;
  let found = -1;
  let least = (NEAR_EDGE / camera.scale) ** 2;
  for (let edge = 0; edge < scene.lines; edge += 1) {
    const [one, other] = endsOf(scene.study.payload.network, edge);
    if (scene.shown[one] !== 1 || scene.shown[other] !== 1) continue;
    const x1 = at(scene.x, one);
    const y1 = at(scene.y, one);
    const dx = at(scene.x, other) - x1;
    const dy = at(scene.y, other) - y1;
    const along = ((px - x1) * dx + (py - y1) * dy) / (dx * dx + dy * dy || 1);
    const part = Math.min(Math.max(along, 0), 1);
    const away = (x1 + part * dx - px) ** 2 + (y1 + part * dy - py) ** 2;
    if (away < least) {
      least = away;
      found = edge;
    }
  }
  return found;
}
