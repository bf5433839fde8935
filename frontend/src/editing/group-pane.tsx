// The groups of all levels, with counts: what is opened there stands beside it. Texts and groups
// are dropped on it (ARIA pattern "tree").
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { Icon } from "../kit/icon";
import { at, withToggled } from "../kit/lists";
import { forestOf, type Branch } from "../model/branches";
import { UNCLUSTERED } from "../model/filter";
import { narrowed } from "../model/state";
import { summed } from "../model/sums";
import { doneWith, groupActs } from "./acts";
import { regrouped } from "./regrouping";

interface GroupPaneProps extends ViewProps {
  enter: () => void; // goes on to the texts of what is open
}

interface PaneRow {
  readonly branch: Branch;
  readonly depth: number;
  readonly above: number; // the row of the group around it, or -1
  readonly count: number; // texts in it that are shown
}

export function GroupPane({ enter, ...props }: GroupPaneProps) {
  const { study, state, shown, set, carry, editor, act } = props;
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [carried, setCarried] = useState<readonly string[]>([]); // the ids of groups that are dragged
  const [over, setOver] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set()); // beside the open one
  const list = useRef<HTMLDivElement>(null);
  const moving = useRef(false); // whether the focus is to follow what is open
  const { top } = forestOf(study);
  const rows: PaneRow[] = [{ branch: top, depth: 0, above: -1, count: shown.count }];
  const grow = (branch: Branch, depth: number, above: number) => {
    for (const inner of branch.inner) {
      const { count } = summed(study, shown, inner.all);
      if (inner.id === null || (narrowed(state) && count === 0)) continue;
      const place = rows.push({ branch: inner, depth, above, count }) - 1;
      if (!closed.has(inner.key)) grow(inner, depth + 1, place);
    }
  };
  grow(top, 0, -1);
  const found = rows.findIndex(({ branch }) => branch.id === state.open);
  const current = Math.max(0, found);

  useLayoutEffect(() => {
    const row = list.current?.querySelector<HTMLElement>(`[data-group="${current}"]`);
    row?.scrollIntoView({ block: "nearest" });
    if (moving.current) row?.focus({ preventScroll: true });
    moving.current = false;
  }, [state.open, current]);
  const open = (place: number, byKey = false) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, place))];
    if (row === undefined) return;
    moving.current = byKey;
    setPicked(new Set());
    set({ open: row.branch.id, selected: [] });
  };
  const isPicked = ({ branch }: PaneRow) => branch.id === state.open || picked.has(branch.key);
  /** Those that are picked, or one where it is none of them. */
  const pickedWith = (row: PaneRow): string[] =>
    rows.flatMap((one) => {
      const meant = isPicked(row) ? isPicked(one) : one === row;
      return meant && one.branch.group >= 0 && one.branch.id !== null ? [one.branch.id] : [];
    });
  const pickTo = (place: number) => {
    const [from, to] = place < current ? [place, current] : [current, place];
    setPicked(new Set(rows.slice(from, to + 1).map(({ branch }) => branch.key)));
  };
  const reached = Math.max(current, ...rows.map((row, place) => (isPicked(row) ? place : -1)));
  const hasInner = ({ branch }: PaneRow) =>
    branch.key !== "top" && branch.inner.some(({ id }) => id !== null);
  const turn = ({ branch }: PaneRow) => setClosed(withToggled(closed, branch.key));
  const onKeyDown = (event: KeyboardEvent) => {
    const row = at(rows, current);
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const turned = hasInner(row) && closed.has(row.branch.key);
    const keys: Record<string, () => void> = {
      ArrowDown: () => open(current + 1, true),
      ArrowUp: () => open(current - 1, true),
      PageDown: () => open(current + 10, true),
      PageUp: () => open(current - 10, true),
      Home: () => open(0, true),
      End: () => open(rows.length - 1, true),
      ArrowRight: () => (turned ? turn(row) : hasInner(row) ? open(current + 1, true) : enter()),
      ArrowLeft: () => (hasInner(row) && !turned ? turn(row) : open(row.above, true)),
      Backspace: () => open(row.above, true),
      Enter: enter,
    };
    const key = keys[event.key];
    if (event.shiftKey && event.key === "ArrowDown") pickTo(Math.min(rows.length - 1, reached + 1));
    else if (key !== undefined) key();
    else if (!doneWith(groupActs(props, pickedWith(row)), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const rowAt = ({ target }: Event): PaneRow | undefined => {
    const element = target instanceof Element ? target.closest<HTMLElement>("[data-group]") : null;
    return element === null ? undefined : rows[Number(element.dataset["group"])];
  };
  const drop = () => {
    setOver(null);
    setCarried([]);
  };
  const takes = (row: PaneRow | undefined): boolean => {
    if (row === undefined) return false;
    if (carry.dragged.length > 0) return row.branch.id !== null;
    return regrouped(study, carried, row.branch).length > 0;
  };
  return (
    <div
      ref={list}
      class="ac-groups"
      role="tree"
      aria-label="Groups"
      aria-multiselectable="true"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        const row = rowAt(event);
        if (row === undefined || !(event.target instanceof Element)) return;
        if (event.target.closest(".ac-twist") !== null && hasInner(row)) turn(row);
        else if (event.shiftKey) pickTo(rows.indexOf(row));
        else if (event.ctrlKey || event.metaKey) setPicked(withToggled(picked, row.branch.key));
        else open(rows.indexOf(row), true);
      }}
      onDragStart={(event) => {
        const row = rowAt(event);
        if (row === undefined || row.branch.group < 0) return;
        const ids = pickedWith(row);
        event.dataTransfer?.setData("text/plain", row.branch.label);
        setTimeout(() => setCarried(ids)); // changing the page at once would end the drag
      }}
      onDragEnd={drop}
      onDragOver={(event) => {
        const row = rowAt(event);
        const key = row !== undefined && takes(row) ? row.branch.key : null;
        if (key !== null) event.preventDefault();
        if (key !== over) setOver(key);
      }}
      onDrop={(event) => {
        const row = rowAt(event);
        if (row === undefined || !takes(row)) return;
        event.preventDefault();
        drop();
        if (carry.dragged.length > 0) carry.drop(carry.dragged, row.branch.id ?? UNCLUSTERED);
        else act(editor.make(regrouped(study, carried, row.branch), ""));
      }}
    >
      {rows.map((row, place) => {
        const { branch, depth, count } = row;
        const level = branch.group < 0 ? "none" : branch.level;
        return (
          <div
            key={branch.key}
            class={`ac-row ac-row-branch${over === branch.key ? " ac-aimed" : ""}`}
            role="treeitem"
            data-group={place}
            data-id={branch.id ?? undefined}
            tabIndex={place === current ? 0 : -1}
            aria-level={depth + 1}
            aria-expanded={hasInner(row) ? !closed.has(branch.key) : undefined}
            aria-selected={isPicked(row)}
            draggable={branch.group >= 0}
            style={{ paddingInlineStart: `${0.25 + 0.75 * depth}rem` }}
          >
            <span class={closed.has(branch.key) ? "ac-twist" : "ac-twist ac-turned"}>
              {hasInner(row) && <Icon name="chevron" />}
            </span>
            <span class={`ac-row-label ac-level-${level}`} dir="auto" title={branch.label}>
              {branch.label}
            </span>
            <span class="ac-unseen"> {branch.level} </span>
            <span class="ac-row-count">{count.toLocaleString("en-GB")}</span>
          </div>
        );
      })}
    </div>
  );
}
