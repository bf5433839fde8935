// Where the reader looks: how the world, in which the nodes lie, is placed on the screen.

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A screen in px, and the world that it shows. */
export interface Screen extends Size {
  readonly world: Size;
}

export interface Camera {
  readonly scale: number; // px for a unit of the world
  readonly left: number; // where the origin of the world is, in px
  readonly top: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const CLOSEST = 60; // how much closer than the whole
const FARTHEST = 0.5;
const LEAST = 1 / 25; // of the world: what is looked at is not smaller
const MARGIN = 16; // px around what is looked at
const KEPT = 80; // px of the world that always stay on the screen

/** The camera that shows the whole world. */
export function whole(screen: Screen): Camera {
  const { width, height } = screen.world;
  return around({ left: 0, top: 0, right: width, bottom: height }, screen);
}

/** The camera that shows a part of the world, not closer than makes sense. */
export function around(box: Bounds, screen: Screen, margin = MARGIN): Camera {
  const width = Math.max(box.right - box.left, LEAST * screen.world.width);
  const height = Math.max(box.bottom - box.top, LEAST * screen.world.height);
  const fitting = Math.min(
    (screen.width - 2 * margin) / width,
    (screen.height - 2 * margin) / height,
  );
  const scale = Math.max(fitting, 1e-3);
  return {
    scale,
    left: screen.width / 2 - (scale * (box.left + box.right)) / 2,
    top: screen.height / 2 - (scale * (box.top + box.bottom)) / 2,
  };
}

/** Zoom, with the world under a point of the screen staying there. */
export function zoomed(camera: Camera, screen: Screen, by: number, x: number, y: number): Camera {
  const base = whole(screen).scale;
  const scale = Math.min(Math.max(camera.scale * by, base * FARTHEST), base * CLOSEST);
  const ratio = scale / camera.scale;
  return { scale, left: x - ratio * (x - camera.left), top: y - ratio * (y - camera.top) };
}

/** Move what is seen by so many px; some of the world always stays on the screen. */
export function moved(camera: Camera, screen: Screen, right: number, down: number): Camera {
  const within = (value: number, reach: number, length: number) =>
    Math.min(Math.max(value, KEPT - reach), length - KEPT);
  return {
    scale: camera.scale,
    left: within(camera.left + right, camera.scale * screen.world.width, screen.width),
    top: within(camera.top + down, camera.scale * screen.world.height, screen.height),
  };
}

/** Move, only if need be, so that a point of the world is well on the screen. */
export function revealing(camera: Camera, screen: Screen, x: number, y: number): Camera {
  const margin = Math.min(screen.width, screen.height) / 6;
  const shift = (place: number, length: number) =>
    place < margin ? margin - place : place > length - margin ? length - margin - place : 0;
  const right = shift(camera.left + camera.scale * x, screen.width);
  const down = shift(camera.top + camera.scale * y, screen.height);
  return right === 0 && down === 0
    ? camera
    : { scale: camera.scale, left: camera.left + right, top: camera.top + down };
}

/**
 * The camera after the screen has changed: the whole stays whole, what is close stays where it
 * is, and in between it is moved only as far as needed.
 */
export function resized(camera: Camera, before: Screen, after: Screen): Camera {
  const [was, is] = [whole(before), whole(after)];
  const sameWorld =
    before.world.width === after.world.width && before.world.height === after.world.height;
  if (!sameWorld) return is;
  if (camera.scale > is.scale * 1.001) return camera.scale <= was.scale * 1.001 ? is : camera;
  const inside = (start: number, reach: number, length: number) =>
    Math.min(Math.max(start, MARGIN), Math.max(length - MARGIN - reach, MARGIN));
  return {
    scale: camera.scale,
    left: inside(camera.left, camera.scale * after.world.width, after.width),
    top: inside(camera.top, camera.scale * after.world.height, after.height),
  };
}
