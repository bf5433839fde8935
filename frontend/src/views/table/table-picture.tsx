// The page of a branch as a picture: the groups in it, then its own actions.
import type { Picture, Seen } from "../../contract";
import { counted, listOf } from "../../kit/counted";
import { at } from "../../kit/lists";
import { actionColour, regionColour, SEVERAL } from "../../model/action-colours";
import { branchAt } from "../../model/branches";
import { severalIn } from "../../model/column-values";
import { narrowed } from "../../model/state";
import type { Study } from "../../model/study";
import { percentOf, regionsOf } from "../../model/sums";
import { captionOf } from "../../parts/caption";
import { drawnOf } from "../../picture/document";
import { pictureFile } from "../../picture/files";
import type { Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { PAPER } from "../../picture/palette";
import { Words } from "../../picture/text";
import { wrapped } from "../../picture/wrap";
import { rowsIn, UNOPENED, type BranchRow, type TreeRow } from "./rows";

const WIDTH = 960;
const BAR = 180; // px that the regions of a group share
const LINE = 18;
const HEAD = 24;
const MOST = 60; // rows
const LABEL = { size: 13.5, bold: true, measure: measured };
const TEXT = { size: 13, measure: measured };
const BAND = { size: 12, bold: true, measure: measured };

export function picturesOf(seen: Seen): Picture[] {
  const { study, state, shown } = seen;
  const branch = branchAt(study, state.open);
  const narrow = narrowed(state);
  // opened by nobody, so that a picture is of one level
  const showing = { study, shown, sort: state.sort, narrow, opened: UNOPENED };
  return [
    pictureFile(seen, `table ${branch.id ?? ""}`, branch.label, () => {
      const rows = rowsIn(branch, showing).filter(({ depth }) => depth === 0);
      const part = rows.length > MOST ? `; the first ${MOST} of ${rows.length} rows` : "";
      return {
        ...(branch.id === null ? {} : { title: branch.label }),
        caption: `${narrow ? captionOf(seen) : counted(branch.all.length, "action")}${part}`,
        ...drawnOf(<Rows study={study} rows={rows.slice(0, MOST)} />),
        legend: legendOf(study, rows.some(({ kind }) => kind === "action")),
      };
    }),
  ];
}

/** The colours of the regions; of actions also their shades, from no priority to a high one. */
function legendOf(study: Study, shades: boolean): Sign[] {
  const { colours, priorities } = study.payload;
  const region = study.column("region");
  if (region === undefined) return [];
  const named = region.categories.map((name, place) => ({ name, hues: at(colours.regions, place) }));
  const several = severalIn(region).length > 0 ? [{ name: SEVERAL, hues: colours.several }] : [];
  const signs = (shades ? [...named, ...several] : named).map(({ name, hues }): Sign => {
    const drawn = shades && study.voted ? hues : [at(hues, 2)];
    const wide = 16 / drawn.length;
    const rects = drawn.map((fill, step) => `<rect x="${step * wide}" y="3" width="${wide}" height="10" fill="${fill}"/>`);
    return { drawing: rects.join(""), words: name };
  });
  const order = `the stronger, the higher the priority: ${priorities.join(", ")}`;
  return shades && study.voted ? [...signs, { drawing: "", words: order }] : signs;
}

function Rows({ study, rows }: { study: Study; rows: readonly TreeRow[] }) {
  const heads = rows.some(({ kind }) => kind === "branch");
  let y = heads ? HEAD : 0;
  const drawn = rows.map((row) => {
    const lines = linesOf(study, row);
    const top = y;
    y += lines.length * LINE + (row.kind === "branch" ? LINE : 0) + 12;
    return { row, lines, top };
  });
  return (
    <svg width={WIDTH} height={y}>
      {heads && study.voted && (
        <Words x={WIDTH - 50} y={10} size={11} anchor="end" fill={PAPER.quiet}>
          Points
        </Words>
      )}
      {heads && (
        <Words x={WIDTH} y={10} size={11} anchor="end" fill={PAPER.quiet}>
          Actions
        </Words>
      )}
      {drawn.map(({ row, lines, top }) => (
        <g key={row.key} transform={`translate(0 ${top})`}>
          {lines.map((line, place) => (
            <Words
              key={place}
              x={row.kind === "action" ? 168 : 0}
              y={14 + place * LINE}
              size={row.kind === "branch" ? LABEL.size : TEXT.size}
              bold={row.kind === "branch"}
              fill={PAPER.ink}
            >
              {line}
            </Words>
          ))}
          {row.kind === "branch" && <Sums study={study} row={row} y={14 + lines.length * LINE} />}
          {row.kind === "action" && <ActionColour study={study} action={row.action} />}
        </g>
      ))}
    </svg>
  );
}

function linesOf(study: Study, row: TreeRow): string[] {
  switch (row.kind) {
    case "branch":
      return wrapped(row.branch.label, WIDTH - BAR - 160, 3, LABEL);
    case "action": {
      const { id, text } = study.payload.actions;
      return wrapped(`${at(id, row.action)}  ${at(text, row.action)}`, WIDTH - 168, 4, TEXT);
    }
  }
}

function Sums({ study, row, y }: { study: Study; row: BranchRow; y: number }) {
  const { sum } = row;
  const percent = percentOf(study, sum);
  const parts = regionsOf(study, sum);
  const all = parts.reduce((whole, { count }) => whole + count, 0);
  let x = WIDTH - BAR - 130;
  return (
    <>
      <Words x={0} y={y} size={11.5} fill={PAPER.quiet}>
        {listOf(parts)}
      </Words>
      {parts.map(({ name, place, count }) => {
        const start = x;
        const long = (BAR * count) / all;
        x += long;
        const fill = regionColour(study, place) ?? PAPER.rule;
        return (
          <rect
            key={name}
            x={start}
            y={5}
            width={long}
            height={10}
            fill={fill}
            stroke={PAPER.ground}
          />
        );
      })}
      {percent !== null && (
        <Words x={WIDTH - 50} y={14} size={12} anchor="end" fill={PAPER.quiet}>
          {percent.toFixed(1)} %
        </Words>
      )}
      <Words x={WIDTH} y={14} size={LABEL.size} bold anchor="end" fill={PAPER.ink}>
        {sum.count}
      </Words>
    </>
  );
}

function ActionColour({ study, action }: { study: Study; action: number }) {
  const { background, ink, region, priority } = actionColour(study, action);
  const fill = ink ?? PAPER.ink;
  return (
    <>
      <rect width={152} height={20} rx={4} fill={background ?? PAPER.panel} />
      <Words x={8} y={14} size={12} bold fill={fill}>
        {wrapped(region, priority === "" ? 136 : 90, 1, BAND)}
      </Words>
      <Words x={144} y={14} size={12} anchor="end" fill={fill}>
        {priority}
      </Words>
    </>
  );
}
