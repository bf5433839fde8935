// The rows, and the keys that walk through them (ARIA pattern "tree").
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { ViewProps } from "../../contract";
import { at } from "../../kit/lists";
import { MoreRows } from "../../kit/more-rows";
import type { Branch } from "../../model/branches";
import { RowOf } from "./row";
import { rowsIn, type Opened, type TreeRow } from "./rows";
import { chosenWith, stepOf } from "./tree-keys";

interface TreeProps extends ViewProps {
  branch: Branch;
  narrow: boolean;
  opened: Opened;
  setOpened: (opened: Opened) => void;
}

const LIMIT = 150; // rows that are drawn at first, and more each time their end is reached

export function Tree(props: TreeProps) {
  const { study, state, shown, set, carry, editor, look, branch, narrow, opened, setOpened } =
    props;
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [reached, setReached] = useState({ shown, limit: LIMIT });
  const limit = reached.shown === shown ? reached.limit : LIMIT;
  const anchor = useRef<string | null>(null); // where a selection of several begins
  const moving = useRef(false); // whether the focus is to follow `focused`
  const { sort } = state;
  const rows = useMemo(
    () => rowsIn(branch, { study, shown, sort, narrow, opened }),
    [branch, study, shown, sort, narrow, opened],
  );
  const drawn = rows.length > limit ? rows.slice(0, limit) : rows;
  const found = drawn.findIndex(({ key }) => key === focused);
  const last = useRef(0); // where the focus was, for when its row goes away
  const current = found < 0 ? Math.min(last.current, drawn.length - 1) : found;
  last.current = current;
  const selected = useMemo(() => new Set(state.selected), [state.selected]);
  const ids = study.payload.actions.id;

  useLayoutEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    list.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus();
  });
  const go = (place: number) => {
    const row = drawn[Math.max(0, Math.min(drawn.length - 1, place))];
    if (row === undefined) return;
    moving.current = true;
    setFocused(row.key);
  };
  const toggle = (row: TreeRow, open: boolean) => {
    setOpened(new Map(opened).set(row.key, open));
  };
  const select = (place: number, how: "only" | "toggle" | "range") => {
    const row = at(drawn, place);
    if (row.kind !== "action") return;
    if (how !== "range") anchor.current = row.key;
    set({ selected: chosenWith(drawn, ids, state.selected, anchor.current, place, how) });
  };
  const idsFor = (row: TreeRow): readonly string[] => {
    if (row.kind !== "action") return state.selected;
    const id = at(ids, row.action);
    return selected.has(id) ? state.selected : [id];
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const row = drawn[current];
    if (row === undefined || event.altKey) return;
    const control = event.ctrlKey || event.metaKey;
    const step = control ? null : stepOf(event.key, drawn, current);
    if (step !== null && "open" in step) toggle(row, step.open);
    else if (step !== null) {
      go(step.to);
      if (event.shiftKey) {
        if (anchor.current === null && row.kind === "action") anchor.current = row.key;
        if (at(drawn, step.to).kind === "action") select(step.to, "range");
      }
    } else if (event.key === "a" && control) {
      const all = drawn.flatMap((one) => (one.kind === "action" ? [at(ids, one.action)] : []));
      set({ selected: all });
    } else if (control) return;
    else if (event.key === " ") {
      if (row.kind === "branch") toggle(row, !row.open);
      else select(current, "toggle");
    } else if (event.key === "Enter") {
      if (row.kind === "action") look(at(ids, row.action));
      else if (row.branch.id !== null) set({ open: row.branch.id });
      else toggle(row, !row.open);
    } else if (event.key === "Backspace" && state.open !== null) {
      const group = study.groupOfId.get(state.open);
      const above = group === undefined ? -1 : at(study.payload.groups, group).parent;
      set({ open: above < 0 ? null : at(study.payload.groups, above).id });
    } else if (event.key === "m" && editor.verbs.has("move")) carry.ask("move", idsFor(row));
    else if (event.key === "x" && editor.verbs.has("set_aside")) {
      carry.aside(idsFor(row));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const rowAt = ({ target }: Event): number => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
    return element === null ? -1 : Number(element.dataset["row"]);
  };
  const onClick = (event: MouseEvent) => {
    const place = rowAt(event);
    const row = drawn[place];
    if (row === undefined || !(event.target instanceof Element)) return;
    setFocused(row.key);
    if (row.kind === "branch") {
      const opens = event.target.closest(".ac-row-label") !== null && row.branch.id !== null;
      if (opens) set({ open: row.branch.id });
      else toggle(row, !row.open);
    } else if (event.shiftKey) select(place, "range");
    else if (event.ctrlKey || event.metaKey || event.target.closest(".ac-check") !== null) {
      select(place, "toggle");
    } else select(place, "only");
  };
  const target = (event: Event): string | null => {
    const row = drawn[rowAt(event)];
    return carry.dragged.length > 0 && row?.kind === "branch" ? row.branch.id : null;
  };

  return (
    <>
      <div
        ref={list}
        class="ac-tree ac-stack ac-tight"
        role="tree"
        aria-label={branch.label}
        aria-multiselectable="true"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onClick={onClick}
        onFocusIn={(event) => {
          const row = drawn[rowAt(event)];
          if (row !== undefined && row.key !== focused) setFocused(row.key);
        }}
        onDragStart={(event) => {
          const row = drawn[rowAt(event)];
          if (row?.kind !== "action" || !editor.verbs.has("move")) return;
          const dragged = idsFor(row);
          event.dataTransfer?.setData("text/plain", dragged.join("\n"));
          // the shelf appears beside the tree; changing the page at once would end the drag
          setTimeout(() => carry.drag(dragged));
        }}
        onDragEnd={() => {
          setOver(null);
          carry.drag([]);
        }}
        onDragOver={(event) => {
          const to = target(event);
          if (to !== null) event.preventDefault();
          if (to !== over) setOver(to);
        }}
        onDrop={(event) => {
          const to = target(event);
          if (to === null) return;
          event.preventDefault();
          setOver(null);
          carry.drop(carry.dragged, to);
        }}
      >
        {drawn.map((row, place) => (
          <RowOf
            key={row.key}
            study={study}
            row={row}
            place={place}
            marks={shown.search.marks}
            tabbed={place === current}
            selected={row.kind === "action" && selected.has(at(ids, row.action))}
            movable={editor.verbs.has("move")}
            over={over !== null && row.kind === "branch" && row.branch.id === over}
          />
        ))}
      </div>
      {rows.length > drawn.length && (
        <MoreRows
          left={rows.length - drawn.length}
          more={() => setReached({ shown, limit: limit + LIMIT })}
        />
      )}
    </>
  );
}
