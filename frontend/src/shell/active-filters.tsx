// What narrows down the actions now, each to be taken away with a click.
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { Icon } from "../kit/icon";
import { facetsOf } from "../model/filter";
import { narrowed, toggled, type State } from "../model/state";

export function ActiveFilters({ study, state, set, say }: ViewProps) {
  if (!narrowed(state)) return null;
  const chips = facetsOf(study).flatMap((facet) =>
    (state.filters[facet.name] ?? []).map((value) => ({
      key: `${facet.name} ${value}`,
      facet: facet.title,
      title: facet.values.find((one) => one.value === value)?.title ?? value,
      without: { filters: toggled(state, facet.name, value) },
    })),
  );
  const search: { key: string; facet: string; title: string; without: Partial<State> } = {
    key: "search",
    facet: "Search",
    title: state.search,
    without: { search: "" },
  };
  const all = state.search.trim() === "" ? chips : [search, ...chips];
  return (
    <div class="ac-chips ac-flow" role="group" aria-label="Active filters">
      {all.map(({ key, facet, title, without }) => (
        <Button
          key={key}
          class="ac-button ac-chip"
          act={() => {
            set(without);
            say(`filter ${facet}: ${title} taken away`);
          }}
        >
          <span class="ac-unseen">Take away the filter </span>
          <span class="ac-muted">
            <bdi>{facet}</bdi>:
          </span>{" "}
          <bdi class="ac-chip-value">{title}</bdi>
          <Icon name="close" />
        </Button>
      ))}
      <Button
        class="ac-link ac-said-link ac-small"
        act={() => {
          set({ search: "", filters: {} });
          say("all filters cleared");
        }}
      >
        Clear all
      </Button>
    </div>
  );
}
