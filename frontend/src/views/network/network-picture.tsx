// The network as an SVG document, drawn by the same code as the map.
import type { Picture, Seen } from "../../contract";
import { counted } from "../../kit/counted";
import { captionOf } from "../../parts/caption";
import { drawnOf } from "../../picture/document";
import { pictureFile } from "../../picture/files";
import type { Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { PAPER } from "../../picture/palette";
import { whole } from "./camera";
import { drawn } from "./drawing";
import { meaning, Sample } from "./network-legend";
import type { LegendLine } from "./node-styles";
import { groundOf, sceneOf } from "./scene";
import { svgPainter } from "./svg-painter";

const SIZE = { width: 1160, height: 860 };
const STRETCH = 1.35;

export function networkPicture(seen: Seen): Picture {
  const { study, state, shown } = seen;
  return pictureFile(seen, "network", "Network", () => {
    const scene = sceneOf(groundOf(study, STRETCH), state, shown);
    const camera = whole({ ...SIZE, world: scene.world });
    const elements: string[] = [];
    const view = { left: 0, top: 0, right: SIZE.width, bottom: SIZE.height };
    const drawing = { scene, camera, size: SIZE, view, base: camera.scale, palette: PAPER, measure: measured };
    const steps = drawn(svgPainter(elements), drawing);
    while (steps.next().done !== true);
    return {
      caption: `Network of ${captionOf(seen)}, ${counted(scene.lines, "edge")} drawn. ${meaning(study, state)}`,
      ...SIZE,
      content: elements.join(""),
      legend: scene.looks.keys.filter(({ count }) => count > 0).map(signOf),
    };
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
