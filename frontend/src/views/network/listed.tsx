// Texts of the network as a list: what a search finds, or those with the most edges to begin with.
import { useMemo, useState } from "preact/hooks";
import type { ViewProps } from "../../contract";
import { useArrowKeys } from "../../kit/arrow-keys";
import { counted } from "../../kit/counted";
import { at } from "../../kit/lists";
import { Marked } from "../../kit/marked";
import { MoreRows } from "../../kit/more-rows";
import { degreesOf } from "../../model/adjacency";
import { rankedActions } from "../../model/ranking";
import { groupWords } from "./action-words";
import type { Scene } from "./scene";

const FEW = 12; // of those with the most edges
const PAGE = 60; // rows that are drawn at first, and more each time their end is reached

interface FoundProps extends ViewProps {
  point: (action: number) => void; // on the map; -1 for none
}

/** The texts that the search and the filters find, the best first. */
export function FoundTexts(props: FoundProps) {
  const { study, shown } = props;
  const found = useMemo(() => rankedActions(study, shown, "best"), [study, shown]);
  const rows = found.map((action) => ({ action, note: groupWords(study, action) }));
  return (
    <section class="ac-net-found" aria-label="Texts found">
      <h2>{counted(shown.count, "text")} found</h2>
      <Rows {...props} rows={rows} />
    </section>
  );
}

export function MostLinked(props: ViewProps & { scene: Scene }) {
  const { study, scene } = props;
  const rows = useMemo(() => {
    const degrees = degreesOf(study.count, study.payload.network, scene.edges);
    return Array.from(degrees.keys())
      .filter((action) => scene.shown[action] === 1 && at(degrees, action) > 0)
      .sort((one, other) => at(degrees, other) - at(degrees, one) || one - other)
      .slice(0, FEW)
      .map((action) => ({ action, note: counted(at(degrees, action), "edge") }));
  }, [study, scene]);
  if (rows.length === 0) return <p class="ac-muted">None of the shown actions has an edge.</p>;
  return <Rows {...props} rows={rows} point={() => undefined} />;
}

function Rows(props: FoundProps & { rows: readonly { action: number; note: string }[] }) {
  const { study, state, shown, set, point, rows } = props;
  const keys = useArrowKeys<HTMLOListElement>();
  const [reached, setReached] = useState({ shown, limit: PAGE });
  const limit = reached.shown === shown ? reached.limit : PAGE;
  const { id, text } = study.payload.actions;
  return (
    <>
      <ol class="ac-net-rows" {...keys}>
        {rows.slice(0, limit).map(({ action, note }) => (
          <li key={action}>
            <button
              type="button"
              class="ac-row-button ac-net-row"
              aria-pressed={state.selected.includes(at(id, action))}
              onClick={() => set({ selected: [at(id, action)] })}
              onMouseEnter={() => point(action)}
              onMouseLeave={() => point(-1)}
            >
              <span dir="auto">
                <Marked text={at(text, action)} marks={shown.search.marks} />
              </span>
              <bdi class="ac-small ac-muted">{note}</bdi>
            </button>
          </li>
        ))}
      </ol>
      {rows.length > limit && (
        <MoreRows left={rows.length - limit} more={() => setReached({ shown, limit: limit + PAGE })} />
      )}
    </>
  );
}
