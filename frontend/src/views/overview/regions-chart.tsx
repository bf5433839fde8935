// How the regions share the groups of a level: a bar for each group, and the numbers in words.
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { regionColour, regionInk } from "../../model/action-colours";
import { labelOf } from "../../model/branches";
import type { Shown } from "../../model/filter";
import type { Level } from "../../model/levels";
import type { Study } from "../../model/study";
import { regionsOf, summed } from "../../model/sums";
import { Hit } from "../../picture/hit";
import type { Measure } from "../../picture/measure";
import type { Palette } from "../../picture/palette";
import type { Roving } from "../../picture/roving";
import { Words } from "../../picture/text";
import { wrapped } from "../../picture/wrap";

const BAR = 18;
const LINE = 15;
const NARROW = 560;

export interface Shared {
  readonly group: number; // place, -1 for the unclustered
  readonly label: string;
  readonly count: number; // shown actions
  readonly parts: readonly { readonly name: string; readonly place: number; readonly count: number }[];
}

/** The groups of a level, the largest first, and then the unclustered. */
export function sharedOf(study: Study, shown: Shown, level: Level): Shared[] {
  const groups = study.payload.groups.flatMap((group, place) => (group.level === level ? [place] : []));
  const row = (group: number, label: string, actions: ArrayLike<number>): Shared => {
    const sum = summed(study, shown, actions);
    return { group, label, count: sum.count, parts: regionsOf(study, sum) };
  };
  const rows = groups
    .map((group) => row(group, labelOf(study, group), at(study.below, group)))
    .sort((one, other) => other.count - one.count || one.group - other.group);
  return study.unclustered.length === 0
    ? rows
    : [...rows, row(-1, "Unclustered", study.unclustered)];
}

/** "12 Flanders, 9 Wallonia". */
export function shareWords({ parts }: Shared): string {
  return parts.map(({ name, count }) => `${count} ${isolated(name)}`).join(", ");
}

interface RegionsProps {
  study: Study;
  rows: readonly Shared[];
  width: number;
  palette: Palette;
  measure: Measure;
  reader?: {
    group: Roving["group"];
    part: (row: Shared, first: boolean) => ReturnType<Roving["part"]>;
  };
}

export function RegionsChart({ study, rows, width, palette, measure, reader }: RegionsProps) {
  const narrow = width < NARROW;
  const labelWidth = narrow ? width - 44 : Math.min(0.34 * width, 330);
  const wordsWidth = narrow ? width : Math.min(0.26 * width, 260);
  const left = narrow ? 0 : labelWidth + 12;
  const room = narrow ? width : width - left - wordsWidth - 54;
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, { count }) => sum + count, 0)));
  let down = 4;
  const placed = rows.map((row) => {
    const lines = wrapped(row.label, labelWidth, 2, { size: 12.5, measure });
    const words = wrapped(shareWords(row), wordsWidth, 3, { size: 11.5, measure });
    const tall = narrow
      ? lines.length * LINE + BAR + words.length * 14 + 18
      : Math.max(lines.length * LINE, words.length * 14, BAR) + 12;
    const y = down;
    down += tall;
    return { row, lines, words, y, tall };
  });
  const height = down + 4;
  return (
    <svg
      class="ac-over-regions"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      aria-label="Regions in each group"
      {...reader?.group}
    >
      {placed.map(({ row, lines, words, y, tall }, place) => {
        const barY = narrow ? y + lines.length * LINE + 6 : y + (tall - 12 - BAR) / 2;
        const middle = barY + BAR / 2 + 4;
        let start = left;
        return (
          <Hit
            key={row.group}
            x={0}
            y={y - 4}
            width={width}
            height={tall - 4}
            part={reader?.part(row, place === 0)}
          >
              {lines.map((line, at) => (
                <Words
                  key={at}
                  x={narrow ? 0 : labelWidth}
                  y={narrow ? y + 12 + LINE * at : middle + LINE * (at - (lines.length - 1) / 2)}
                  anchor={narrow ? "start" : "end"}
                  fill={palette.ink}
                >
                  {line}
                </Words>
              ))}
              {row.parts.map(({ name, place: region, count }) => {
                const x = start;
                const long = (count / most) * room;
                start += long;
                return (
                  <g key={name}>
                    <rect x={x} y={barY} width={Math.max(long, 0.5)} height={BAR} fill={regionColour(study, region) ?? palette.rule} stroke={palette.ground} stroke-width="1" />
                    {long > measure(String(count), 11) + 6 && (
                      <Words
                        x={x + long / 2}
                        y={middle}
                        anchor="middle"
                        size={11}
                        fill={regionInk(study, region) ?? palette.ground}
                      >
                        {count}
                      </Words>
                    )}
                  </g>
                );
              })}
              <Words
                x={narrow ? width - 4 : start + 8}
                y={narrow ? y + 12 : middle}
                anchor={narrow ? "end" : "start"}
                bold
                fill={palette.ink}
              >
                {row.count}
              </Words>
              {words.map((line, at) => (
                <Words
                  key={at}
                  x={narrow ? 0 : width - wordsWidth}
                  y={narrow ? barY + BAR + 13 + 14 * at : middle + 14 * (at - (words.length - 1) / 2)}
                  size={11.5}
                  fill={palette.quiet}
                >
                  {line}
                </Words>
              ))}
          </Hit>
        );
      })}
    </svg>
  );
}
