// The groups in their levels, drilled down to the actions.
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { View, ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import { Choice } from "../../kit/fields";
import { at } from "../../kit/lists";
import { branchAt, isNamed, labelOf } from "../../model/branches";
import { narrowed, SORTS, type Sort } from "../../model/state";
import { summed } from "../../model/sums";
import { Breadcrumbs } from "../../parts/breadcrumbs";
import { ColourLegend } from "../../parts/colour-legend";
import { NothingFound } from "../../parts/nothing-found";
import { QuickFilters } from "../../parts/quick-filters";
import { tablesOf } from "./csv-tables";
import { GroupHead } from "./group-head";
import { allOpened, UNOPENED, type Opened } from "./rows";
import { picturesOf } from "./table-picture";
import { Tree } from "./tree";

const NAMED = 8; // groups that are named at the most

const SORT_TITLES: Record<Sort, string> = {
  order: "Order of the study",
  priority: "Priority",
  size: "Size",
  region: "Region",
  label: "Name",
};

function Table(props: ViewProps) {
  const { study, state, shown, set } = props;
  const [opened, setOpened] = useState<Opened>(UNOPENED);
  const heading = useRef<HTMLHeadingElement>(null);
  const branch = branchAt(study, state.open);
  const here = summed(study, shown, branch.all).count;
  const before = useRef(state.open);
  useLayoutEffect(() => {
    // whoever goes to another page goes on from its top
    if (before.current !== state.open) heading.current?.focus();
    before.current = state.open;
  }, [state.open]);
  const sorts = SORTS.filter(
    (sort) =>
      (sort !== "priority" || study.voted) &&
      (sort !== "region" || study.column("region") !== undefined),
  );
  return (
    <div class="ac-table ac-stack">
      {state.open !== null && <Breadcrumbs {...props} />}
      <div class="ac-top ac-sides">
        <GroupHead {...props} branch={branch} heading={heading} />
        <ColourLegend study={study} />
      </div>
      <QuickFilters {...props} />
      <Named {...props} />
      <div class="ac-tools ac-flow">
        <Choice
          title="Sort by"
          value={state.sort}
          options={sorts.map((sort) => [sort, SORT_TITLES[sort]])}
          choose={(sort) => set({ sort })}
        />
        {branch.inner.length > 0 && (
          <>
            <Button
              look="plain"
              act={() => setOpened(allOpened(branch, true))}
            >
              Open all
            </Button>
            <Button
              look="plain"
              act={() => setOpened(allOpened(branch, false))}
            >
              Close all
            </Button>
          </>
        )}
        {branch.inner.length > 0 && (
          <div class="ac-heads" aria-hidden="true">
            {study.column("region") !== undefined && <span class="ac-mix-head">Regions</span>}
            {study.voted && <span class="ac-row-points">Points</span>}
            <span class="ac-row-count">Actions</span>
          </div>
        )}
      </div>
      {shown.count === 0 ? (
        <NothingFound {...props} />
      ) : here === 0 && shown.count > 0 ? (
        <div class="ac-empty ac-stack">
          <p>
            Nothing in <bdi>{branch.label}</bdi> matches.
          </p>
          <Button act={() => set({ open: null })}>
            Show {counted(shown.count, "text")} in other groups
          </Button>
        </div>
      ) : (
        <Tree
          {...props}
          branch={branch}
          narrow={narrowed(state)}
          opened={opened}
          setOpened={setOpened}
        />
      )}
    </div>
  );
}

/** The groups that a search finds by their names, which it does not look for in the tree. */
function Named({ study, state, set }: ViewProps) {
  if (state.search.trim() === "") return null;
  const found = [...study.payload.groups.keys()].filter((group) =>
    isNamed(study, group, state.search),
  );
  if (found.length === 0) return null;
  return (
    <p class="ac-named ac-flow ac-small">
      <span class="ac-muted">Groups with these words in their name:</span>
      {found.slice(0, NAMED).map((group) => (
        <Button
          key={group}
          class="ac-link ac-said-link"
          act={() => set({ open: at(study.payload.groups, group).id, search: "" })}
        >
          <bdi>{labelOf(study, group)}</bdi>
        </Button>
      ))}
      {found.length > NAMED && <span class="ac-muted">and {found.length - NAMED} more</span>}
    </p>
  );
}

export const table: View = {
  name: "table",
  title: "Table",
  Component: Table,
  pictures: picturesOf,
  tables: tablesOf,
};
