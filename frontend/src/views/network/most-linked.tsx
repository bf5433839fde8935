// Where to begin: the actions with the most edges, as a list for those who use no pointer.
import { useMemo } from "preact/hooks";
import { at } from "../../model/study";
import { wordsOf } from "../../kit/search-words";
import { Marked } from "../../kit/marked";
import { counted } from "../../parts/caption";
import type { ViewProps } from "../../contract";
import { degreesOf } from "./adjacency";
import type { Scene } from "./scene";

const FEW = 12;

export function Begin({ study, state, set, scene }: ViewProps & { scene: Scene }) {
  const most = useMemo(() => {
    const degrees = degreesOf(study.count, study.payload.network, scene.edges);
    return Array.from(degrees.keys())
      .filter((action) => scene.shown[action] === 1 && at(degrees, action) > 0)
      .sort((one, other) => at(degrees, other) - at(degrees, one) || one - other)
      .slice(0, FEW)
      .map((action) => ({ action, degree: at(degrees, action) }));
  }, [study, scene]);
  const { id, text } = study.payload.actions;
  const words = wordsOf(state.search);
  return (
    <>
      {most.length === 0 && <p class="ac-muted">None of the shown actions has an edge.</p>}
      <ol class="ac-net-rows">
        {most.map(({ action, degree }) => (
          <li key={action}>
            <button
              type="button"
              class="ac-net-row"
              aria-pressed={state.selected.includes(at(id, action))}
              onClick={() => {
                set({ selected: [at(id, action)] });
              }}
            >
              <span>
                <Marked text={at(text, action)} words={words} />
              </span>
              <span class="ac-muted">{counted(degree, "edge")}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}
