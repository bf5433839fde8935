// What of the picture of the network is free for names: where no node and no other name is.
import { at } from "../../kit/lists";
import type { Bounds } from "./camera";
import { radiusOf } from "./radius";
import type { Drawing } from "./scene";

const CELL = 5; // px of what is free or taken as a whole

export class Room {
  readonly #across: number; // corners of cells in a row
  readonly #down: number;
  readonly #taken: Int32Array; // corner -> cells with nodes between it and the first one
  readonly #names: Bounds[] = [];
  readonly #view: Bounds;

  constructor(drawing: Drawing) {
    const { scene, camera, base, size, view } = drawing;
    this.#view = view;
    this.#across = Math.ceil(size.width / CELL) + 1;
    this.#down = Math.ceil(size.height / CELL) + 1;
    this.#taken = new Int32Array(this.#across * this.#down);
    const scales = { scale: camera.scale, base };
    for (let node = 0; node < scene.x.length; node += 1) {
      const radius = radiusOf(scene, scales, node);
      const [x, y] = [camera.left + camera.scale * at(scene.x, node), camera.top + camera.scale * at(scene.y, node)];
      if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) continue;
      const [left, top, right, bottom] = this.#corners({ left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
      for (let row = top + 1; row <= bottom; row += 1) {
        this.#taken.fill(1, row * this.#across + left + 1, row * this.#across + right + 1);
      }
    }
    for (let place = this.#across; place < this.#taken.length; place += 1) {
      const first = place % this.#across === 0;
      const before = first ? 0 : at(this.#taken, place - 1) - at(this.#taken, place - 1 - this.#across);
      this.#taken[place] = at(this.#taken, place) + before + at(this.#taken, place - this.#across);
    }
  }

  /** Whether a place is in sight, and nothing stands there. */
  isFree(frame: Bounds): boolean {
    const { left, top, right, bottom } = this.#view;
    if (frame.left < left || frame.top < top || frame.right > right || frame.bottom > bottom) return false;
    const [from, above, to, below] = this.#corners(frame);
    const sum = (column: number, row: number) => at(this.#taken, row * this.#across + column);
    if (sum(to, below) - sum(from, below) - sum(to, above) + sum(from, above) > 0) return false;
    return !this.#names.some((other) => overlap(frame, other));
  }

  take(frame: Bounds): void {
    this.#names.push(frame);
  }

  /** The corners of cells around a frame: left, top, right, bottom. */
  #corners({ left, top, right, bottom }: Bounds): [number, number, number, number] {
    const corner = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
    return [
      corner(Math.floor(left / CELL), this.#across),
      corner(Math.floor(top / CELL), this.#down),
      corner(Math.ceil(right / CELL), this.#across),
      corner(Math.ceil(bottom / CELL), this.#down),
    ];
  }
}

function overlap(one: Bounds, other: Bounds): boolean {
  return one.right >= other.left && one.left <= other.right && one.bottom >= other.top && one.top <= other.bottom;
}
