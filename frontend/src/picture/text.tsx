// Text in a picture.
import type { ComponentChildren } from "preact";

interface WordsProps {
  x: number;
  y: number; // baseline
  fill: string;
  size?: number;
  bold?: boolean;
  anchor?: "start" | "middle" | "end";
  halo?: string | undefined; // colour around the letters, where they lie on other things
  children: ComponentChildren;
}

export function Words({ x, y, fill, size = 12.5, bold = false, anchor = "start", halo, children }: WordsProps) {
  const around =
    halo === undefined
      ? {}
      : ({ stroke: halo, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" } as const);
  return (
    <text
      x={x}
      y={y}
      fill={fill}
      font-size={size}
      font-weight={bold ? 600 : 400}
      text-anchor={anchor}
      {...around}
    >
      {children}
    </text>
  );
}

/** What is said after a text, smaller and quieter. */
export function Aside({ fill, children }: { fill: string; children: ComponentChildren }) {
  return (
    <tspan font-size="11.25" font-weight="400" fill={fill}>
      {"  "}
      {children}
    </tspan>
  );
}
