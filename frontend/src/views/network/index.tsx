import { useMemo, useRef, useState } from "preact/hooks";
import type { View, ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import { Choice } from "../../kit/fields";
import { Folded, Numbers } from "../../kit/folded";
import { placesIn } from "../../kit/lists";
import { useUniqueId } from "../../kit/unique-id";
import { colourings } from "../../model/action-colours";
import { narrowed, type NodeSize } from "../../model/state";
import { around, whole, zoomed } from "./camera";
import { EdgeSlider } from "./edge-slider";
import { FoundTexts, MostLinked } from "./listed";
import { boxOf, NetworkMap } from "./map";
import { NetworkKey } from "./network-legend";
import { networkPicture } from "./network-picture";
import { groupEdgesTable, networkTables } from "./network-tables";
import { groundOf, sceneOf } from "./scene";
import type { Stage } from "./stage";

const SIZE_NAMES: Readonly<Record<NodeSize, string>> = {
  priority: "Priority",
  degree: "Number of edges",
  even: "All the same",
};

const STEP = 1.6; // of a button that zooms

function Network(props: ViewProps) {
  const { study, state, shown, set } = props;
  const { network: pairs } = study.payload;
  const help = useUniqueId();
  const stage = useRef<Stage | null>(null);
  const [lassoing, setLassoing] = useState(false);
  const [stretch, setStretch] = useState(1);
  const [pointed, point] = useState(-1);
  const { colour, size, edges } = state;
  const ground = useMemo(() => groundOf(study, stretch), [study, stretch]);
  const scene = useMemo(
    () => sceneOf(ground, { colour, size, edges }, shown),
    [ground, colour, size, edges, shown],
  );
  const zoom = (by: number) => {
    const { current } = stage;
    if (current === null) return;
    const { camera, screen } = current;
    current.glide(zoomed(camera, screen, by, screen.width / 2, screen.height / 2));
  };
  const find = (nodes: readonly number[]) => {
    const { current } = stage;
    const box = boxOf(scene, nodes);
    if (current !== null && box !== null) current.glide(around(box, current.screen, 60));
  };
  const chosen = () => state.selected.flatMap((id) => study.actionOfId.get(id) ?? []);
  return (
    <div class="ac-net ac-stack">
      <div class="ac-picture-bar ac-flow">
        <Choice
          title="Colour"
          value={colour}
          options={colourings(study)}
          choose={(value) => set({ colour: value })}
        />
        <Choice
          title="Size"
          value={size === "priority" && !study.voted ? "even" : size}
          options={(["priority", "degree", "even"] as const)
            .filter((one) => one !== "priority" || study.voted)
            .map((one) => [one, SIZE_NAMES[one]])}
          choose={(value) => set({ size: value })}
        />
        {pairs.first.length > 0 && (
          <Button pressed={edges !== null} act={() => set({ edges: edges === null ? pairs.taken : null })}>
            All edges
          </Button>
        )}
        <span class="ac-end ac-flow">
          {narrowed(state) && shown.count > 0 && (
            <Button act={() => find(placesIn(shown.mask))}>
              Zoom to {counted(shown.count, "match", "matches")}
            </Button>
          )}
          {state.selected.length > 0 && (
            <Button act={() => find(chosen())}>Zoom to selection</Button>
          )}
        </span>
      </div>
      <figure class="ac-picture">
        <div class="ac-net-beside">
          <div class="ac-net-stage">
            <NetworkMap
              {...props}
              scene={scene}
              lassoing={lassoing}
              ended={() => setLassoing(false)}
              stage={stage}
              pointed={pointed}
              fit={setStretch}
              help={help}
            />
            <div class="ac-net-tools" role="group" aria-label="Map">
              <Button icon="plus" name="Zoom in" act={() => zoom(STEP)} />
              <Button icon="minus" name="Zoom out" act={() => zoom(1 / STEP)} />
              <Button icon="whole" name="Show all" act={() => stage.current?.glide(whole(stage.current.screen))} />
              <Button
                icon="lasso"
                name="Lasso: select by drawing around actions"
                pressed={lassoing}
                act={() => setLassoing(!lassoing)}
              />
            </div>
          </div>
          {narrowed(state) && <FoundTexts {...props} point={point} />}
        </div>
        <figcaption>
          <p class="ac-unseen">
            Network of {counted(study.count, "action")} and {counted(scene.edges, "edge")}, of which {scene.lines} are drawn;{" "}
            {counted(shown.count, "action")} shown. The table below says the same by group.
          </p>
          <NetworkKey study={study} state={state} keys={scene.looks.keys} />
        </figcaption>
      </figure>
      <p id={help} class="ac-small ac-muted">
        Point at a text to see its edges. Drag to move, wheel or pinch to zoom, click to select, Shift and drag for a lasso. Keys:
        arrows go to the next action in that direction, Enter selects it, Shift and arrows move the
        map, + and − zoom, 0 shows all, Escape clears.
      </p>
      {edges !== null && <EdgeSlider {...props} />}
      <Folded title="Actions with the most edges">{() => <MostLinked {...props} scene={scene} />}</Folded>
      <Numbers
        title="The network as a table"
        caption="Edges within and between the groups, among the actions that are shown"
        table={groupEdgesTable(props)}
      />
    </div>
  );
}

export const network: View = {
  name: "network",
  title: "Network",
  Component: Network,
  pictures: (seen) => [networkPicture(seen)],
  tables: networkTables,
};
