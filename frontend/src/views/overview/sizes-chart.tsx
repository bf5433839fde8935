// The sizes of the narrowest groups, from the largest to the smallest.
import { counted } from "../../kit/counted";
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { labelOf } from "../../model/branches";
import type { Shown } from "../../model/filter";
import type { Study } from "../../model/study";
import type { Palette } from "../../picture/palette";
import { Scale } from "../../picture/scale";
import { Words } from "../../picture/text";
import { ticksTo } from "./axis-ticks";

const HEIGHT = 230;
const SIDE = { left: 46, right: 12, top: 18, bottom: 30 };
const MOST = 400; // columns

export interface Sized {
  readonly group: number;
  readonly label: string;
  readonly total: number;
  readonly shown: number;
}

/** The groups that have actions of their own, the largest first. */
export function groupSizesOf(study: Study, shown: Shown): Sized[] {
  return study.members
    .map((members, group) => ({
      group,
      label: labelOf(study, group),
      total: members.length,
      shown: members.filter((action) => shown.mask[action] === 1).length,
    }))
    .filter(({ total }) => total > 0)
    .sort((one, other) => other.total - one.total || one.group - other.group);
}

/** "53 groups, of 2 to 27 actions, half of them of 8 or more." */
export function sizeWords(sizes: readonly Sized[]): string {
  const [largest] = sizes;
  const smallest = sizes[sizes.length - 1];
  if (largest === undefined || smallest === undefined) return "There are no groups.";
  const median = at(sizes, Math.floor((sizes.length - 1) / 2)).total;
  return `${counted(sizes.length, "group")} of ${smallest.total} to ${counted(largest.total, "action")}; half of them have ${median} or more.`;
}

export function SizesChart({ sizes, width, palette }: { sizes: readonly Sized[]; width: number; palette: Palette }) {
  const columns = sizes.slice(0, MOST);
  const rows = ticksTo(columns[0]?.total ?? 1, 4);
  const top = rows[rows.length - 1] ?? 1;
  const step = (width - SIDE.left - SIDE.right) / Math.max(columns.length, 1);
  const thick = Math.min(Math.max(step - (step > 5 ? 2 : 0), 0.5), 36);
  const y = (value: number) => HEIGHT - SIDE.bottom - (value / top) * (HEIGHT - SIDE.top - SIDE.bottom);
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={sizeWords(sizes)}>
      <Scale ticks={rows} left={SIDE.left} right={width - SIDE.right} y={y} palette={palette} />
      <Words x={SIDE.left - 8} y={10} size={11.5} fill={palette.ink}>
        actions
      </Words>
      {columns.map(({ group, label, total, shown }, place) => {
        const x = SIDE.left + place * step + (step - thick) / 2;
        return (
          <g key={group}>
            <title>{`${isolated(label)}: ${shown === total ? total : `${shown} of ${total}`}`}</title>
            <rect x={x} y={y(total)} width={thick} height={y(0) - y(total)} fill={palette.faded} />
            <rect x={x} y={y(shown)} width={thick} height={y(0) - y(shown)} fill={at(palette.shades, 2)} />
          </g>
        );
      })}
      <Words x={(SIDE.left + width - SIDE.right) / 2} y={HEIGHT - 8} anchor="middle" size={11.5} fill={palette.ink}>
        {columns.length < sizes.length ? `the ${columns.length} largest groups` : "groups, the largest first"}
      </Words>
    </svg>
  );
}
