// The slider of the number of edges, and what tuning does with it.
import { useMemo } from "preact/hooks";
import type { ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import { at } from "../../kit/lists";
import type { Run } from "../../model/payload";
import type { Study } from "../../model/study";
import { SCREEN } from "../../picture/palette";
import { Scale } from "../../picture/scale";
import { Words } from "../../picture/text";
import { componentsOf, type Components } from "./components";
import { edgesOf } from "./scene";

const WIDTH = 420;
const HEIGHT = 132;
const SIDE = { left: 34, right: 10, top: 10, bottom: 20 };

export function EdgeSlider({ study, state, set }: ViewProps) {
  const { network, tuning } = study.payload;
  const parts = useMemo(() => componentsOf(study.count, network), [study.count, network]);
  const edges = edgesOf(study, state);
  const most = network.first.length;
  const target = tuning?.target ?? null;
  const run = nearestRun(study, edges);
  const go = (wanted: number) => {
    const to = Math.min(Math.max(Math.round(wanted), 0), most);
    set({ edges: to === network.taken ? null : to });
  };
  const words = `${counted(edges, "edge")}, ${counted(at(parts.parts, edges), "connected part")}`;
  return (
    <section class="ac-net-edges" aria-label="Number of edges">
      <div class="ac-net-edges-chart">
        <Chart study={study} parts={parts} edges={edges} />
        <input
          type="range"
          min={0}
          max={most}
          value={edges}
          aria-label="Number of edges"
          aria-valuetext={words}
          onInput={(event) => go(event.currentTarget.valueAsNumber)}
        />
        <p class="ac-muted ac-net-edges-key">
          Line: connected parts.
          {tuning !== null &&
            " Circles: communities that the runs of the tuning found; filled, the run that was taken."}
          {target !== null && ` Dashed: the ${target} asked for.`}
        </p>
      </div>
      <div class="ac-net-edges-words">
        <h2>How many edges</h2>
        <p>
          <label>
            <span class="ac-unseen">Number of edges, typed</span>
            <input
              class="ac-field ac-net-number"
              type="number"
              min={0}
              max={most}
              value={edges}
              onChange={(event) => {
                if (!Number.isNaN(event.currentTarget.valueAsNumber)) {
                  go(event.currentTarget.valueAsNumber);
                }
              }}
            />
          </label>{" "}
          of {counted(most, "pair")} of similar actions {edges === 1 ? "is an edge" : "are edges"},
          the most similar first. They leave{" "}
          <strong>{counted(at(parts.parts, edges), "connected part")}</strong>
          {at(parts.alone, edges) > 0 &&
            `, ${counted(at(parts.alone, edges), "action")} of them alone`}
          .
        </p>
        {tuning !== null && run !== null && (
          <p class="ac-muted">
            {edges === run.edges
              ? "With these, the tuning found"
              : `The nearest run of the tuning, with ${counted(run.edges, "edge")}, found`}{" "}
            {counted(run.communities, "community", "communities")}.{" "}
            {run.taken && `This run was taken: ${tuning.reason}.`}
          </p>
        )}
        <p class="ac-muted">
          A community is a dense part of the network. More edges join parts, so there are fewer
          communities; the tuning tries numbers of edges until the communities are as many as asked
          for. Moving the slider changes only the picture.
        </p>
        {state.edges !== null && (
          <Button act={() => go(network.taken)}>
            Back to the {counted(network.taken, "edge")} taken
          </Button>
        )}
      </div>
    </section>
  );
}

function nearestRun(study: Study, edges: number): Run | null {
  const runs = study.payload.tuning?.runs ?? [];
  return runs.reduce<Run | null>(
    (best, run) =>
      best === null || Math.abs(run.edges - edges) < Math.abs(best.edges - edges) ? run : best,
    null,
  );
}

/** Parts by edges as a line, the runs of the tuning as dots; upwards by powers of ten. */
function Chart({ study, parts, edges }: { study: Study; parts: Components; edges: number }) {
  const { tuning, network } = study.payload;
  const most = Math.max(network.first.length, 1);
  const runs = (tuning?.runs ?? []).filter((run) => run.edges <= most); // others have more than all pairs
  const target = tuning?.target ?? null;
  const top = Math.log10(Math.max(at(parts.parts, 0), 10));
  const x = (value: number) => SIDE.left + (value / most) * (WIDTH - SIDE.left - SIDE.right);
  const y = (value: number) =>
    HEIGHT - SIDE.bottom - (Math.log10(Math.max(value, 1)) / top) * (HEIGHT - SIDE.top - SIDE.bottom);
  const step = Math.max(1, Math.floor(most / (WIDTH - SIDE.left)));
  const places = Array.from({ length: Math.floor(most / step) + 1 }, (_, place) => place * step);
  const line = places
    .filter((place) => place < parts.parts.length)
    .map((place) => `${x(place).toFixed(1)} ${y(at(parts.parts, place)).toFixed(1)}`)
    .join("L");
  const ticks = [1, 10, 100, 1000, 10_000].filter((tick) => Math.log10(tick) <= top);
  return (
    <svg
      class="ac-net-edges-svg"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={`Connected parts by the number of edges, from ${at(parts.parts, 0)} without edges to ${at(parts.parts, network.first.length)} with all pairs; the runs of the tuning stand in the overview as a table`}
    >
      <Scale ticks={ticks} left={SIDE.left} right={WIDTH - SIDE.right} y={y} palette={SCREEN} />
      {target !== null && (
        <path
          d={`M${SIDE.left} ${y(target)}H${WIDTH - SIDE.right}`}
          stroke={SCREEN.accent}
          stroke-dasharray="4 3"
        />
      )}
      <path d={`M${line}`} fill="none" stroke={SCREEN.edge} stroke-width="1.5" />
      {runs.map((run, place) => (
        <circle
          key={place}
          cx={x(run.edges)}
          cy={y(run.communities)}
          r={run.taken ? 5 : 3}
          fill={run.taken ? SCREEN.accent : SCREEN.ground}
          stroke={SCREEN.accent}
          stroke-width="1.5"
        />
      ))}
      <path d={`M${x(edges)} ${SIDE.top}V${HEIGHT - SIDE.bottom}`} stroke={SCREEN.ink} />
      <Words x={SIDE.left} y={HEIGHT - 5} size={10.5} fill={SCREEN.quiet}>
        no edges
      </Words>
      <Words x={WIDTH - SIDE.right} y={HEIGHT - 5} anchor="end" size={10.5} fill={SCREEN.quiet}>
        all pairs
      </Words>
    </svg>
  );
}
