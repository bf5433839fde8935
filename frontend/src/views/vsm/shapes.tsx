// The shapes of the functions: squares, triangles, the operations and the environment.
import { counted } from "../../kit/counted";
import { at } from "../../kit/lists";
import { measured } from "../../picture/measure";
import type { Palette } from "../../picture/palette";
import { Aside, Words } from "../../picture/text";
import { wrapped } from "../../picture/wrap";
import type { Box, FunctionSymbol, Unit } from "./geometry";

const BOWS = [1, 0.72, 1.2, 0.85]; // sizes of the bows of a cloud, in turn

/** How full a function is, from 0 for empty to 3: by its share of the fullest. */
export function fullness(count: number, most: number): number {
  return count === 0 ? 0 : count > 0.6 * most ? 3 : count > 0.25 * most ? 2 : 1;
}

interface ShapeProps {
  symbol: FunctionSymbol;
  most: number; // actions of the fullest function of the level
  palette: Palette;
}

export function FunctionShape({ symbol, most, palette }: ShapeProps) {
  const { cell, kind } = symbol;
  const full = fullness(cell.shown, most);
  const empty = cell.items.length === 0;
  const look = {
    fill: empty ? palette.ground : at(palette.shades, full),
    stroke: empty ? palette.rule : palette.quiet,
    "stroke-width": 1.5,
    "stroke-linejoin": "round" as const,
    ...(empty ? { "stroke-dasharray": "4 3" } : {}),
  };
  const ink = empty ? palette.quiet : at(palette.shadeInks, full);
  const middle = symbol.x + symbol.width / 2;
  if (kind === "cloud") return <Cloud symbol={symbol} palette={palette} />;
  if (kind === "units") {
    return (
      <Words x={symbol.x} y={symbol.y + 14} size={13} bold fill={palette.ink}>
        {cell.function.id}
        {symbol.width >= 90 && <Aside fill={palette.quiet}>{cell.function.name}</Aside>}
      </Words>
    );
  }
  if (kind === "square") {
    const named = measured(cell.function.name, 10.5) <= symbol.width - 6;
    return (
      <g>
        <rect x={symbol.x} y={symbol.y} width={symbol.width} height={symbol.height} rx="3" {...look} />
        <Words x={middle} y={symbol.y + symbol.height / 2 + (named ? -2 : 5)} anchor="middle" size={15} bold fill={ink}>
          {cell.function.id}
        </Words>
        {named && (
          <Words x={middle} y={symbol.y + symbol.height / 2 + 14} anchor="middle" size={10.5} fill={ink}>
            {cell.function.name}
          </Words>
        )}
      </g>
    );
  }
  const { x, y, width, height } = symbol;
  const corners =
    kind === "up"
      ? [[middle, y], [x + width, y + height], [x, y + height]]
      : [[x, y], [x + width, y], [middle, y + height]]; // prettier-ignore
  return (
    <g>
      <polygon points={corners.map((corner) => corner.join(",")).join(" ")} {...look} />
      <Words
        x={middle}
        y={kind === "up" ? y + height - 7 : y + 17}
        anchor="middle"
        size={width < 50 ? 11.5 : 13}
        bold
        fill={ink}
      >
        {cell.function.id}
      </Words>
    </g>
  );
}

export function Operation({ unit, palette, most }: { unit: Unit; palette: Palette; most: number }) {
  const { square, circle, item } = unit;
  const look = {
    fill: item === null ? palette.ground : at(palette.shades, fullness(item.shown, most)),
    stroke: item === null ? palette.rule : palette.quiet,
    "stroke-width": 1.3,
    ...(item === null || item.suggested ? { "stroke-dasharray": "3 2" } : {}),
  };
  return (
    <g>
      <circle cx={circle.x} cy={circle.y} r={circle.radius} {...look} />
      <rect {...square} rx="2" {...look} fill={palette.ground} />
    </g>
  );
}

function Cloud({ symbol, palette }: { symbol: FunctionSymbol; palette: Palette }) {
  const { cell, x, y, width } = symbol;
  const narrow = width < 130;
  return (
    <g>
      <Words x={x + width / 2} y={y + 40} anchor="middle" size={narrow ? 10.5 : 12.5} bold fill={palette.ink}>
        {fitted(cell.function.name, width - 8, narrow ? 10.5 : 12.5)}
      </Words>
      {cell.items.length > 0 && (
        <Words x={x + width / 2} y={y + 58} anchor="middle" size={10.5} fill={palette.quiet}>
          {fitted(counted(cell.shown, "action"), width - 8)}
        </Words>
      )}
    </g>
  );
}

function fitted(text: string, width: number, size = 10.5): string {
  return wrapped(text, width, 1, { size, measure: measured })[0] ?? "";
}

/** The outline of a cloud: bows of several sizes along the sides of a box. */
export function cloudPath({ x, y, width, height }: Box): string {
  const inset = 12;
  const [left, top] = [x + inset, y + inset];
  const [wide, high] = [width - 2 * inset, height - 2 * inset];
  const corner = Math.min(22, wide / 4);
  const side = (dx: number, dy: number) => {
    const length = Math.abs(dx) + Math.abs(dy);
    const count = Math.max(2, Math.round(length / 44));
    const sizes = Array.from({ length: count }, (_, bow) => at(BOWS, bow % BOWS.length));
    const sum = sizes.reduce((all, one) => all + one, 0);
    return sizes
      .map((size) => {
        const radius = (length * size * 0.58) / sum;
        return `a${r(radius)} ${r(radius)} 0 0 1 ${r((dx * size) / sum)} ${r((dy * size) / sum)}`;
      })
      .join("");
  };
  const bow = (dx: number, dy: number) => `a${r(corner * 0.8)} ${r(corner * 0.8)} 0 0 1 ${r(dx)} ${r(dy)}`;
  const [w, h] = [wide - 2 * corner, high - 2 * corner];
  return (
    `M${r(left + corner)} ${r(top)}${side(w, 0)}${bow(corner, corner)}${side(0, h)}` +
    `${bow(-corner, corner)}${side(-w, 0)}${bow(-corner, -corner)}${side(0, -h)}${bow(corner, -corner)}Z`
  );
}

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
