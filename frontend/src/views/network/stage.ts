// The two canvases of the network. The lower one shows a bitmap of the scene, which is drawn in
// small steps, somewhat larger than the screen, and only shifted and stretched while the reader
// moves; the upper one shows what is pointed at and selected, anew in each frame.
import { measured } from "../../picture/measure";
import type { Palette } from "../../picture/palette";
import { resized, whole, type Camera, type Screen, type Size } from "./camera";
import { canvasPainter } from "./canvas-painter";
import { drawn } from "./drawing";
import { highlighted, NO_MARKS, type Marks } from "./highlight";
import type { Scene } from "./scene";

const MARGIN = 0.2; // of the bitmap around the screen, as a share of the screen
const PAUSE = 110; // ms without movement after which the scene is drawn sharply
const SLICE = 7; // ms of drawing in a frame
const GLIDE = 220; // ms to fly somewhere
const TOOLS = 64; // px at the right that the buttons on the map may cover
const DENSEST = 2; // device pixels for a px: more are not seen, and cost

interface Bitmap {
  readonly canvas: HTMLCanvasElement;
  readonly camera: Camera; // with the corner of the bitmap as origin
  readonly size: Size;
}

interface Flight {
  readonly from: Camera;
  readonly to: Camera;
  readonly start: number;
}

export class Stage {
  readonly #lower: HTMLCanvasElement;
  readonly #upper: HTMLCanvasElement;
  readonly #cameraChanged: (camera: Camera) => void;
  #scene: Scene | null = null;
  #palette: Palette | null = null;
  #screen: Screen = { width: 0, height: 0, world: { width: 1, height: 1 } };
  #density = 1;
  #camera: Camera = { scale: 1, left: 0, top: 0 };
  #marks: Marks = NO_MARKS;
  #front: Bitmap | null = null;
  #back: Bitmap | null = null;
  #job: Generator<undefined, void> | null = null;
  #stale = true; // whether the front shows another scene, or at another scale
  #movedAt = Number.NEGATIVE_INFINITY;
  #flight: Flight | null = null;
  #frame = 0;

  constructor(
    lower: HTMLCanvasElement,
    upper: HTMLCanvasElement,
    cameraChanged: (camera: Camera) => void,
  ) {
    this.#lower = lower;
    this.#upper = upper;
    this.#cameraChanged = cameraChanged;
  }

  get camera(): Camera {
    return this.#camera;
  }

  get screen(): Screen {
    return this.#screen;
  }

  /** Show another scene, with the same camera unless its world is another. */
  show(scene: Scene, palette: Palette): void {
    this.#scene = scene;
    this.#palette = palette;
    this.#adapt({ ...this.#screen, world: scene.world });
    this.#restart();
  }

  resize(size: Size, density: number): void {
    this.#density = Math.min(density, DENSEST);
    for (const canvas of [this.#lower, this.#upper]) {
      canvas.width = Math.round(size.width * this.#density);
      canvas.height = Math.round(size.height * this.#density);
    }
    this.#adapt({ ...this.#screen, ...size });
    this.#restart();
  }

  /** Look elsewhere, at once. */
  look(camera: Camera): void {
    this.#flight = null;
    this.#turn(camera);
  }

  /** Fly elsewhere; at once for those who want no motion. */
  glide(to: Camera): void {
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.look(to);
    else {
      this.#flight = { from: this.#camera, to, start: performance.now() };
      this.#ask();
    }
  }

  mark(marks: Marks): void {
    this.#marks = marks;
    this.#ask();
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
  }

  #adapt(screen: Screen): void {
    const before = this.#screen;
    this.#screen = screen;
    this.#camera = before.width > 0 ? resized(this.#camera, before, screen) : whole(screen);
    this.#cameraChanged(this.#camera);
  }

  #turn(camera: Camera): void {
    this.#camera = camera;
    this.#movedAt = performance.now();
    this.#stale = true;
    this.#cameraChanged(camera);
    this.#ask();
  }

  #restart(): void {
    this.#job = null;
    this.#stale = true;
    this.#movedAt = Number.NEGATIVE_INFINITY;
    this.#ask();
  }

  #ask(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#draw);
  }

  readonly #draw = (now: number): void => {
    this.#frame = 0;
    if (this.#scene === null || this.#palette === null || this.#screen.width === 0) return;
    this.#fly(now);
    const resting = performance.now() - this.#movedAt > PAUSE;
    if (this.#stale && (resting || (this.#job === null && !this.#covered()))) {
      this.#begin(this.#scene, this.#palette);
    }
    this.#work();
    this.#present(this.#palette);
    highlighted(this.#context(this.#upper), {
      scene: this.#scene,
      camera: this.#camera,
      screen: this.#screen,
      palette: this.#palette,
      marks: this.#marks,
    });
    const done = !this.#stale && this.#job === null && this.#flight === null;
    this.#lower.dataset["drawn"] = done ? "whole" : "part";
    if (!done) this.#ask();
  };

  #fly(now: number): void {
    if (this.#flight === null) return;
    const { from, to, start } = this.#flight;
    const part = Math.min(Math.max((now - start) / GLIDE, 0), 1);
    const eased = 1 - (1 - part) ** 3;
    const between = (one: number, other: number) => one + eased * (other - one);
    const flight = this.#flight;
    this.#turn({
      scale: between(from.scale, to.scale),
      left: between(from.left, to.left),
      top: between(from.top, to.top),
    });
    this.#flight = part < 1 ? flight : null;
  }

  /** Whether the front has all that is on the screen. */
  #covered(): boolean {
    if (this.#front === null) return false;
    const { left, top, width, height } = this.#placed(this.#front);
    const { width: right, height: bottom } = this.#screen;
    return left <= 0 && top <= 0 && left + width >= right && top + height >= bottom;
  }

  /** Where a bitmap lies on the screen. */
  #placed({ camera, size }: Bitmap) {
    const ratio = this.#camera.scale / camera.scale;
    return {
      left: this.#camera.left - ratio * camera.left,
      top: this.#camera.top - ratio * camera.top,
      width: ratio * size.width,
      height: ratio * size.height,
    };
  }

  #begin(scene: Scene, palette: Palette): void {
    const { width, height } = this.#screen;
    const [aside, above] = [Math.round(MARGIN * width), Math.round(MARGIN * height)];
    const size = { width: width + 2 * aside, height: height + 2 * above };
    const { scale, left, top } = this.#camera;
    const camera = { scale, left: left + aside, top: top + above };
    const canvas = this.#back?.canvas ?? document.createElement("canvas");
    canvas.width = Math.round(size.width * this.#density); // also clears it
    canvas.height = Math.round(size.height * this.#density);
    const context = this.#context(canvas);
    context.fillStyle = palette.ground;
    context.fillRect(0, 0, size.width, size.height);
    this.#back = { canvas, camera, size };
    const base = whole(this.#screen).scale;
    const view = { left: aside, top: above, right: aside + width - TOOLS, bottom: above + height };
    const drawing = { scene, camera, size, view, base, palette, measure: measured };
    this.#job = drawn(canvasPainter(context), drawing);
    this.#stale = false;
  }

  /** Go on drawing for a while; then, if it is done, show it. */
  #work(): void {
    if (this.#job === null) return;
    const end = performance.now() + SLICE;
    do {
      if (this.#job.next().done === true) {
        this.#job = null;
        [this.#front, this.#back] = [this.#back, this.#front];
        return;
      }
    } while (performance.now() < end);
  }

  #present(palette: Palette): void {
    const context = this.#context(this.#lower);
    context.fillStyle = palette.ground;
    context.fillRect(0, 0, this.#screen.width, this.#screen.height);
    const bitmap = this.#front ?? this.#back; // at the start, what there is of it so far
    if (bitmap === null) return;
    const { left, top, width, height } = this.#placed(bitmap);
    const sharp = (value: number) => Math.round(value * this.#density) / this.#density;
    context.drawImage(bitmap.canvas, sharp(left), sharp(top), width, height);
  }

  #context(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("this browser gives no canvas to draw on");
    context.setTransform(this.#density, 0, 0, this.#density, 0, 0);
    return context;
  }
}
