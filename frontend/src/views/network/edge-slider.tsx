// The slider of the number of edges, and what tuning does with it.
import type { ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import type { Run } from "../../model/payload";
import type { Study } from "../../model/study";
import { edgesOf } from "./scene";

export function EdgeSlider({ study, state, set }: ViewProps) {
  const { network, tuning } = study.payload;
  const edges = edgesOf(study, state);
  const most = network.first.length;
  const run = nearestRun(study, edges);
  const go = (wanted: number) => set({ edges: Math.min(Math.max(Math.round(wanted), 0), most) });
  return (
    <section class="ac-picture ac-picture-pad ac-stack ac-small" aria-label="Number of edges">
      <h2>How many edges</h2>
      <input
        type="range"
        min={0}
        max={most}
        value={edges}
        aria-label="Number of edges"
        aria-valuetext={counted(edges, "edge")}
        onInput={(event) => go(event.currentTarget.valueAsNumber)}
      />
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
        the most similar first.
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
      {edges !== network.taken && (
        <Button act={() => go(network.taken)}>
          Back to the {counted(network.taken, "edge")} taken
        </Button>
      )}
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
