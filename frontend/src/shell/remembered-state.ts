// The state of the app, which its host remembers and may bring back.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Host } from "../contract";
import type { State } from "../model/state";

export function useRememberedState(
  host: Host,
  say: (text: string) => void,
): [State, (change: Partial<State>) => void] {
  const [state, setState] = useState(host.start);
  const remembered = useRef(state);
  const set = useCallback((change: Partial<State>) => {
    setState((before) => ({ ...before, ...change }));
  }, []);
  useEffect(
    () =>
      host.listen((to, problems) => {
        remembered.current = to;
        setState(to);
        if (problems.length > 0) say(problems.join("; "));
      }),
    [host, say],
  );
  useEffect(() => {
    const { view, open } = remembered.current;
    if (remembered.current === state) return;
    remembered.current = state;
    host.remember(state, view !== state.view || open !== state.open);
  }, [host, state]);
  return [state, set];
}
