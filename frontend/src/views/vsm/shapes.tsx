// Paints the picture of the model that Python laid out: symbols, lines, and the words in them.
import { at } from "../../kit/lists";
import type { DrawnShape, DrawnWord, ModelPicture } from "../../model/payload";
import type { Palette } from "../../picture/palette";
import { Words } from "../../picture/text";
import type { Cell, Item } from "./cells";
import { unitsOf } from "./geometry";

const LEAST = 7.5; // px of letters that can be read

/** How full a function is, from 0 for empty to 3: by its share of the fullest. */
export function fullness(count: number, most: number): number {
  return count === 0 ? 0 : count > 0.6 * most ? 3 : count > 0.25 * most ? 2 : 1;
}

/** How each kind of line is drawn, in units. */
export function strokeOf(role: string, palette: Palette) {
  const plain = { fill: "none", stroke: palette.rule, "stroke-width": 0.27 };
  if (role === "alarm") return { ...plain, stroke: palette.accent, "stroke-dasharray": "0.3 0.75", "stroke-linecap": "round", "stroke-width": 0.4 } as const;
  if (role === "audit") return { ...plain, "stroke-dasharray": "1.3 0.6" };
  if (role === "coordination") return { ...plain, "stroke-dasharray": "0.8 0.4 0.2 0.4" };
  return plain;
}

/** The frame and the lines, for so many units of S1. */
export function Lines({ picture, units, palette }: { picture: ModelPicture; units: number; palette: Palette }) {
  const frame = { fill: palette.panel, stroke: palette.grid, "stroke-width": 0.3 };
  return (
    <g>
      {picture.shapes
        .filter(({ role, unit }) => role !== "symbol" && unit < units)
        .map(({ role, path, closed }, place) => {
          const line = strokeOf(role, palette);
          return <path key={place} d={path} {...(role === "frame" ? frame : closed ? { fill: line.stroke } : line)} />;
        })}
    </g>
  );
}

interface Most {
  readonly cell: number; // actions of the fullest function of the level
  readonly item: number; // actions of the largest item
}

interface SymbolProps {
  picture: ModelPicture;
  cell: Cell;
  scale: number;
  most: Most;
  palette: Palette;
}

/** A function: its symbol, or those of its units, and what is written in them. */
export function FunctionSymbol({ picture, cell, scale, most, palette }: SymbolProps) {
  const looks = partsOf(cell, picture).map((items) => lookOf(cell, items, most, palette));
  const wordOf = ({ says, unit }: DrawnWord) =>
    says === "code" ? cell.function.id : says === "count" ? at(looks, unit).count : cell.function.name;
  return (
    <g>
      {shapesOf(picture, cell).map(({ path, unit }, place) => (
        <path key={place} d={path} {...at(looks, unit).shape} />
      ))}
      {picture.words
        .filter((word) => word.function === cell.function.id && word.unit < looks.length)
        .filter(({ says, size }) => says === "code" || says === "count" || size * scale >= LEAST)
        .map((word, place) => (
          <Words
            key={place}
            x={word.x}
            y={word.y}
            anchor="middle"
            size={word.size}
            bold={word.says === "code"}
            fill={word.says === "caption" ? palette.ink : at(looks, word.unit).ink}
          >
            {wordOf(word)}
          </Words>
        ))}
    </g>
  );
}

/** The outline of a function. */
export function outlineOf(picture: ModelPicture, cell: Cell): string {
  return shapesOf(picture, cell).map(({ path }) => path).join("");
}

function shapesOf(picture: ModelPicture, cell: Cell): DrawnShape[] {
  const units = partsOf(cell, picture).length;
  return picture.shapes.filter((shape) => shape.function === cell.function.id && shape.unit < units);
}

/** What stands in each unit of a function; only S1 has several. */
export function partsOf(cell: Cell, { units }: ModelPicture): readonly (readonly Item[])[] {
  return cell.function.id === "S1" ? unitsOf(cell, units) : [cell.items];
}

function lookOf(cell: Cell, items: readonly Item[], most: Most, palette: Palette) {
  const unit = cell.function.id === "S1";
  const empty = items.length === 0;
  const full = unit ? fullness(Math.max(0, ...items.map(({ shown }) => shown)), most.item) : fullness(cell.shown, most.cell);
  const dashed = empty || (unit && items.every(({ suggested }) => suggested));
  const several = unit && items.length > 1;
  return {
    count: empty ? "empty" : several ? `+${items.length}` : String(unit ? at(items, 0).shown : cell.shown),
    ink: empty ? palette.quiet : at(palette.shadeInks, full),
    shape: {
      fill: empty ? palette.ground : at(palette.shades, full),
      stroke: empty ? palette.rule : palette.quiet,
      "stroke-width": 0.27,
      "stroke-linejoin": "round" as const,
      ...(dashed ? { "stroke-dasharray": "0.75 0.55" } : {}),
    },
  };
}
