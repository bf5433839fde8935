// The menu of what can be done with a text or a group, where it stands: by the right button of the
// mouse, the menu key, or Shift and F10.
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { useArrowKeys } from "../kit/arrow-keys";
import { groupActs, textActs, type Act } from "./acts";

interface Opened {
  readonly ids: readonly string[];
  readonly left: number;
  readonly top: number;
}

export function EditMenu({ within, ...props }: ViewProps & { within: RefObject<HTMLElement | null> }) {
  const { study, state, set, editor } = props;
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const root = within.current;
    const open = (event: Event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-id]") : null;
      const id = row?.dataset["id"];
      const isText = id !== undefined && study.actionOfId.has(id);
      if (row === null || id === undefined || !(isText || study.groupOfId.has(id))) return;
      if (event instanceof KeyboardEvent && !(event.shiftKey && event.key === "F10")) return;
      event.preventDefault();
      event.stopPropagation();
      if (isText && !state.selected.includes(id)) set({ selected: [id] });
      const { left, bottom } = row.getBoundingClientRect();
      const byMouse = event instanceof MouseEvent && event.button === 2;
      setOpened({
        ids: isText ? (state.selected.includes(id) ? state.selected : [id]) : together(row, id),
        left: byMouse ? event.clientX : left + 24,
        top: byMouse ? event.clientY : bottom,
      });
    };
    root?.addEventListener("contextmenu", open);
    root?.addEventListener("keydown", open);
    return () => {
      root?.removeEventListener("contextmenu", open);
      root?.removeEventListener("keydown", open);
    };
  }, [within, study, state.selected, set]);
  if (opened === null || editor.busy) return null;
  const acts = study.groupOfId.has(opened.ids[0] ?? "") ? groupActs(props, opened.ids) : textActs(props, opened.ids);
  return <Menu {...opened} acts={acts} close={() => setOpened(null)} />;
}

/** The groups that are picked with one, in the order in which they stand. */
function together(row: HTMLElement, id: string): string[] {
  const picked = row.getAttribute("aria-selected") === "true" ? row.parentElement : null;
  const rows = picked?.querySelectorAll<HTMLElement>("[aria-selected='true'][data-id]") ?? [];
  return rows.length > 1 ? Array.from(rows, ({ dataset }) => dataset["id"] ?? "") : [id];
}

function Menu({ left, top, acts, close }: Opened & { acts: readonly Act[]; close: () => void }) {
  const { ref, ...keys } = useArrowKeys<HTMLDivElement>();
  useLayoutEffect(() => {
    const menu = ref.current;
    const before = document.activeElement;
    menu?.showPopover();
    const { width = 0, height = 0 } = menu?.getBoundingClientRect() ?? {};
    menu?.style.setProperty("left", `${Math.max(0, Math.min(left, innerWidth - width))}px`);
    menu?.style.setProperty("top", `${Math.max(0, Math.min(top, innerHeight - height))}px`);
    menu?.querySelector("button")?.focus();
    return () => before instanceof HTMLElement && before.focus({ preventScroll: true });
  }, [ref, left, top]);
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
