// The lines of the model: who commands, gives, damps, checks, balances, and raises the alarm.
import type { Palette } from "../../picture/palette";
import type { Box, Geometry, FunctionSymbol } from "./geometry";

export const LINE_NAMES = {
  command: "command",
  resources: "resources and accounts",
  coordination: "coordination",
  audit: "audit",
  balance: "balance of S3 and S4",
  outside: "look at the environment",
  alarm: "algedonic line (alarm)",
} as const;

export type LineName = keyof typeof LINE_NAMES;

/** How each line is drawn. */
export function strokeOf(name: LineName, palette: Palette) {
  const plain = { fill: "none", stroke: palette.rule, "stroke-width": 1.4 };
  if (name === "alarm") return { ...plain, stroke: palette.accent, "stroke-dasharray": "1.5 4", "stroke-linecap": "round", "stroke-width": 2 } as const;
  if (name === "audit") return { ...plain, "stroke-dasharray": "7 3" };
  if (name === "coordination") return { ...plain, "stroke-dasharray": "4 2 1 2" };
  return plain;
}

export function Lines({ geometry, palette }: { geometry: Geometry; palette: Palette }) {
  const { symbols, units, spine, coordination, audit, alarm, end, cloud } = geometry;
  const of = (id: string) => symbols.find(({ cell }) => cell.function.id === id);
  const [s5, s4, s3, s2, check] = ["S5", "S4", "S3", "S2", "S3*"].map(of);
  const [first] = units;
  const bottom = (box: Box) => box.y + box.height;
  const middle = (box: Box) => box.y + box.height / 2;
  const line = (name: LineName, path: string) => <path d={path} {...strokeOf(name, palette)} />;
  const from = s5 ?? s4 ?? s3;
  return (
    <g>
      {from !== undefined && (
        <>
          {line("command", `M${spine - 2} ${middle(from)}V${end}`)}
          {line("command", `M${spine + 2} ${middle(from)}V${end}`)}
        </>
      )}
      {s3 !== undefined && line("resources", `M${spine - 16} ${bottom(s3)}V${end}${units.map(({ square }) => `M${spine - 16} ${middle(square)}H${square.x}`).join("")}`)}
      {s2 !== undefined &&
        line(
          "coordination",
          `M${coordination} ${bottom(s2)}V${end}${units
            .map(({ square }) => `M${coordination} ${middle(square)}H${square.x + square.width}`)
            .join("")}`,
        )}
      {s3 !== undefined && check !== undefined && line("audit", `M${s3.x} ${middle(s3) + 12}H${audit}V${check.y}`)}
      {check !== undefined &&
        line(
          "audit",
          `M${audit} ${bottom(check)}V${Math.max(...units.map(({ circle }) => circle.y))}${units
            .map(({ circle }) => `M${audit} ${circle.y}H${circle.x - circle.radius}`)
            .join("")}`,
        )}
      {s4 !== undefined && line("outside", `M${s4.x} ${middle(s4)}H${cloud.x + cloud.width + 6}`)}
      {s4 !== undefined && <Arrow x={cloud.x + cloud.width + 4} y={middle(s4)} towards="left" palette={palette} />}
      {s3 !== undefined && s4 !== undefined && <Balance upper={s4} lower={s3} palette={palette} />}
      {s5 !== undefined && first !== undefined && (
        <>
          {line("alarm", `M${first.circle.x - 6} ${first.circle.y - first.circle.radius}L${alarm} ${first.circle.y - first.circle.radius - 14}V${middle(s5)}H${s5.x - 3}`)}
          <Arrow x={s5.x - 1} y={middle(s5)} towards="right" palette={{ ...palette, rule: palette.accent }} />
        </>
      )}
      {units.map(({ square, circle }, row) => (
        <path
          key={row}
          d={`M${circle.x + circle.radius} ${circle.y}L${square.x} ${middle(square)}`}
          {...strokeOf("command", palette)}
        />
      ))}
    </g>
  );
}

/** Two curved arrows between the innovation and the management. */
function Balance({ upper, lower, palette }: { upper: FunctionSymbol; lower: FunctionSymbol; palette: Palette }) {
  const top = upper.y + upper.height;
  const bottom = lower.y;
  const right = upper.x + upper.width;
  const stroke = strokeOf("balance", palette);
  return (
    <>
      <path d={`M${upper.x + 12} ${top}C${upper.x - 10} ${top + 6} ${upper.x - 10} ${bottom - 6} ${upper.x + 10} ${bottom - 3}`} {...stroke} />
      <Arrow x={upper.x + 13} y={bottom - 2} towards="right" palette={palette} />
      <path d={`M${right - 12} ${bottom}C${right + 10} ${bottom - 6} ${right + 10} ${top + 6} ${right - 10} ${top + 3}`} {...stroke} />
      <Arrow x={right - 13} y={top + 2} towards="left" palette={palette} />
    </>
  );
}

interface ArrowProps {
  x: number; // of the tip
  y: number;
  towards: "left" | "right";
  palette: Palette;
}

function Arrow({ x, y, towards, palette }: ArrowProps) {
  const back = towards === "left" ? 8 : -8;
  return <path d={`M${x} ${y}l${back} -4v8z`} fill={palette.rule} />;
}
