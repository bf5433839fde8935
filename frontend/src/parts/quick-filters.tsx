// The filters that are asked for most, a click each: regions, priorities, and what sits loosely (in the open theme).
import type { ViewProps } from "../contract";
import { useArrowKeys } from "../kit/arrow-keys";
import { Button } from "../kit/button";
import { at } from "../kit/lists";
import { columnFacet, facetsOf, LOOSE, PRIORITY } from "../model/filter";
import { toggled } from "../model/state";

const MOST = 6; // values; where there are more, the panel has them

export function QuickFilters({ study, state, shown, set }: ViewProps) {
  const keys = useArrowKeys<HTMLDivElement>();
  const region = study.column("region");
  const open = state.view === "table" && state.open !== null ? study.groupOfId.get(state.open) : undefined;
  const looseThere = open === undefined ? null : at(study.below, open).filter((one) => shown.mask[one] === 1 && study.loose.has(one));
  const names = [
    ...(region === undefined ? [] : [columnFacet(region)]),
    ...(study.voted ? [PRIORITY] : []),
    ...(study.loose.size > 0 ? [LOOSE] : []),
  ];
  const found = names.flatMap((name) => {
    const facet = facetsOf(study).find((one) => one.name === name);
    if (facet === undefined) return [];
    const counts = name === LOOSE && looseThere !== null ? [looseThere.length] : (shown.facets.get(name) ?? []);
    const values = facet.values
      .map(({ value, title }, place) => ({ value, title, count: at(counts, place) }))
      .filter(({ value, count }) => value !== "" && (count > 0 || (state.filters[name] ?? []).includes(value)));
    // the highest priority is asked for most
    return values.length === 0 || values.length > MOST ? [] : [{ name, title: facet.title, values: name === PRIORITY ? values.reverse() : values }];
  });
  if (found.length === 0) return null;
  return (
    <div class="ac-quick ac-flow ac-small" role="toolbar" aria-label="Quick filters" {...keys}>
      {found.map(({ name, title, values }) => (
        <span key={name} class="ac-quick-part ac-flow" role="group" aria-label={title}>
          <bdi class="ac-muted" aria-hidden="true">{title}</bdi>
          {values.map(({ value, title: what, count }) => (
            <Button
              key={value}
              class="ac-button ac-chip"
              pressed={(state.filters[name] ?? []).includes(value)}
              act={() => set({ filters: toggled(state, name, value) })}
            >
              <bdi>{what}</bdi> <span class="ac-count">{count}</span>
            </Button>
          ))}
        </span>
      ))}
    </div>
  );
}
