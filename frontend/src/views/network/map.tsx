// The map: two canvases, what is under the pointer, and the keys.
import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ViewProps } from "../../contract";
import { at } from "../../kit/lists";
import { endsOf } from "../../model/adjacency";
import { paletteAt } from "../../picture/palette";
import { nodeWords } from "./action-words";
import { around, moved, revealing, whole, zoomed } from "./camera";
import { listenTo } from "./gestures";
import { edgeAt, nodeAt } from "./hit-testing";
import { inside, nearest, towards, type Direction } from "./node-index";
import type { Scene } from "./scene";
import { Stage } from "./stage";
import { Tooltip, type Tipped } from "./tooltip";

const STEP = 1.4; // of a button or a key that zooms
const SHIFT = 60; // px of a key that pans
const WIDE = 1.15; // width by height from which on a screen is wide
const STRETCHED = 1.4; // of the world on a wide screen

const ARROWS: Readonly<Record<string, readonly [Direction, number, number]>> = {
  ArrowLeft: ["left", SHIFT, 0],
  ArrowRight: ["right", -SHIFT, 0],
  ArrowUp: ["up", 0, SHIFT],
  ArrowDown: ["down", 0, -SHIFT],
};

interface MapProps extends ViewProps {
  scene: Scene;
  lassoing: boolean;
  ended: () => void; // the lasso was used
  fit: (stretch: number) => void; // asks for a world as wide as the screen
  stage: RefObject<Stage | null>; // for what stands around the map
  pointed: number; // node that is pointed at elsewhere, -1 for none
  help: string; // id of the text that says which keys there are
}

export function NetworkMap(props: MapProps) {
  const { study, state, scene, set, stage, pointed, help } = props;
  const box = useRef<HTMLDivElement>(null);
  const lower = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const [tipped, setTipped] = useState<Tipped | null>(null);
  const [lasso, setLasso] = useState<readonly number[]>([]);
  const [focus, setFocus] = useState(-1);
  const selected = useMemo(
    () => state.selected.flatMap((id) => study.actionOfId.get(id) ?? []),
    [state.selected, study],
  );

  useEffect(() => {
    if (box.current === null || lower.current === null || upper.current === null) return undefined;
    const element = box.current;
    const made = new Stage(lower.current, upper.current, () => setTipped(null));
    stage.current = made;
    const show = () => made.show(latest.current.scene, paletteAt(element));
    const resize = () => {
      latest.current.fit(element.clientWidth > WIDE * element.clientHeight ? STRETCHED : 1);
      made.resize({ width: element.clientWidth, height: element.clientHeight }, devicePixelRatio);
    };
    resize();
    show();
    const sizes = new ResizeObserver(resize);
    sizes.observe(element);
    const themed = element.closest("[data-theme]");
    const themes = new MutationObserver(show);
    if (themed !== null) themes.observe(themed, { attributeFilter: ["data-theme"] });
    return () => {
      sizes.disconnect();
      themes.disconnect();
      made.destroy();
      stage.current = null;
    };
  }, [stage]);

  useEffect(() => {
    if (box.current !== null) stage.current?.show(scene, paletteAt(box.current));
  }, [scene, stage]);

  useEffect(() => {
    const hovered = tipped?.kind === "node" ? tipped.node : pointed;
    const pair = tipped?.kind === "edge" ? endsOf(study.payload.network, tipped.edge) : null;
    const from = hovered >= 0 ? hovered : selected.length === 1 ? at(selected, 0) : -1;
    const linked = from < 0 ? [] : study.linksOf(from, scene.edges).map(({ action }) => action);
    stage.current?.mark({ hovered, focus, selected, linked, pair, lasso });
  }, [study, scene, tipped, pointed, focus, selected, lasso, stage]);

  useEffect(() => {
    if (upper.current === null) return undefined;
    /** The node, or else the edge, at a point of the screen; -1 for none. */
    const hit = (x: number, y: number) => {
      const { current } = stage;
      if (current === null) return { node: -1, edge: -1 };
      const { scene: seen } = latest.current;
      const { camera, screen } = current;
      const scales = { scale: camera.scale, base: whole(screen).scale };
      const node = nodeAt(seen, camera, scales, x, y);
      return { node, edge: node < 0 ? edgeAt(seen, camera, x, y) : -1 };
    };
    return listenTo(upper.current, {
      pan: (right, down) => {
        const { current } = stage;
        if (current !== null) current.look(moved(current.camera, current.screen, right, down));
      },
      zoom: (by, x, y) => {
        const { current } = stage;
        if (current === null) return false;
        const to = zoomed(current.camera, current.screen, by, x, y);
        if (to.scale === current.camera.scale) return false;
        current.look(to);
        return true;
      },
      point: (x, y) => {
        const { node, edge } = hit(x, y);
        if (node >= 0) setTipped({ kind: "node", node, x, y });
        else setTipped(edge >= 0 ? { kind: "edge", edge, x, y } : null);
      },
      leave: () => setTipped(null),
      pick: (x, y, more) => {
        const { node, edge } = hit(x, y);
        const { network } = latest.current.study.payload;
        choose(latest.current, node >= 0 ? [node] : edge >= 0 ? endsOf(network, edge) : [], more);
        if (node >= 0) setFocus(-1);
      },
      lasso: (line) => setLasso([...line]),
      caught: (line, more) => {
        if (stage.current === null) return;
        const { scale, left, top } = stage.current.camera;
        const world = line.map((value, place) => (value - (place % 2 === 0 ? left : top)) / scale);
        const { scene: seen } = latest.current;
        const nodes = inside(seen, world, (node) => seen.shown[node] === 1);
        choose(latest.current, nodes, more);
        latest.current.say(`${nodes.length} actions in the lasso`);
        latest.current.ended();
      },
      lassoing: () => latest.current.lassoing,
    });
  }, [stage]);

  const visit = (node: number) => {
    const { current } = stage;
    if (node < 0 || current === null) return;
    setFocus(node);
    const to = revealing(current.camera, current.screen, at(scene.x, node), at(scene.y, node));
    if (to !== current.camera) current.look(to);
    setTipped({
      kind: "node",
      node,
      x: to.left + to.scale * at(scene.x, node),
      y: to.top + to.scale * at(scene.y, node),
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const { current } = stage;
    if (current === null || event.altKey) return;
    const { camera, screen } = current;
    const arrow = ARROWS[event.key];
    const middle = [screen.width / 2, screen.height / 2] as const;
    const shown = (node: number) => scene.shown[node] === 1;
    const central = () => {
      const x = (middle[0] - camera.left) / camera.scale;
      const y = (middle[1] - camera.top) / camera.scale;
      return nearest(scene, x, y, Number.POSITIVE_INFINITY, shown);
    };
    if (arrow !== undefined && event.shiftKey) {
      current.look(moved(camera, screen, arrow[1], arrow[2]));
    } else if (arrow !== undefined) {
      const from = focus >= 0 ? focus : (selected[0] ?? -1);
      visit(from < 0 ? central() : towards(scene, from, arrow[0], shown));
    } else if (event.key === "+" || event.key === "=") {
      current.glide(zoomed(camera, screen, STEP, ...middle));
    } else if (event.key === "-") current.glide(zoomed(camera, screen, 1 / STEP, ...middle));
    else if (event.key === "0") current.glide(whole(screen));
    else if ((event.key === "Enter" || event.key === " ") && focus >= 0) {
      choose(props, [focus], event.shiftKey || event.ctrlKey || event.metaKey);
    } else if (event.key === "Escape") {
      setFocus(-1);
      setTipped(null);
      set({ selected: [] });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // one widget with keys of its own: that is what the role "application" is for
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      class={`ac-net-map${props.lassoing ? " ac-net-lassoing" : ""}`}
      role="application"
      aria-label="Map of the network"
      aria-describedby={help}
      tabIndex={0} // eslint-disable-line jsx-a11y/no-noninteractive-tabindex -- as above
      onKeyDown={onKeyDown}
      onBlur={() => {
        setFocus(-1);
        setTipped(null);
      }}
    >
      <canvas ref={lower} class="ac-net-canvas" aria-hidden="true" />
      <canvas
        ref={upper}
        class={`ac-net-canvas ac-net-upper${tipped === null ? "" : " ac-net-pointing"}`}
        aria-hidden="true"
      />
      {tipped !== null && <Tooltip study={study} tipped={tipped} box={box} />}
      <p class="ac-unseen" aria-live="polite">
        {focus >= 0 && nodeWords(study, focus)}
      </p>
    </div>
  );
}

/** Select nodes, or with `more` add and take away. */
function choose({ study, state, set }: ViewProps, nodes: readonly number[], more: boolean): void {
  const ids = nodes.map((node) => at(study.payload.actions.id, node));
  if (!more) {
    set({ selected: ids });
    return;
  }
  const kept = state.selected.filter((id) => !ids.includes(id));
  set({ selected: [...kept, ...ids.filter((id) => !state.selected.includes(id))] });
}

/** The part of the world in which nodes lie, or null for none. */
export function boxOf(scene: Scene, nodes: readonly number[]): Parameters<typeof around>[0] | null {
  if (nodes.length === 0) return null;
  const across = nodes.map((node) => at(scene.x, node));
  const along = nodes.map((node) => at(scene.y, node));
  return {
    left: across.reduce((one, other) => Math.min(one, other)),
    right: across.reduce((one, other) => Math.max(one, other)),
    top: along.reduce((one, other) => Math.min(one, other)),
    bottom: along.reduce((one, other) => Math.max(one, other)),
  };
}
