// One row of the tree.
import { listOf } from "../../kit/counted";
import { Icon } from "../../kit/icon";
import { at } from "../../kit/lists";
import { Marked } from "../../kit/marked";
import type { WordMark } from "../../kit/search-words";
import { valueOf } from "../../model/column-values";
import { MISPLACED } from "../../model/filter";
import type { Study } from "../../model/study";
import { percentOf, prioritiesOf, regionsOf } from "../../model/sums";
import { ActionBand } from "../../parts/action-band";
import { RegionBar } from "../../parts/region-bar";
import type { ActionRow, BranchRow, TreeRow } from "./rows";

interface RowProps {
  study: Study;
  row: TreeRow;
  place: number;
  marks: readonly WordMark[];
  tabbed: boolean; // whether the tab key comes here
  selected: boolean;
  movable: boolean;
  over: boolean; // whether actions are dragged over it
}

export function RowOf(props: RowProps) {
  const { study, row, place, tabbed, selected, movable, over } = props;
  const branch = row.kind === "branch";
  const classes = ["ac-row", `ac-row-${row.kind}`];
  if (selected) classes.push("ac-selected");
  if (over) classes.push("ac-aimed");
  return (
    <div
      class={classes.join(" ")}
      role="treeitem"
      data-row={place}
      data-id={row.kind === "action" ? at(study.payload.actions.id, row.action) : branch ? (row.branch.id ?? undefined) : undefined}
      tabIndex={tabbed ? 0 : -1}
      aria-level={row.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={branch ? row.open : undefined}
      aria-selected={row.kind === "action" ? selected : undefined}
      draggable={row.kind === "action" && movable}
      style={{ marginInlineStart: `${1.5 * row.depth}rem` }}
    >
      {row.kind === "branch" && <BranchCells {...props} row={row} />}
      {row.kind === "action" && <ActionCells {...props} row={row} />}
    </div>
  );
}

function BranchCells({ study, row, marks }: RowProps & { row: BranchRow }) {
  const { branch, sum } = row;
  const { reasons, meanings } = study.payload;
  const percent = percentOf(study, sum);
  const group = branch.group < 0 ? null : at(study.payload.groups, branch.group);
  return (
    <>
      <span class={row.open ? "ac-twist ac-turned" : "ac-twist"}>
        <Icon name="chevron" />
      </span>
      <span class="ac-row-text">
        <span class={`ac-row-label ac-level-${group?.level ?? "none"}`} dir="auto">
          <Marked text={branch.label} marks={marks} />
        </span>
        <span class="ac-unseen"> {branch.level} </span>
        <span class="ac-row-meta">
          {group !== null && <code>{group.id}</code>}
          {branch.level === "reason" && <span>{meanings[reasons.indexOf(branch.label)]}</span>}
          {regionsOf(study, sum).length > 0 && <span>{listOf(regionsOf(study, sum))}</span>}
          {study.voted && <span>priority: {listOf(prioritiesOf(study, sum))}</span>}
        </span>
      </span>
      <RegionBar study={study} sum={sum} />
      {percent !== null && (
        <span class="ac-row-points">
          {percent.toFixed(1)} %<span class="ac-unseen"> of the points</span>
        </span>
      )}
      <span class="ac-row-count">
        {sum.count.toLocaleString("en-GB")}
        <span class="ac-unseen">{sum.count === 1 ? " action" : " actions"}</span>
      </span>
    </>
  );
}

function ActionCells({ study, row, marks }: RowProps & { row: ActionRow }) {
  const { actions, columns } = study.payload;
  const notes = columns
    .filter(({ role }) => role === "group" || role === "dimension")
    .map((column) => valueOf(column, row.action))
    .filter(Boolean);
  return (
    <>
      <span class="ac-check" aria-hidden="true" />
      <ActionBand study={study} action={row.action} />
      <span class="ac-row-text">
        <span dir="auto">
          <Marked text={at(actions.text, row.action)} marks={marks} />
        </span>
        <span class="ac-row-meta">
          <code>{at(actions.id, row.action)}</code>
          {notes.map((note) => (
            <bdi key={note}>{note}</bdi>
          ))}
          {study.pinned.has(row.action) && <span>pinned</span>}
          {study.loose.has(row.action) && <span class="ac-loose">{MISPLACED}</span>}
        </span>
      </span>
    </>
  );
}
