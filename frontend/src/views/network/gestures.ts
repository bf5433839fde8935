// Mouse, pen, fingers and wheel on the map, as what they mean.

export interface Meaning {
  readonly pan: (right: number, down: number) => void;
  readonly zoom: (by: number, x: number, y: number) => boolean; // whether there was room to
  readonly point: (x: number, y: number) => void;
  readonly leave: () => void;
  readonly pick: (x: number, y: number, more: boolean) => void;
  readonly lasso: (line: readonly number[]) => void; // while it is drawn: x, y, x, y ...
  readonly caught: (line: readonly number[], more: boolean) => void;
  readonly lassoing: () => boolean; // whether dragging draws a lasso
}

interface Finger {
  x: number;
  y: number;
}

const CLICK = 4; // px that a pointer may move in a click
const WHEEL = 0.0016; // a step of the wheel is about 100
const PINCH = 0.01; // of a touch pad, which gives it as a wheel with the control key
const TWICE = 2;

/** Listen on an element; gives what ends it. */
export function listenTo(element: HTMLElement, meaning: Meaning): () => void {
  const fingers = new Map<number, Finger>();
  let travelled = 0;
  let line: number[] | null = null;

  const place = (event: MouseEvent): Finger => {
    const box = element.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === "mouse" && event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    const { x, y } = place(event);
    fingers.set(event.pointerId, { x, y });
    travelled = 0;
    line = fingers.size === 1 && (meaning.lassoing() || event.shiftKey) ? [x, y] : null;
  };
  const move = (event: PointerEvent) => {
    const { x, y } = place(event);
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) {
      if (event.pointerType !== "touch") meaning.point(x, y);
      return;
    }
    const [right, below] = [x - finger.x, y - finger.y];
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    travelled += Math.hypot(right, below);
    if (other !== undefined) {
      const before = Math.hypot(finger.x - other.x, finger.y - other.y);
      const after = Math.hypot(x - other.x, y - other.y);
      meaning.pan(right / 2, below / 2);
      if (before > 0) meaning.zoom(after / before, (x + other.x) / 2, (y + other.y) / 2);
      travelled = Number.POSITIVE_INFINITY;
      line = null;
    } else if (line !== null) {
      line.push(x, y);
      meaning.lasso(line);
    } else if (travelled > CLICK) meaning.pan(right, below);
    finger.x = x;
    finger.y = y;
  };
  const up = (event: PointerEvent) => {
    if (!fingers.delete(event.pointerId)) return;
    const { x, y } = place(event);
    const more = event.shiftKey || event.ctrlKey || event.metaKey;
    if (travelled <= CLICK) meaning.pick(x, y, more);
    else if (line !== null) meaning.caught(line, event.ctrlKey || event.metaKey);
    if (line !== null) meaning.lasso([]);
    line = null;
  };
  const cancel = (event: PointerEvent) => {
    fingers.delete(event.pointerId);
    line = null;
    meaning.lasso([]);
  };
  const wheel = (event: WheelEvent) => {
    const { x, y } = place(event);
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 33 : 1;
    const by = Math.exp(-event.deltaY * lines * (event.ctrlKey ? PINCH : WHEEL));
    // where there is no room to zoom, the page scrolls
    if (meaning.zoom(by, x, y)) event.preventDefault();
  };
  const twice = (event: MouseEvent) => {
    const { x, y } = place(event);
    meaning.zoom(TWICE, x, y);
  };

  const ended = new AbortController();
  const { signal } = ended;
  element.addEventListener("pointerdown", down, { signal });
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", up, { signal });
  element.addEventListener("pointercancel", cancel, { signal });
  element.addEventListener("pointerleave", meaning.leave, { signal });
  element.addEventListener("dblclick", twice, { signal });
  element.addEventListener("wheel", wheel, { signal, passive: false });
  return () => ended.abort();
}
