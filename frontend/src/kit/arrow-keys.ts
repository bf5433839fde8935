// Several buttons as one stop of the Tab key: arrow keys go from one to the next.
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

interface ArrowKeys<Part extends Element> {
  readonly ref: RefObject<Part | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocusIn: (event: FocusEvent) => void;
}

/** What an element is given so that the buttons in it are one stop. */
export function useArrowKeys<Part extends Element>(selector = "button", wraps = false): ArrowKeys<Part> {
  const ref = useRef<Part>(null);
  const current = useRef<Element | null>(null);
  const buttons = () => Array.from(ref.current?.querySelectorAll<HTMLElement | SVGElement>(selector) ?? []);
  const mark = () => {
    const all = buttons();
    const stop = all.find((one) => one.ariaSelected === "true") ?? all.find((one) => one === current.current) ?? all[0];
    for (const one of all) one.tabIndex = one === stop ? 0 : -1;
  };
  useLayoutEffect(mark); // also buttons that have come since
  return {
    ref,
    onFocusIn: ({ target }) => {
      if (!(target instanceof Element) || !target.matches(selector)) return;
      current.current = target;
      mark();
    },
    onKeyDown: (event) => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      const all = buttons();
      const place = all.findIndex((one) => one === event.target);
      if (place < 0) return;
      const to = Math.min(Math.max(place + step, 0), all.length - 1);
      all[wraps && to === place && Number.isFinite(step) ? all.length - 1 - place : to]?.focus();
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
