// How wide a picture may be: as wide as what it stands in.
import type { ComponentChildren, RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** Gives where to watch, and the width there in px; 0 before it is known. */
export function useWidth(): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const watch = () => setWidth(element.clientWidth);
    watch();
    const observer = new ResizeObserver(watch);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width];
}

/** A picture as wide as there is room. */
export function Wide({ children }: { children: (width: number) => ComponentChildren }) {
  const [place, width] = useWidth();
  return <div ref={place}>{width > 0 && children(width)}</div>;
}
