// Prints a picture in place of a canvas: a drawing, sharp on paper, in light colours.
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Gives where the picture goes when the page is printed; it is taken away afterwards. */
export function usePrinted(svg: () => string): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null);
  const latest = useRef(svg);
  latest.current = svg;
  useEffect(() => {
    let drawn: Element | null = null;
    const before = () => {
      const parsed = new DOMParser().parseFromString(latest.current(), "image/svg+xml");
      drawn?.remove();
      drawn = document.importNode(parsed.documentElement, true);
      drawn.classList.add("ac-printed");
      place.current?.append(drawn);
    };
    const after = () => {
      drawn?.remove();
      drawn = null;
    };
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      after();
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
    };
  }, []);
  return place;
}
