// The colours of pictures: light ones on paper and in files; on the screen those that picture.css
// sets for the dark mode, and otherwise the same.

export interface Palette {
  readonly ground: string; // behind everything
  readonly panel: string; // behind a part
  readonly ink: string; // text
  readonly quiet: string; // text beside the main thing
  readonly rule: string; // borders, axes
  readonly grid: string; // the faintest lines
  readonly accent: string; // what is asked for, chosen or pointed at
  readonly edge: string; // links between things
  readonly faded: string; // what the filters leave out
  readonly shades: readonly string[]; // from no priority to a high one
  readonly shadeInks: readonly string[]; // text on each of them
}

export const PAPER: Palette = {
  ground: "#ffffff",
  panel: "#f2f1ed",
  ink: "#1c1f23",
  quiet: "#5a5f68",
  rule: "#8c8b84",
  grid: "#e6e5e0",
  accent: "#0b6560",
  edge: "#8f8e88",
  faded: "#e2e1db",
  shades: ["#d9e3e2", "#a3c1be", "#437d78", "#1b4b47"],
  shadeInks: ["#1c1f23", "#1c1f23", "#ffffff", "#ffffff"],
};

/** Custom properties with the colours of paper where they are not set. */
export const SCREEN: Palette = changed((name, paper) => `var(--picture-${name}, ${paper})`);

/** The colours at an element, for a canvas, which reads no custom properties. */
export function paletteAt(element: Element): Palette {
  const style = getComputedStyle(element);
  return changed((name, paper) => style.getPropertyValue(`--picture-${name}`).trim() || paper);
}

function changed(to: (name: string, paper: string) => string): Palette {
  return {
    ground: to("ground", PAPER.ground),
    panel: to("panel", PAPER.panel),
    ink: to("ink", PAPER.ink),
    quiet: to("quiet", PAPER.quiet),
    rule: to("rule", PAPER.rule),
    grid: to("grid", PAPER.grid),
    accent: to("accent", PAPER.accent),
    edge: to("edge", PAPER.edge),
    faded: to("faded", PAPER.faded),
    shades: PAPER.shades.map((shade, place) => to(`shade-${place}`, shade)),
    shadeInks: PAPER.shadeInks.map((ink, place) => to(`shade-ink-${place}`, ink)),
  };
}
