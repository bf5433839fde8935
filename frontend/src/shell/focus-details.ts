// Going to the details of an action by key, and back to where the reader was.
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useRef } from "preact/hooks";
import type { ViewProps } from "../contract";

interface DetailsFocus {
  readonly heading: RefObject<HTMLHeadingElement | null>; // of the details
  readonly look: ViewProps["look"];
  readonly leave: () => void;
}

export function useDetailsFocus(set: ViewProps["set"]): DetailsFocus {
  const heading = useRef<HTMLHeadingElement>(null);
  const from = useRef<HTMLElement | null>(null);
  const waiting = useRef(false);
  useLayoutEffect(() => {
    if (!waiting.current) return;
    waiting.current = false;
    heading.current?.focus();
  });
  const look = useCallback(
    (id: string) => {
      const { activeElement } = document;
      from.current = activeElement instanceof HTMLElement ? activeElement : null;
      waiting.current = true;
      set({ selected: [id] });
    },
    [set],
  );
  const leave = useCallback(() => from.current?.focus(), []);
  return { heading, look, leave };
}
