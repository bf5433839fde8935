// How many communities each run of the tuning found, by its number of edges.
import { counted } from "../../kit/counted";
import type { Run, Tuning } from "../../model/payload";
import { measured } from "../../picture/measure";
import type { Palette } from "../../picture/palette";
import { Scale } from "../../picture/scale";
import { Words } from "../../picture/text";
import { decades, ticksTo } from "./axis-ticks";

const HEIGHT = 280;
const SIDE = { left: 46, right: 18, top: 18, bottom: 42 };

interface TuningProps {
  tuning: Tuning;
  width: number;
  palette: Palette;
}

export function TuningChart({ tuning, width, palette }: TuningProps) {
  const runs = [...tuning.runs].sort((one, other) => one.edges - other.edges);
  const { target } = tuning;
  const [first, last] = [runs[0]?.edges ?? 1, runs[runs.length - 1]?.edges ?? 1];
  const [least, most] = [Math.max(first / 1.3, 1), Math.max(last * 1.3, 2)];
  const rows = ticksTo(Math.max(target ?? 0, ...runs.map(({ communities }) => communities)), 5);
  const top = rows[rows.length - 1] ?? 1;
  const bottom = HEIGHT - SIDE.bottom;
  const x = (edges: number) =>
    SIDE.left + (Math.log(Math.max(edges, 1) / least) / Math.log(most / least)) * (width - SIDE.left - SIDE.right);
  const y = (communities: number) =>
    bottom - (communities / top) * (bottom - SIDE.top);
  const line = runs.map((run) => `${x(run.edges).toFixed(1)} ${y(run.communities).toFixed(1)}`).join("L");
  const taken = runs.find((run) => run.taken);
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={wordsOf(tuning)}>
      <Scale ticks={rows} left={SIDE.left} right={width - SIDE.right} y={y} palette={palette} />
      {spaced(decades(least, most), x).map((tick) => (
        <g key={tick}>
          <path d={`M${x(tick)} ${bottom}v4`} stroke={palette.rule} />
          <Words x={x(tick)} y={bottom + 17} anchor="middle" size={11} fill={palette.quiet}>
            {tick.toLocaleString("en-GB")}
          </Words>
        </g>
      ))}
      <Words x={(SIDE.left + width - SIDE.right) / 2} y={HEIGHT - 4} anchor="middle" size={11.5} fill={palette.ink}>
        edges (each step to the right multiplies)
      </Words>
      <Words x={SIDE.left - 8} y={10} size={11.5} fill={palette.ink}>
        communities
      </Words>
      {target !== null && (
        <g>
          <path d={`M${SIDE.left} ${y(target)}H${width - SIDE.right}`} stroke={palette.accent} stroke-dasharray="5 4" />
          <Words x={width - SIDE.right} y={y(target) - 6} anchor="end" size={11.5} fill={palette.accent}>
            asked for: {target}
          </Words>
        </g>
      )}
      <path d={`M${line}`} fill="none" stroke={palette.edge} stroke-width="1.5" />
      {runs.map((run, place) => (
        <circle
          key={place}
          cx={x(run.edges)}
          cy={y(run.communities)}
          r={run.taken ? 6 : 4}
          fill={run.taken ? palette.accent : palette.ground}
          stroke={palette.accent}
          stroke-width="1.75"
        >
          <title>{runWords(run)}</title>
        </circle>
      ))}
      {taken !== undefined && <Taken run={taken} x={x(taken.edges)} y={y(taken.communities)} width={width} palette={palette} />}
    </svg>
  );
}

interface TakenProps {
  run: Run;
  x: number;
  y: number;
  width: number;
  palette: Palette;
}

/** The name of the run that was taken, where there is room. */
function Taken({ run, x, y, width, palette }: TakenProps) {
  const words = `taken: ${runWords(run)}`;
  const right = x + 12 + measured(words, 11.5, true) < width;
  return (
    <Words
      x={right ? x + 12 : x - 12}
      y={Math.max(y - 4, 14)}
      anchor={right ? "start" : "end"}
      size={11.5}
      bold
      fill={palette.ink}
      halo={palette.ground}
    >
      {words}
    </Words>
  );
}

function runWords(run: Run): string {
  return `${counted(run.edges, "edge")}, ${counted(run.communities, "community", "communities")}`;
}

function wordsOf(tuning: Tuning): string {
  const asked = tuning.target === null ? "no number was asked for" : `${tuning.target} were asked for`;
  return `Communities by edges in ${counted(tuning.runs.length, "run")} of the tuning; ${asked}. ${tuning.reason}`;
}

/** Those of some ticks that stand far enough from the one before. */
function spaced(ticks: readonly number[], x: (tick: number) => number): number[] {
  let last = Number.NEGATIVE_INFINITY;
  return ticks.filter((tick) => {
    if (x(tick) - last < 44) return false;
    last = x(tick);
    return true;
  });
}
