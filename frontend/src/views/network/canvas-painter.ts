// Draws on a canvas, many things with one stroke: without a GPU each stroke is dear.
import { at } from "../../kit/lists";
import { FONTS } from "../../picture/measure";
import { CORNERS, type Painter } from "./painter";

const HALO = 3; // px around letters

export function canvasPainter(context: CanvasRenderingContext2D): Painter {
  context.lineJoin = "round";
  context.lineCap = "butt";
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  return {
    area(corners, colour, rim) {
      context.beginPath();
      for (let place = 0; place < corners.length; place += 2) {
        context.lineTo(at(corners, place), at(corners, place + 1));
      }
      context.closePath();
      context.fillStyle = colour;
      context.strokeStyle = colour;
      context.lineWidth = 2 * rim;
      context.fill();
      context.stroke();
    },
    lines(ends, count, stroke) {
      context.beginPath();
      for (let place = 0; place < 4 * count; place += 4) {
        context.moveTo(at(ends, place), at(ends, place + 1));
        context.lineTo(at(ends, place + 2), at(ends, place + 3));
      }
      context.globalAlpha = stroke.opacity;
      context.strokeStyle = stroke.colour;
      context.lineWidth = stroke.width;
      context.stroke();
      context.globalAlpha = 1;
    },
    marks(spots, count, mark) {
      context.beginPath();
      for (let place = 0; place < 3 * count; place += 3) {
        const x = at(spots, place);
        const y = at(spots, place + 1);
        const radius = at(spots, place + 2);
        if (mark.shape === "circle") {
          context.moveTo(x + radius, y);
          context.arc(x, y, radius, 0, 2 * Math.PI);
          continue;
        }
        CORNERS[mark.shape].forEach(([right, down], corner) => {
          if (corner === 0) context.moveTo(x + radius * right, y + radius * down);
          else context.lineTo(x + radius * right, y + radius * down);
        });
        context.closePath();
      }
      context.fillStyle = mark.fill;
      context.fill();
      if (mark.width > 0) {
        context.strokeStyle = mark.outline;
        context.lineWidth = mark.width;
        context.stroke();
      }
    },
    words(text, x, y, lettering) {
      context.font = `${lettering.bold ? "600 " : ""}${lettering.size}px ${FONTS}`;
      context.strokeStyle = lettering.halo;
      context.lineWidth = HALO;
      context.strokeText(text, x, y);
      context.fillStyle = lettering.colour;
      context.fillText(text, x, y);
    },
  };
}
