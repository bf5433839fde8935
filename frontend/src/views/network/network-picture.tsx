// The network as an SVG document, drawn by the same code as the map.
import { counted } from "../../kit/counted";
import { captionOf } from "../../parts/caption";
import { drawnOf } from "../../picture/document";
import { framed, type Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { PAPER } from "../../picture/palette";
import type { Seen } from "../../contract";
import { whole } from "./camera";
import { drawn } from "./drawing";
import { COLOUR_NAMES, meaning, Sample } from "./network-legend";
import { coloursOf, type LegendLine } from "./node-styles";
import { groundOf, sceneOf } from "./scene";
import { svgPainter } from "./svg-painter";

const SIZE = { width: 1160, height: 860 };
const STRETCH = 1.35;

export function networkSvg({ study, state, shown }: Seen): string {
  const scene = sceneOf(groundOf(study, STRETCH), state, shown);
  const camera = whole({ ...SIZE, world: scene.world });
  const elements: string[] = [];
  const drawing = { scene, camera, size: SIZE, base: camera.scale, palette: PAPER, measure: measured };
  const steps = drawn(svgPainter(elements), drawing);
  while (steps.next().done !== true);
  const colour = coloursOf(study).includes(state.colour) ? COLOUR_NAMES[state.colour] : "";
  return framed({
    title: study.payload.title,
    caption: `Network of ${captionOf({ study, state, shown })}, ${counted(scene.edges, "edge")}. ${meaning(study, state)}`,
    ...SIZE,
    content: elements.join(""),
    legend: colour === "" ? [] : scene.looks.keys.filter(({ count }) => count > 0).map(signOf),
  });
}

function signOf({ name, looks, count }: LegendLine): Sign {
  const look = looks[Math.floor(looks.length / 2)];
  const drawing =
    look === undefined
      ? ""
      : drawnOf(
          <svg>
            <Sample look={look} x={8} ground={PAPER.ground} />
          </svg>,
        ).content;
  return { drawing, words: `${name} (${count})` };
}
