// Puts a title over a picture and a legend under it, as one SVG document.
import { escaped, SPACE, type Drawn } from "./document";
import { FONTS, measured } from "./measure";
import { PAPER } from "./palette";
import { wrapped } from "./wrap";

/** A line of the legend: a drawing of 16 by 16, and what it means. */
export interface Sign {
  readonly drawing: string; // SVG elements
  readonly words: string;
}

export interface Framed extends Drawn {
  readonly title: string;
  readonly caption: string;
  readonly legend?: readonly Sign[];
}

const EDGE = 24; // px around all
const TITLE = { size: 20, bold: true, measure: measured };
const CAPTION = { size: 13, measure: measured };
const SIGN = { size: 12, measure: measured };

export function framed({ title, caption, width, height, content, legend = [] }: Framed): string {
  const whole = width + 2 * EDGE;
  const parts: string[] = [];
  let y = EDGE;
  const text = (line: string, x: number, baseline: number, size: number, colour: string, bold = false) => {
    parts.push(
      `<text x="${Math.round(x)}" y="${Math.round(baseline)}" font-size="${size}" ` +
        `fill="${colour}"${bold ? ' font-weight="600"' : ""}>${escaped(line)}</text>`,
    );
  };
  for (const line of wrapped(title, width, 2, TITLE)) {
    y += 22;
    text(line, EDGE, y, TITLE.size, PAPER.ink, true);
  }
  for (const line of wrapped(caption, width, 4, CAPTION)) {
    y += 19;
    text(line, EDGE, y, CAPTION.size, PAPER.quiet);
  }
  y += 16;
  parts.push(`<svg x="${EDGE}" y="${y}" width="${width}" height="${height}">${content}</svg>`);
  y += height;
  let x = EDGE;
  if (legend.length > 0) y += 16;
  for (const { drawing, words } of legend) {
    const line = wrapped(words, 320, 1, SIGN)[0] ?? "";
    const needed = 22 + measured(line, SIGN.size) + 22;
    if (x + needed > whole && x > EDGE) {
      x = EDGE;
      y += 22;
    }
    parts.push(`<g transform="translate(${Math.round(x)} ${y})">${drawing}</g>`);
    text(line, x + 22, y + 12, SIGN.size, PAPER.ink);
    x += needed;
  }
  const total = y + (legend.length > 0 ? 22 : 0) + EDGE;
  return (
    `<svg xmlns="${SPACE}" width="${whole}" height="${total}" viewBox="0 0 ${whole} ${total}" ` +
    `font-family="${escaped(FONTS)}"><title>${escaped(title)}</title>` +
    `<desc>${escaped(caption)}</desc>` +
    `<rect width="${whole}" height="${total}" fill="${PAPER.ground}"/>${parts.join("")}</svg>`
  );
}
