// The menu of what can be done with a text or a group, where it stands: by the right button of the
// mouse, the menu key, or Shift and F10.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { useArrowKeys } from "../kit/arrow-keys";
import { groupActs, textActs, type Act } from "./acts";

interface Opened {
  readonly row: HTMLElement;
  readonly mouse: MouseEvent | null; // null: by key
}

export function EditMenu({ within, ...props }: ViewProps & { within: RefObject<HTMLElement | null> }) {
  const { study, state, set, editor } = props;
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    // browsers send this for the menu key, and for Shift and F10, too
    const open = (event: MouseEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
      if (row === null) return;
      const { id = "" } = row.dataset;
      if (study.actionOfId.has(id) && !state.selected.includes(id)) set({ selected: [id] });
      event.preventDefault();
      event.stopPropagation();
      setOpened({ row, mouse: event.button === 2 ? event : null });
    };
    const root = within.current;
    root?.addEventListener("contextmenu", open);
    return () => root?.removeEventListener("contextmenu", open);
  }, [within, study, state.selected, set]);
  if (opened === null || editor.busy) return null;
  const { id = "" } = opened.row.dataset;
  const acts = study.groupOfId.has(id)
    ? groupActs(props, together(opened.row, id))
    : textActs(props, state.selected.includes(id) ? state.selected : [id]);
  return <Menu {...opened} acts={acts} close={() => setOpened(null)} />;
}

/** The groups that are picked with one, in the order in which they stand. */
function together(row: HTMLElement, id: string): string[] {
  if (row.getAttribute("aria-selected") !== "true") return [id];
  const picked = row.parentElement?.querySelectorAll<HTMLElement>("[aria-selected='true'][data-id]");
  return Array.from(picked ?? [], ({ dataset }) => dataset["id"] ?? "");
}

function Menu({ row, mouse, acts, close }: Opened & { acts: readonly Act[]; close: () => void }) {
  const { ref, ...keys } = useArrowKeys<HTMLDivElement>();
  useLayoutEffect(() => {
    const menu = ref.current;
    const before = document.activeElement;
    menu?.showPopover();
    const { width = 0, height = 0 } = menu?.getBoundingClientRect() ?? {};
    const { left, bottom } = row.getBoundingClientRect();
    const [x, y] = mouse === null ? [left, bottom] : [mouse.clientX, mouse.clientY];
    menu?.style.setProperty("left", `${Math.max(0, Math.min(x, innerWidth - width))}px`);
    menu?.style.setProperty("top", `${Math.max(0, Math.min(y, innerHeight - height))}px`);
    menu?.querySelector("button")?.focus();
    return () => before instanceof HTMLElement && before.focus({ preventScroll: true });
  }, [ref, row, mouse]);
  const choose = (act: Act) => {
    close();
    act.run();
  };
  return (
    <div
      ref={ref}
      class="ac-menu"
      popover="auto"
      role="menu"
      aria-label="Edit"
      tabIndex={-1}
      onFocusIn={keys.onFocusIn}
      onKeyDown={(event) => {
        event.stopPropagation();
        const act = acts.find(({ key }) => key === event.key);
        if (act === undefined) keys.onKeyDown(event);
        else {
          event.preventDefault();
          choose(act);
        }
      }}
      onToggle={(event) => (event as unknown as ToggleEvent).newState === "closed" && close()}
    >
      {acts.map((act) => (
        <button key={act.title} type="button" role="menuitem" class="ac-row-button" onClick={() => choose(act)}>
          {act.title}
          {act.key !== undefined && <kbd aria-hidden="true">{act.key}</kbd>}
        </button>
      ))}
    </div>
  );
}
