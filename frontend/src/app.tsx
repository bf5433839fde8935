// The whole of what a reader sees: header, search and filters, tabs, the view, what happened.
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Editor } from "./editor";
import { shownBy } from "./model/filter";
import type { State } from "./model/state";
import type { Study } from "./model/study";
import { links } from "./views/links";
import { network } from "./views/network";
import { overview } from "./views/overview";
import { table } from "./views/table";
import { vsm } from "./views/vsm";
import type { View, ViewProps } from "./views/view";

export type { ViewProps } from "./views/view";

const VIEWS: readonly View[] = [table, network, links, vsm, overview];

/** What the page and the board do differently. */
export interface Host {
  readonly start: State;
  /** Called after every change; a step is one that "back" should return from. */
  readonly remember: (state: State, step: boolean) => void;
  /** Tells of states that come from outside, such as "back"; gives what ends it. */
  readonly listen: (to: (state: State) => void) => () => void;
}

export interface AppProps {
  study: Study;
  editor: Editor;
  host: Host;
}

export function App({ study, editor, host }: AppProps) {
  const [state, setState] = useState(host.start);
  const [said, say] = useState("");
  const set = useCallback((change: Partial<State>) => {
    setState((before) => ({ ...before, ...change }));
  }, []);
  useEffect(() => host.listen(setState), [host]);
  useEffect(() => {
    host.remember(state, true);
  }, [host, state]);
  const shown = useMemo(() => shownBy(study, state), [study, state]);
  const props: ViewProps = { study, state, shown, set, say, editor };
  const view = VIEWS.find(({ name }) => name === state.view) ?? table;
  return (
    <div class="actionclust">
      <h1>{study.payload.title}</h1>
      <div role="tablist">
        {VIEWS.map(({ name, title }) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={name === state.view}
            onClick={() => {
              set({ view: name });
            }}
          >
            {title}
          </button>
        ))}
      </div>
      <view.Component {...props} />
      <p aria-live="polite">{said}</p>
    </div>
  );
}
