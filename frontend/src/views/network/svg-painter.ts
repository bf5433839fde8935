// Draws into the text of an SVG document.
import { at } from "../../kit/lists";
import { escaped } from "../../picture/document";
import { CORNERS, type Painter } from "./painter";

const round = (value: number) => Math.round(value * 10) / 10;

/** A painter that adds elements to a list. */
export function svgPainter(elements: string[]): Painter {
  return {
    area(corners, colour, rim) {
      const points = corners.map(round).join(" ");
      elements.push(
        `<polygon points="${points}" fill="${colour}" stroke="${colour}" ` +
          `stroke-width="${round(2 * rim)}" stroke-linejoin="round"/>`,
      );
    },
    lines(ends, count, stroke) {
      let path = "";
      for (let place = 0; place < 4 * count; place += 4) {
        const [x1, y1, x2, y2] = [0, 1, 2, 3].map((end) => round(at(ends, place + end)));
        path += `M${x1} ${y1}L${x2} ${y2}`;
      }
      elements.push(
        `<path d="${path}" fill="none" stroke="${stroke.colour}" ` +
          `stroke-width="${round(stroke.width)}" stroke-opacity="${stroke.opacity}"/>`,
      );
    },
    marks(spots, count, mark) {
      const shapes: string[] = [];
      for (let place = 0; place < 3 * count; place += 3) {
        const x = at(spots, place);
        const y = at(spots, place + 1);
        const radius = at(spots, place + 2);
        shapes.push(
          mark.shape === "circle"
            ? `<circle cx="${round(x)}" cy="${round(y)}" r="${round(radius)}"/>`
            : `<polygon points="${CORNERS[mark.shape]
                .flatMap(([right, down]) => [round(x + radius * right), round(y + radius * down)])
                .join(" ")}"/>`,
        );
      }
      elements.push(
        `<g fill="${mark.fill}" stroke="${mark.outline}" stroke-width="${mark.width}">` +
          `${shapes.join("")}</g>`,
      );
    },
    words(text, x, y, lettering) {
      elements.push(
        `<text x="${round(x)}" y="${round(y)}" font-size="${lettering.size}" ` +
          `text-anchor="middle" fill="${lettering.colour}" ` +
          `${lettering.bold ? 'font-weight="600" ' : ""}stroke="${lettering.halo}" ` +
          `stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escaped(text)}</text>`,
      );
    },
  };
}
