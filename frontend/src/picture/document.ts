// Pictures as text: elements that any program that reads SVG understands.
import { render, type VNode } from "preact";

export const SPACE = "http://www.w3.org/2000/svg";
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu; // in XML 1.0
const FOR_THE_SCREEN = ["tabindex", "role", "class", "style", "aria-label", "aria-hidden"];

export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly content: string; // SVG elements
}

/** What is inside an `<svg>`, without what only a screen needs. */
export function drawnOf(picture: VNode): Drawn {
  const host = document.createElement("div");
  render(picture, host);
  const svg = host.querySelector("svg");
  if (svg === null) throw new Error("a picture must be an <svg> element");
  const copy = svg.cloneNode(true) as SVGSVGElement;
  render(null, host);
  for (const element of copy.querySelectorAll("*")) {
    FOR_THE_SCREEN.forEach((name) => element.removeAttribute(name));
  }
  const whole = new XMLSerializer().serializeToString(copy);
  return {
    width: Number(copy.getAttribute("width")),
    height: Number(copy.getAttribute("height")),
    content: wellFormed(whole.slice(whole.indexOf(">") + 1, whole.lastIndexOf("</svg>"))),
  };
}

/** A text without the characters that no XML document may have. */
export function wellFormed(text: string): string {
  return text.replace(FORBIDDEN, "\uFFFD");
}

/** A text as the content of an element or an attribute. */
export function escaped(text: string): string {
  return wellFormed(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
