// Parts of a picture as buttons. The Tab key reaches one of them; arrow keys go to the others.
import { useState } from "preact/hooks";

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowRight: 1,
  ArrowUp: -1,
  ArrowLeft: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

export interface RovingPart {
  readonly key: string;
  readonly label: string;
  readonly pressed: boolean;
  readonly first?: boolean; // whether Tab reaches it at first
  readonly pick: () => void;
  readonly point?: (on: boolean) => void; // with the pointer or the focus
}

/** What makes drawn parts buttons, and what contains them their group. */
export function useRoving() {
  const [current, setCurrent] = useState<string | null>(null);
  const part = ({ key, label, pressed, first = false, pick, point }: RovingPart) => ({
    class: "ac-part",
    role: "button" as const,
    // in lower case: the names of attributes in SVG are as they are written
    tabindex: key === current || (current === null && first) ? 0 : -1,
    "data-part": key,
    "aria-label": `${label}; filter`,
    "aria-pressed": pressed,
    onClick: pick,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      pick();
    },
    onFocus: () => point?.(true),
    onBlur: () => point?.(false),
    onMouseEnter: () => point?.(true),
    onMouseLeave: () => point?.(false),
  });
  const group = {
    role: "group" as const,
    onFocusIn: ({ target }: FocusEvent) => {
      const key = target instanceof Element ? target.getAttribute("data-part") : null;
      if (key !== null) setCurrent(key);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const { currentTarget, target, key } = event;
      const step = STEPS[key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(currentTarget instanceof Element)) return;
      const parts = Array.from(currentTarget.querySelectorAll<SVGElement>("[data-part]"));
      const place = parts.findIndex((one) => one === target) + step;
      parts[Math.min(Math.max(place, 0), parts.length - 1)]?.focus();
      event.preventDefault();
      event.stopPropagation();
    },
  };
  return { part, group };
}

export type Roving = ReturnType<typeof useRoving>;
