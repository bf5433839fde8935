// Parts of a picture as buttons. The Tab key reaches one of them; arrow keys go to the others.
import { useArrowKeys } from "../kit/arrow-keys";

export interface RovingPart {
  readonly key: string;
  readonly label: string;
  readonly pressed: boolean;
  readonly pick: () => void;
  readonly point?: (on: boolean) => void; // with the pointer or the focus
}

/** What makes drawn parts buttons, and what contains them their group. */
export function useRoving() {
  const keys = useArrowKeys<SVGSVGElement>("[data-part]");
  return { part: partOf, group: { role: "group" as const, ...keys } };
}

function partOf({ key, label, pressed, pick, point }: RovingPart) {
  return {
    class: "ac-part",
    role: "button" as const,
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
  };
}

export type Roving = ReturnType<typeof useRoving>;
