// How many communities each run of the tuning found, by its number of edges, as Python laid it out.
import { at } from "../../kit/lists";
import type { Tuning } from "../../model/payload";
import { measured } from "../../picture/measure";
import type { Palette } from "../../picture/palette";
import { Scale } from "../../picture/scale";
import { Words } from "../../picture/text";

const HEIGHT = 280;
const SIDE = { left: 46, right: 18, top: 18, bottom: 42 };

interface TuningProps {
  tuning: Tuning;
  width: number;
  palette: Palette;
}

export function TuningChart({ tuning: { curve, runs }, width, palette }: TuningProps) {
  const right = width - SIDE.right;
  const bottom = HEIGHT - SIDE.bottom;
  const x = (place: number) => SIDE.left + place * (right - SIDE.left);
  const y = (place: number) => bottom - place * (bottom - SIDE.top);
  const spot = (run: number) => [x(at(curve.x, run)), y(at(curve.y, run))] as const;
  const joined = curve.line.map((run) => spot(run).map((one) => one.toFixed(1)).join(" "));
  const taken = runs.findIndex((run) => run.taken);
  return (
    <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={curve.description}>
      <Scale
        ticks={curve.communities.map(({ place }) => place)}
        labels={curve.communities.map(({ label }) => label)}
        left={SIDE.left}
        right={right}
        y={y}
        palette={palette}
      />
      {curve.edges.map(({ place, label }) => (
        <g key={label}>
          <path d={`M${x(place)} ${bottom}v4`} stroke={palette.rule} />
          <Words x={x(place)} y={bottom + 17} anchor="middle" size={11} fill={palette.quiet}>
            {label}
          </Words>
        </g>
      ))}
      <Words x={x(0.5)} y={HEIGHT - 4} anchor="middle" size={11.5} fill={palette.ink}>
        {curve.edges_title}
      </Words>
      <Words x={SIDE.left - 8} y={10} size={11.5} fill={palette.ink}>
        {curve.communities_title}
      </Words>
      {curve.target !== null && (
        <g>
          <path d={`M${SIDE.left} ${y(curve.target)}H${right}`} stroke={palette.accent} stroke-dasharray="5 4" />
          <Words x={right} y={y(curve.target) - 6} anchor="end" size={11.5} fill={palette.accent}>
            {curve.target_words}
          </Words>
        </g>
      )}
      <path d={`M${joined.join("L")}`} fill="none" stroke={palette.edge} stroke-width="1.5" />
      {curve.words.map((words, run) => (
        <circle
          key={run}
          cx={spot(run)[0]}
          cy={spot(run)[1]}
          r={run === taken ? 6 : 4}
          fill={run === taken ? palette.accent : palette.ground}
          stroke={palette.accent}
          stroke-width="1.75"
        >
          <title>{words}</title>
        </circle>
      ))}
      <Taken words={curve.taken_words} spot={spot(taken)} width={width} palette={palette} />
    </svg>
  );
}

interface TakenProps {
  words: string;
  spot: readonly [number, number];
  width: number;
  palette: Palette;
}

/** The name of the run that was taken, where there is room. */
function Taken({ words, spot: [x, y], width, palette }: TakenProps) {
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
