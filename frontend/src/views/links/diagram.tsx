// The links as a drawing: bars on both sides, bands between them.
import { at } from "../../kit/lists";
import { regionColour } from "../../model/action-colours";
import type { Study } from "../../model/study";
import { Hit } from "../../picture/hit";
import type { Palette } from "../../picture/palette";
import type { Roving } from "../../picture/roving";
import { Aside, Words } from "../../picture/text";
import type { End, Flow, Flows } from "./flows";
import type { Bar, Layout } from "./layout";

interface DiagramProps {
  study: Study;
  flows: Flows;
  layout: Layout;
  palette: Palette;
  reader?: LinksReader; // who can point and click; nobody on paper
}

export interface LinksReader {
  readonly roving: Roving;
  readonly hovered: Hovered;
  readonly hover: (hovered: Hovered) => void;
  readonly pick: (picked: Exclude<Hovered, null>) => void;
  readonly chosen: (end: End) => boolean;
}

/** What is pointed at: an end of a side, or a flow. */
export type Hovered =
  | { readonly kind: "left" | "right"; readonly place: number }
  | { readonly kind: "flow"; readonly flow: Flow }
  | null;

export function LinksDiagram({ study, flows, layout, palette, reader }: DiagramProps) {
  const { left } = flows;
  const hovered = reader?.hovered ?? null;
  return (
    <svg
      width={layout.width}
      height={layout.height}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-label="Links, each bar a button that filters"
      {...reader?.roving.group}
    >
      {layout.bands.map(({ flow, whole, shown }) => {
        const colour = endColour(study, flows, at(left, flow.from), flow.from, palette);
        const lit = touches(hovered, flow);
        const one = { kind: "flow", flow } as const;
        return (
          // bands are for the pointer: with keys, the bars at both their ends do the same
          <g
            key={`${flow.from} ${flow.to}`}
            class="ac-part"
            opacity={hovered === null || lit ? 1 : 0.25}
            onMouseEnter={() => reader?.hover(one)}
            onMouseLeave={() => reader?.hover(null)}
            onClick={() => reader?.pick(one)}
          >
            <path d={whole} fill={palette.faded} fill-opacity={lit ? 0.8 : 0.45} />
            {shown !== "" && <path d={shown} fill={colour} fill-opacity={lit ? 0.8 : 0.55} />}
          </g>
        );
      })}
      {layout.bars.map((bar, row) => {
        const kind = bar.side;
        const place = kind === "left" ? row : row - left.length;
        const colour = kind === "left" ? endColour(study, flows, bar.end, place, palette) : palette.quiet;
        const near = hovered === null || joined(hovered, kind, place, flows.flows);
        return (
          <g key={`${kind} ${bar.end.key}`} opacity={near ? 1 : 0.35}>
            <Hit
              x={bar.hit[0]}
              y={bar.y - 6}
              width={bar.hit[1] - bar.hit[0]}
              height={bar.height + 12}
              part={reader?.roving.part({
                key: `${kind} ${bar.end.key}`,
                label: `${bar.end.label}: ${bar.count} actions`,
                pressed: reader.chosen(bar.end),
                pick: () => reader.pick({ kind, place }),
                point: (on) => reader.hover(on ? { kind, place } : null),
              })}
            >
              <BarPart bar={bar} colour={colour} palette={palette} over={layout.over} />
            </Hit>
          </g>
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
}

function BarPart({ bar, colour, palette, over }: BarProps) {
  const { end, x, y, width, height } = bar;
  const share = end.total === 0 ? 0 : end.shown / end.total;
  return (
    <>
      <rect x={x} y={y} width={width} height={height} fill={palette.faded} rx="1.5" />
      {share > 0 && (
        <rect x={x} y={y} width={width} height={Math.max(height * share, 1)} fill={colour} rx="1.5" />
      )}
      {bar.lines.map((line, row) => (
        <Words
          key={row}
          x={bar.textX}
          y={bar.textY + 15 * row}
          anchor={bar.anchor}
          fill={palette.ink}
          halo={over ? palette.ground : undefined}
        >
          {line}
          {row === bar.lines.length - 1 && <Aside fill={palette.quiet}>{bar.count}</Aside>}
        </Words>
      ))}
    </>
  );
}

/** The colour of a value: that of the region, or one of those of nodes as long as they last. */
export function endColour(study: Study, flows: Flows, end: End, row: number, palette: Palette): string {
  const { nodes } = study.payload.colours;
  if (end.place < 0) return palette.rule;
  if (flows.column.role === "region") return regionColour(study, end.place) ?? palette.rule;
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
