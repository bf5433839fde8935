// How wide text is, so that labels are wrapped and shortened before they are drawn.

/** The fonts of pictures, by name: a picture that is opened elsewhere has no style sheet. */
export const FONTS = 'system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

const TYPICAL = 0.56; // width of a character by its size, where nothing can measure it

/** Gives the width of a text in px, at a size in px. */
export type Measure = (text: string, size: number, bold?: boolean) => number;

/** The same estimate everywhere, for tests. */
export const typical: Measure = (text, size) => text.length * size * TYPICAL;

let context: CanvasRenderingContext2D | null = null;

/** What the browser will draw. */
export const measured: Measure = (text, size, bold = false) => {
  context ??= document.createElement("canvas").getContext("2d");
  if (context === null) throw new Error("this browser gives no canvas to draw on");
  context.font = `${bold ? "600 " : ""}${size}px ${FONTS}`;
  return context.measureText(text).width;
};
