// Where to begin: the actions with the most edges, as a list for those who use no pointer.
import { useMemo } from "preact/hooks";
import type { ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import { at } from "../../kit/lists";
import { Marked } from "../../kit/marked";
import { degreesOf } from "../../model/adjacency";
import type { Scene } from "./scene";

const FEW = 12;

export function MostLinked({ study, state, shown, set, scene }: ViewProps & { scene: Scene }) {
  const most = useMemo(() => {
    const degrees = degreesOf(study.count, study.payload.network, scene.edges);
    return Array.from(degrees.keys())
      .filter((action) => scene.shown[action] === 1 && at(degrees, action) > 0)
      .sort((one, other) => at(degrees, other) - at(degrees, one) || one - other)
      .slice(0, FEW)
      .map((action) => ({ action, degree: at(degrees, action) }));
  }, [study, scene]);
  const { id, text } = study.payload.actions;
  return (
    <>
      {most.length === 0 && <p class="ac-muted">None of the shown actions has an edge.</p>}
      <ol class="ac-net-rows">
        {most.map(({ action, degree }) => (
          <li key={action}>
            <Button
              class="ac-row-button ac-net-row"
              pressed={state.selected.includes(at(id, action))}
              act={() => set({ selected: [at(id, action)] })}
            >
              <span dir="auto">
                <Marked text={at(text, action)} marks={shown.search.marks} />
              </span>
              <span class="ac-muted">{counted(degree, "edge")}</span>
            </Button>
          </li>
        ))}
      </ol>
    </>
  );
}
