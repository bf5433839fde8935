// What is pointed at, selected and being lassoed, drawn above the scene.
import { at } from "../../kit/lists";
import type { Palette } from "../../picture/palette";
import { whole, type Camera, type Screen } from "./camera";
import { radiusOf } from "./radius";
import type { Scene } from "./scene";

export interface Marks {
  readonly hovered: number; // node, -1 for none
  readonly focus: number; // node that the keyboard is at, -1 for none
  readonly selected: readonly number[];
  readonly linked: readonly number[]; // what the selected or hovered one has edges to
  readonly pair: readonly [number, number] | null; // ends of the edge that is pointed at
  readonly lasso: readonly number[]; // x, y, x, y ... on the screen
}

export const NO_MARKS: Marks = {
  hovered: -1,
  focus: -1,
  selected: [],
  linked: [],
  pair: null,
  lasso: [],
};

interface Above {
  readonly scene: Scene;
  readonly camera: Camera;
  readonly screen: Screen;
  readonly palette: Palette;
  readonly marks: Marks;
}

const MOST = 400; // rings in a frame: what is more is seen as an area anyway

export function highlighted(context: CanvasRenderingContext2D, above: Above): void {
  const { scene, camera, screen, palette, marks } = above;
  context.clearRect(0, 0, screen.width, screen.height);
  const x = (node: number) => camera.left + camera.scale * at(scene.x, node);
  const y = (node: number) => camera.top + camera.scale * at(scene.y, node);
  const scales = { scale: camera.scale, base: whole(screen).scale };
  const ring = (node: number, away: number, width: number, colour: string) => {
    context.beginPath();
    context.arc(x(node), y(node), radiusOf(scene, scales, node) + away, 0, 2 * Math.PI);
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke();
  };
  const from = marks.hovered >= 0 ? marks.hovered : (marks.selected[0] ?? -1);
  context.strokeStyle = palette.accent;
  context.globalAlpha = 0.8;
  context.lineWidth = 1.6;
  context.beginPath();
  for (const node of from < 0 ? [] : marks.linked) {
    context.moveTo(x(from), y(from));
    context.lineTo(x(node), y(node));
  }
  if (marks.pair !== null) {
    context.moveTo(x(marks.pair[0]), y(marks.pair[0]));
    context.lineTo(x(marks.pair[1]), y(marks.pair[1]));
  }
  context.stroke();
  context.globalAlpha = 1;
  for (const node of [...marks.linked, ...(marks.pair ?? [])]) ring(node, 1.5, 1.5, palette.accent);
  for (const node of marks.selected.slice(0, MOST)) {
    ring(node, 2.5, 4.5, palette.ground);
    ring(node, 2.5, 2.5, palette.accent);
  }
  if (marks.hovered >= 0) ring(marks.hovered, 2, 2, palette.ink);
  if (marks.focus >= 0) {
    ring(marks.focus, 6, 4, palette.ground);
    ring(marks.focus, 6, 2, palette.ink);
  }
  if (marks.lasso.length > 2) {
    context.beginPath();
    for (let place = 0; place < marks.lasso.length; place += 2) {
      context.lineTo(at(marks.lasso, place), at(marks.lasso, place + 1));
    }
    context.closePath();
    context.fillStyle = palette.accent;
    context.globalAlpha = 0.12;
    context.fill();
    context.globalAlpha = 1;
    context.setLineDash([5, 4]);
    context.lineWidth = 1.5;
    context.strokeStyle = palette.accent;
    context.stroke();
    context.setLineDash([]);
  }
}
