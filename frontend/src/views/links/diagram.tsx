// The links as a drawing: bars on both sides, bands between them.
import { at, type Study } from "../../model/study";
import type { Palette } from "../../picture/palette";
import type { End, Flow, Flows } from "./flows";
import type { Bar, Layout } from "./layout";

interface DiagramProps {
  study: Study;
  flows: Flows;
  layout: Layout;
  palette: Palette;
  hovered?: Hovered;
  hover?: (hovered: Hovered) => void;
  pick?: (picked: Exclude<Hovered, null>) => void;
}

/** What is pointed at: an end of a side, or a flow. */
export type Hovered =
  | { readonly kind: "left" | "right"; readonly place: number }
  | { readonly kind: "flow"; readonly flow: Flow }
  | null;

export function Diagram(props: DiagramProps) {
  const { study, flows, layout, palette, hovered = null, hover, pick } = props;
  const { left } = flows;
  return (
    <svg
      class="ac-links-svg"
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      role={pick === undefined ? undefined : "group"}
      aria-label="Links, each bar a button that filters"
    >
      <g fill-opacity="0.5">
        {layout.bands.map(({ flow, whole, shown }) => {
          const colour = colourOf(study, flows, at(left, flow.from), flow.from, palette);
          const lit = touches(hovered, flow);
          const one = { kind: "flow", flow } as const;
          return (
            // bands are for the pointer: with keys, the bars at both their ends do the same
            <g
              key={`${flow.from} ${flow.to}`}
              class={pick === undefined ? undefined : "ac-links-band"}
              opacity={hovered === null || lit ? 1 : 0.25}
              onMouseEnter={() => hover?.(one)}
              onMouseLeave={() => hover?.(null)}
              onClick={() => pick?.(one)}
            >
              <path d={whole} fill={palette.faded} fill-opacity={lit ? 1 : 0.6} />
              {shown !== "" && <path d={shown} fill={colour} fill-opacity={lit ? 0.85 : 0.55} />}
            </g>
          );
        })}
      </g>
      {layout.bars.map((bar, row) => {
        const kind = bar.side;
        const place = kind === "left" ? row : row - left.length;
        const colour =
          kind === "left" ? colourOf(study, flows, bar.end, place, palette) : palette.quiet;
        return (
          <BarPart
            key={`${kind} ${bar.end.key}`}
            bar={bar}
            colour={colour}
            palette={palette}
            over={layout.over}
            dim={hovered !== null && !joined(hovered, kind, place, flows.flows)}
            hover={hover && ((on) => { hover(on ? { kind, place } : null); })}
            pick={pick && (() => { pick({ kind, place }); })}
          />
        );
      })}
    </svg>
  );
}

interface BarProps {
  bar: Bar;
  colour: string;
  palette: Palette;
  over: boolean;
  dim: boolean;
  hover: ((on: boolean) => void) | undefined;
  pick: (() => void) | undefined;
}

function BarPart({ bar, colour, palette, over, dim, hover, pick }: BarProps) {
  const { end } = bar;
  const halo = over
    ? { stroke: palette.ground, "stroke-width": 3.5, "stroke-linejoin": "round", "paint-order": "stroke" } as const
    : {};
  const buttoned =
    pick === undefined
      ? {}
      : ({
          role: "button",
          tabIndex: 0,
          class: "ac-links-bar",
          "aria-label": `${end.label}: ${bar.count} actions; filter`,
        } as const);
  const share = end.total === 0 ? 0 : end.shown / end.total;
  return (
    <g
      {...buttoned}
      opacity={dim ? 0.35 : 1}
      onMouseEnter={() => hover?.(true)}
      onMouseLeave={() => hover?.(false)}
      onFocus={() => hover?.(true)}
      onBlur={() => hover?.(false)}
      onClick={pick}
      onKeyDown={(event) => {
        if (pick === undefined || (event.key !== "Enter" && event.key !== " ")) return;
        event.preventDefault();
        event.stopPropagation();
        pick();
      }}
    >
      {/* wide enough to be hit */}
      <rect
        x={bar.hit[0]}
        y={bar.y - 6}
        width={bar.hit[1] - bar.hit[0]}
        height={bar.height + 12}
        fill="none"
        pointer-events="all"
      />
      <rect x={bar.x} y={bar.y} width={bar.width} height={bar.height} fill={palette.faded} rx="1.5" />
      {share > 0 && (
        <rect
          x={bar.x}
          y={bar.y}
          width={bar.width}
          height={Math.max(bar.height * share, 1)}
          fill={colour}
          rx="1.5"
        />
      )}
      {bar.lines.map((line, row) => (
        <text
          key={row}
          x={bar.textX}
          y={bar.textY + 15 * row}
          text-anchor={bar.anchor}
          font-size="12.5"
          fill={palette.ink}
          {...halo}
        >
          {line}
          {row === bar.lines.length - 1 && (
            <tspan font-size="11.5" fill={palette.quiet}>
              {"  "}
              {bar.count}
            </tspan>
          )}
        </text>
      ))}
    </g>
  );
}

/** The colour of a value: that of the region, or one of those of nodes as long as they last. */
export function colourOf(study: Study, flows: Flows, end: End, row: number, palette: Palette): string {
  const { nodes, regions } = study.payload.colours;
  if (end.place < 0) return palette.rule;
  if (flows.column.role === "region") return regions[end.place]?.[2] ?? palette.rule;
  return at(nodes, row % nodes.length);
}

function touches(hovered: Hovered, flow: Flow): boolean {
  if (hovered === null) return false;
  if (hovered.kind === "flow") return hovered.flow.from === flow.from && hovered.flow.to === flow.to;
  return (hovered.kind === "left" ? flow.from : flow.to) === hovered.place;
}

/** Whether an end is what is pointed at, or linked to it. */
function joined(hovered: Hovered, kind: "left" | "right", place: number, flows: readonly Flow[]): boolean {
  if (hovered === null) return true;
  if (hovered.kind === "flow") {
    return (kind === "left" ? hovered.flow.from : hovered.flow.to) === place;
  }
  if (hovered.kind === kind) return hovered.place === place;
  return flows.some(
    (flow) => touches(hovered, flow) && (kind === "left" ? flow.from : flow.to) === place,
  );
}
