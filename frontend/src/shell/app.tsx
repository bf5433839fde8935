// The whole of what a reader sees: header, search and filters, tabs, the view, what is selected.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Editor, Host, ViewProps } from "../contract";
import { AskPanel } from "../editing/ask-panel";
import { DropTargets } from "../editing/drop-targets";
import { EditMenu } from "../editing/edit-menu";
import { askingFirst } from "../editing/sign-dialog";
import { UndoButtons } from "../editing/undo-buttons";
import { Button } from "../kit/button";
import { Status, useCounted, useSaying } from "../kit/status";
import { Tabs } from "../kit/tabs";
import { useTheme } from "../kit/theme";
import { useUniqueId } from "../kit/unique-id";
import { branchAt } from "../model/branches";
import { shownBy } from "../model/filter";
import { narrowed } from "../model/state";
import type { Study } from "../model/study";
import { ColourLegend } from "../parts/colour-legend";
import { viewOf, VIEWS } from "../views/all";
import { GroupHead } from "../views/table/group-head";
import { ActiveFilters } from "./active-filters";
import { DetailsPanel } from "./details-panel";
import { Dialogs, type Asked } from "./dialogs";
import { editActions } from "./edit-actions";
import { FilterPanel } from "./filter-panel";
import { useDetailsFocus } from "./focus-details";
import { Header } from "./header";
import { useRememberedState } from "./remembered-state";
import { SearchBar } from "./search-bar";
import { SearchNote, typosOf } from "./search-note";
import { onShortcut } from "./shortcut-keys";

export interface AppProps {
  study: Study;
  editor: Editor;
  host: Host;
}

export function App({ study, editor: maker, host }: AppProps) {
  const prefix = useUniqueId();
  const root = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [said, say] = useSaying(host.problems);
  const [state, set] = useRememberedState(host, say);
  const [asked, setAsked] = useState<Asked>(null);
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [filtering, setFiltering] = useState(false);
  const [beside, setBeside] = useState(false);
  const [letters, setLetters] = useState(true);
  const [queueing, setQueueing] = useState(false);
  const [recent, setRecent] = useState<readonly string[]>([]);
  const [theme, turn] = useTheme(host.theme);
  useEffect(() => host.news?.(say), [host, say]);
  const { search, filters } = state;
  const shown = useMemo(() => shownBy(study, { search, filters }), [study, search, filters]);
  useCounted(shown.count, typosOf(shown.search), search, filters, say);

  const settle = () => {
    setTimeout(() => {
      if (document.activeElement !== document.body) return;
      const find = (name: string) => root.current?.querySelector<HTMLElement>(`[${name}][tabindex='0']`);
      (find("data-row") ?? find("data-group"))?.focus({ preventScroll: true });
    });
  };
  const who = () =>
    new Promise<void>((done, refuse) => {
      setAsked({ what: "sign", done, left: () => refuse(new Error("edits are signed, with a name")) });
    });
  const nobody = maker.signAs !== undefined && study.payload.analyst === "";
  const editor = nobody ? askingFirst(maker, who) : maker;
  const doing = editActions({ study, open: state.open, editor, setRecent, say, setAsked, setDragged, setBeside, set, settle });
  const carry = { ...doing.carry, dragged };
  const { heading, look, leave } = useDetailsFocus(set);
  const props: ViewProps = { study, state, shown, set, say, look, editor, carry, tools: host.tools ?? null, act: doing.act, link: host.link };
  const view = viewOf(state.view);
  const views = VIEWS.filter((one) => one === view || one.useful?.(study) !== false);
  const bench = view.name === "table" ? host.bench : undefined;
  const Shown = bench ?? view.Component;
  const top = useRef<HTMLHeadingElement>(null);
  const side = host.side(props);
  const viewed = useRef(view.name);
  useLayoutEffect(() => {
    // what led to another view is gone with the old one: go on at the top of the new one
    if (viewed.current !== view.name && document.activeElement === document.body) {
      (panel.current?.querySelector<HTMLElement>("h2[tabindex]") ?? panel.current)?.focus();
    }
    // another view begins at its top, also where the old one was scrolled
    if (viewed.current !== view.name && (root.current?.getBoundingClientRect().top ?? 0) < 0) {
      root.current?.scrollIntoView({ block: "start" });
    }
    viewed.current = view.name;
  }, [view.name]);
  const turnQueue = () => {
    setQueueing(!queueing);
    if (!queueing) set({ selected: [] }); // it has the room of the details
  };
  const undo = <UndoButtons editor={editor} act={doing.act} />;

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of all that is in it
    <div
      ref={root}
      class={`actionclust${narrowed(state) ? " ac-narrowed" : ""}${bench === undefined ? "" : " ac-benched"}`}
      data-theme={theme}
      onKeyDown={onShortcut({
        props,
        letters,
        views,
        act: doing.act,
        ask: setAsked,
        search: () => field.current?.focus(),
      })}
    >
      <Button class="ac-skip ac-unseen" act={() => panel.current?.focus()}>
        Skip to the content
      </Button>
      <Header
        study={study}
        side={side}
        beside={beside}
        toggleBeside={() => setBeside(!beside)}
        theme={host.theme === null ? theme : null}
        turn={turn}
        printable={host.print !== null}
        ask={setAsked}
        queueing={queueing}
        turnQueue={bench === undefined || editor.inquire === undefined ? null : turnQueue}
        signed={editor.signAs === undefined ? null : study.payload.analyst}
        undo={editor.mode === "edit" ? undo : null}
      />
      <div class="ac-bar">
        <Tabs
          views={views}
          current={view.name}
          prefix={prefix}
          choose={(name) => set({ view: name })}
        />
        <SearchBar
          {...props}
          field={field}
          filtering={filtering}
          toggleFilters={() => setFiltering(!filtering)}
        />
        <ActiveFilters {...props} />
        <SearchNote {...props} />
      </div>
      <div class="ac-body">
        {filtering && (
          <section class="ac-left" aria-label="Filters">
            <FilterPanel {...props} />
          </section>
        )}
        <div
          ref={panel}
          class="ac-view"
          tabIndex={-1}
          id={`${prefix}-panel`}
          role="tabpanel"
          aria-labelledby={`${prefix}-tab-${view.name}`}
        >
          <Shown {...props} />
        </div>
        {(bench !== undefined || dragged.length > 0 || state.selected.length > 0 || beside) && (
          // what is dragged must not move away under the pointer
          <div class={bench !== undefined || state.selected.length > 0 || beside ? "ac-right" : "ac-right ac-floating"}>
            {bench !== undefined && queueing && dragged.length === 0 && (
              <AskPanel {...props} close={() => setQueueing(false)} />
            )}
            {dragged.length > 0 ? (
              <DropTargets {...props} />
            ) : queueing && state.selected.length === 0 ? null : bench !== undefined && state.selected.length === 0 ? (
              <section class="ac-panel" aria-label="Group">
                <GroupHead {...props} branch={branchAt(study, state.open)} heading={top} />
                {state.open === null && <ColourLegend study={study} />}
              </section>
            ) : (
              <DetailsPanel {...props} heading={heading} leave={leave} />
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
      <EditMenu {...props} within={root} />
      <Status said={said} />
      <Dialogs
        {...props}
        asked={asked}
        close={() => setAsked(null)}
        view={view}
        views={views}
        recent={recent}
        make={doing.make}
        letters={letters}
        setLetters={setLetters}
        print={host.print}
      />
    </div>
  );
}
