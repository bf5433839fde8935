// One flat list of the actions, sorted by any of its columns.
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Seen, View, ViewProps } from "../../contract";
import { useArrowKeys } from "../../kit/arrow-keys";
import { Button } from "../../kit/button";
import type { Table } from "../../kit/csv";
import { Choice } from "../../kit/fields";
import { at } from "../../kit/lists";
import { Marked } from "../../kit/marked";
import { MoreRows } from "../../kit/more-rows";
import { labelOf } from "../../model/branches";
import { MISPLACED } from "../../model/filter";
import { listColumns, rankedActions, voteWords, type ListColumn } from "../../model/ranking";
import type { Study } from "../../model/study";
import { ActionBand } from "../../parts/action-band";
import { captionOf } from "../../parts/caption";
import { NothingFound } from "../../parts/nothing-found";
import { QuickFilters } from "../../parts/quick-filters";
import { ReportActions } from "../../parts/report-actions";
import { tableFile } from "../../picture/files";

const LIMIT = 50; // rows that are drawn at first, and more each time their end is reached

/** The column that a list is sorted by, and which way. */
function sortedBy(study: Study, by: string): { column: ListColumn | undefined; turned: boolean } {
  const column = listColumns(study).find(({ key }) => key === by.replace(/^-/u, ""));
  return { column, turned: by.startsWith("-") };
}

/** What a list is of, in words: the filters in force, and the order. */
function listTitle(seen: Seen): string {
  const { study, state, shown } = seen;
  const { column, turned } = sortedBy(study, state.by);
  const down = column !== undefined && column.falling !== turned;
  const order =
    column !== undefined
      ? `by ${column.title.toLowerCase()}${column.number && column.key !== "rank" ? (down ? ", the highest first" : ", the lowest first") : turned ? ", backwards" : ""}`
      : shown.search.grades !== null
        ? "best matches first"
        : study.ranked
          ? "highest rank first"
          : "in the order of the study";
  return `${captionOf(seen)}, ${order}`;
}

function List(props: ViewProps) {
  const { study, state, shown, set, look } = props;
  const columns = useMemo(() => listColumns(study), [study]);
  const keys = useArrowKeys<HTMLTableSectionElement>("[data-text]");
  const rows = useMemo(() => rankedActions(study, shown, state.by), [study, shown, state.by]);
  const [reached, setReached] = useState({ rows, limit: LIMIT });
  const limit = reached.rows === rows ? reached.limit : LIMIT;
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(state.by);
  useLayoutEffect(() => {
    if (before.current !== state.by) heading.current?.scrollIntoView({ block: "nearest" });
    before.current = state.by;
  }, [state.by]);
  const { column: current, turned } = sortedBy(study, state.by);
  const { id, text } = study.payload.actions;
  const down = current !== undefined && current.falling !== turned;
  const sorts = columns.map(({ key, title }): [string, string] => [key, title]);
  const pick = (action: number, several: boolean) => {
    const one = at(id, action);
    if (!several) set({ selected: [one] });
    else if (state.selected.includes(one)) set({ selected: state.selected.filter((other) => other !== one) });
    else set({ selected: [...state.selected, one] });
  };
  return (
    <div class="ac-list ac-stack">
      <h2 ref={heading}>
        {listTitle(props)}
      </h2>
      <QuickFilters {...props} />
      <Choice
        class="ac-inline ac-list-sort"
        title="Sort by"
        value={current?.key ?? "best"}
        options={[["best", "Best first"], ...sorts]}
        choose={(by) => set({ by })}
      />
      {shown.count === 0 ? (
        <NothingFound {...props} />
      ) : (
        <table class="ac-list-table">
          <caption class="ac-unseen">{listTitle(props)}</caption>
          <thead>
            <tr>
              {columns.map(({ key, title, number }) => (
                <th
                  key={key}
                  scope="col"
                  class={`ac-list-${key}${number ? " ac-flat-number" : ""}`}
                  aria-sort={current?.key !== key ? undefined : down ? "descending" : "ascending"}
                >
                  <Button
                    look="link"
                    act={() => set({ by: current?.key === key && !turned ? `-${key}` : key })}
                  >
                    {title}
                    <span aria-hidden="true">{current?.key === key ? (down ? " ↓" : " ↑") : ""}</span>
                  </Button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...keys}>
            {rows.slice(0, limit).map((action) => {
              const chosen = state.selected.includes(at(id, action));
              return (
                <tr
                  key={action}
                  class={chosen ? "ac-selected" : ""}
                  aria-selected={chosen}
                  onClick={({ target, ctrlKey, metaKey }) => {
                    if (target instanceof Element && target.closest("button") !== null) return;
                    pick(action, ctrlKey || metaKey);
                  }}
                >
                  {columns.map((column) => (
                    <td key={column.key} class={`ac-list-${column.key}${column.number ? " ac-flat-number" : ""}`} dir="auto">
                      {column.key === "text" ? (
                        <>
                          <button
                            type="button"
                            class="ac-row-button"
                            data-text=""
                            onClick={(event) => {
                              if (event.ctrlKey || event.metaKey) pick(action, true);
                              else look(at(id, action));
                            }}
                            onKeyDown={(event) => {
                              if (event.key !== " ") return;
                              event.preventDefault(); // as in the table: it selects
                              pick(action, true);
                            }}
                          >
                            <Marked text={at(text, action)} marks={shown.search.marks} />
                          </button>
                          <span class="ac-row-meta">
                            <code>{at(id, action)}</code>
                            {study.loose.has(action) && <span class="ac-loose">{MISPLACED}</span>}
                          </span>
                        </>
                      ) : column.key === "region" ? (
                        <ActionBand study={study} action={action} />
                      ) : column.key === "theme" ? (
                        <Theme {...props} action={action} />
                      ) : column.key === "fit" ? (
                        (column.value(action) as number | null)?.toFixed(2)
                      ) : (
                        column.value(action)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {rows.length > limit && (
        <MoreRows left={rows.length - limit} more={() => setReached({ rows, limit: limit + LIMIT })} />
      )}
    </div>
  );
}

function Theme({ study, set, action }: ViewProps & { action: number }) {
  const { actions, groups, reasons } = study.payload;
  const group = at(actions.group, action);
  if (group < 0) return <bdi class="ac-muted">{reasons[at(actions.reason, action)] ?? "in no theme"}</bdi>;
  return (
    <button
      type="button"
      class="ac-link ac-said-link"
      tabIndex={-1} // the details lead there too, by key
      onClick={() => set({ view: "table", open: at(groups, group).id })}
    >
      <bdi>{labelOf(study, group)}</bdi>
    </button>
  );
}

/** The list on paper. */
function Sheet(seen: Seen) {
  const { study, state, shown } = seen;
  const { actions } = study.payload;
  return (
    <>
      <h1 dir="auto">{study.payload.title}</h1>
      <p>{listTitle(seen)}</p>
      <ReportActions
        study={study}
        actions={rankedActions(study, shown, state.by)}
        note={(action) => (
          <span class="ac-muted">
            {[
              at(actions.rank, action) === null ? "" : `rank ${at(actions.rank, action)}`,
              voteWords(study, action),
              at(actions.group, action) < 0 ? "" : labelOf(study, at(actions.group, action)),
            ]
              .filter(Boolean)
              .join(" \u00b7 ")}
          </span>
        )}
      />
    </>
  );
}

function tablesOf(seen: Seen): Table[] {
  const { study, shown, state } = seen;
  const columns = listColumns(study);
  const rows = () =>
    rankedActions(study, shown, state.by).map((action) => [
      at(study.payload.actions.id, action),
      ...columns.map(({ value }) => value(action)),
      study.loose.has(action) ? "yes" : "",
    ]);
  const head = ["id", ...columns.map(({ title }) => title), MISPLACED];
  return [tableFile(study, "list", "Ranked list", head, rows)];
}

export const list: View = {
  name: "list",
  title: "List",
  Component: List,
  pictures: () => [],
  tables: tablesOf,
  Sheet,
};
