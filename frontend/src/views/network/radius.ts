// How large nodes are on the screen.
import { at } from "../../kit/lists";
import type { Scene } from "./scene";

export const LARGEST = 15; // px, of an ordinary node
const SMALLEST = 1.3;
const SHARE = 0.26; // of the distance between neighbours, where the whole is seen

/** How a scene is seen: px for a unit of the world, now and where the whole is seen. */
export interface Scales {
  readonly scale: number;
  readonly base: number;
}

/** The radius of an ordinary node in px; nodes grow more slowly than the distances. */
export function unitOf(scene: Scene, { scale, base }: Scales): number {
  const ordinary = SHARE * scene.spacing * base * (scale / base) ** 0.6;
  return Math.min(Math.max(ordinary, SMALLEST), LARGEST);
}

export function radiusOf(scene: Scene, scales: Scales, node: number): number {
  return at(scene.sizes, node) * unitOf(scene, scales);
}
