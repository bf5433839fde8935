// The whole of what a reader sees: header, search and filters, tabs, the view, what is selected.
import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Editor } from "../editor";
import { shownBy } from "../model/filter";
import type { State } from "../model/state";
import type { Study } from "../model/study";
import { Chips } from "./active-filters";
import { Detail } from "./details-panel";
import { Dialogs, type Asked } from "./dialogs";
import { Filters } from "./filter-panel";
import { Header } from "./header";
import { onKeys } from "./shortcut-keys";
import { useOwnId } from "../kit/unique-id";
import { Search } from "./search-bar";
import { Shelf } from "../editing/drop-targets";
import { Status, useCounted, useSaying } from "../kit/status";
import { Tabs } from "../kit/tabs";
import { useTheme } from "../kit/theme";
import { UndoRedo } from "../editing/undo-buttons";
import { doingOf } from "./edit-actions";
import { useKept } from "./remembered-state";
import { useLooking } from "./focus-details";
import { viewOf, VIEWS } from "../views/all";
import type { Tools, ViewProps } from "../contract";

export type { ViewProps } from "../contract";

/** What the page and the board do differently. */
export interface Host {
  readonly start: State;
  readonly problems: readonly string[]; // what is to be said at the start
  /** Called after every change; a step is one that "back" should return from. */
  readonly remember: (state: State, step: boolean) => void;
  /** Tells of states that come from outside, such as "back"; gives what ends it. */
  readonly listen: (to: (state: State, problems: readonly string[]) => void) => () => void;
  /** Takes what says that somebody else changed the study. */
  readonly news?: (say: (text: string) => void) => void;
  readonly tools?: Tools; // of the board
  readonly print: (() => void) | null;
  readonly theme: "light" | "dark" | null; // null: the reader chooses, at first as the system has it
  /** What stands beside the views, such as suggestions or the log. */
  readonly side: (props: ViewProps) => Side;
}

export interface Side {
  readonly title: string;
  readonly count: number;
  readonly content: ComponentChildren;
}

export interface AppProps {
  study: Study;
  editor: Editor;
  host: Host;
}

export function App({ study, editor, host }: AppProps) {
  const prefix = useOwnId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [said, say] = useSaying(host.problems);
  const [state, set] = useKept(host, say);
  const [asked, setAsked] = useState<Asked>(null);
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [filtering, setFiltering] = useState(false);
  const [beside, setBeside] = useState(false);
  const [letters, setLetters] = useState(true);
  const [theme, turn] = useTheme(host.theme);
  useEffect(() => host.news?.(say), [host, say]);
  const { search, filters } = state;
  const shown = useMemo(() => shownBy(study, { search, filters }), [study, search, filters]);
  useCounted(shown.count, search, filters, say);

  const settle = () => {
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      root.current?.querySelector<HTMLElement>("[data-row][tabindex='0']")?.focus({
        preventScroll: true,
      });
    });
  };
  const doing = doingOf({ editor, say, setAsked, setDragged, setBeside, set, settle });
  const carry = { ...doing.carry, dragged };
  const { heading, look, leave } = useLooking(set);
  const props: ViewProps = { study, state, shown, set, say, look, editor, carry, tools: host.tools ?? null, act: doing.act };
  const view = viewOf(state.view);
  const side = host.side(props);
  const undo = <UndoRedo editor={editor} act={doing.act} />;

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of all that is in it
    <div
      ref={root}
      class="actionclust"
      data-theme={theme}
      onKeyDown={onKeys({
        props,
        letters,
        views: VIEWS,
        act: doing.act,
        ask: setAsked,
        search: () => field.current?.focus(),
      })}
    >
      <Header
        study={study}
        side={side}
        beside={beside}
        toggleBeside={() => {
          setBeside(!beside);
        }}
        theme={host.theme === null ? theme : null}
        turn={turn}
        print={host.print}
        ask={setAsked}
        undo={editor.mode === "edit" ? undo : null}
      />
      <div class="ac-bar">
        <Tabs
          views={VIEWS}
          current={view.name}
          prefix={prefix}
          choose={(name) => {
            set({ view: name });
          }}
        />
        <Search
          {...props}
          field={field}
          filtering={filtering}
          toggleFilters={() => {
            setFiltering(!filtering);
          }}
        />
        <Chips {...props} />
      </div>
      <div class="ac-body">
        {filtering && (
          <section class="ac-left" aria-label="Filters">
            <Filters {...props} />
          </section>
        )}
        <div
          class="ac-view"
          id={`${prefix}-panel`}
          role="tabpanel"
          aria-labelledby={`${prefix}-tab-${view.name}`}
        >
          <view.Component {...props} />
        </div>
        {(dragged.length > 0 || state.selected.length > 0 || beside) && (
          // what is dragged must not move away under the pointer
          <div class={state.selected.length > 0 || beside ? "ac-right" : "ac-right ac-floating"}>
            {dragged.length > 0 ? (
              <Shelf {...props} />
            ) : (
              <Detail {...props} heading={heading} leave={leave} />
            )}
            {beside && dragged.length === 0 && (
              <section class="ac-panel ac-side" aria-label={side.title}>
                <header class="ac-panel-head">
                  <h2>{side.title}</h2>
                  {editor.mode === "suggest" && undo}
                </header>
                {side.content}
              </section>
            )}
          </div>
        )}
      </div>
      <Status said={said} />
      <Dialogs
        {...props}
        asked={asked}
        close={() => {
          setAsked(null);
        }}
        view={view}
        views={VIEWS}
        make={doing.make}
        letters={letters}
        setLetters={setLetters}
      />
    </div>
  );
}
