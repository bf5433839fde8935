// The numbers beside a chart, and faint lines from them across it.
import type { Palette } from "./palette";
import { Words } from "./text";

interface ScaleProps {
  ticks: readonly number[];
  left: number;
  right: number;
  y: (tick: number) => number;
  palette: Palette;
  labels?: readonly string[]; // what is said of the ticks, if not their numbers
}

export function Scale({ ticks, left, right, y, palette, labels }: ScaleProps) {
  return (
    <>
      {ticks.map((tick, place) => (
        <g key={tick}>
          <path d={`M${left} ${y(tick)}H${right}`} stroke={palette.grid} />
          <Words x={left - 7} y={y(tick) + 4} anchor="end" size={11} fill={palette.quiet}>
            {labels?.[place] ?? tick.toLocaleString("en-GB")}
          </Words>
        </g>
      ))}
    </>
  );
}
