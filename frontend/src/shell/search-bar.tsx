// The search, how many actions it leaves, and the button of the filters.
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { Icon } from "../kit/icon";
import { useUniqueId } from "../kit/unique-id";
import { lexiconFor } from "../model/search";
import { narrowed } from "../model/state";

interface SearchProps extends ViewProps {
  field: RefObject<HTMLInputElement | null>;
  filtering: boolean; // whether the panel of the filters is open
  toggleFilters: () => void;
}

export function SearchBar({ study, state, shown, set, field, filtering, toggleFilters }: SearchProps) {
  const id = useUniqueId();
  useEffect(() => {
    const later = setTimeout(() => lexiconFor(study), 500); // so that the first letter is as quick as others
    return () => clearTimeout(later);
  }, [study]);
  const chosen = Object.values(state.filters).flat().length;
  return (
    <div class="ac-search-bar ac-flow" role="search">
      <Button icon="filter" expanded={filtering} act={toggleFilters}>
        Filters
        {chosen > 0 && <span class="ac-badge">{chosen}</span>}
      </Button>
      <div class="ac-search">
        <label class="ac-unseen" for={id}>
          Search in the texts
        </label>
        <Icon name="search" />
        <input
          ref={field}
          id={id}
          class="ac-field"
          type="search"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          placeholder="Search in the texts"
          value={state.search}
          onInput={(event) => set({ search: event.currentTarget.value })}
        />
      </div>
      <p class="ac-found">
        <strong>{shown.count.toLocaleString("en-GB")}</strong>
        {narrowed(state) && ` of ${study.count.toLocaleString("en-GB")}`}
        {study.count === 1 ? " action" : " actions"}
      </p>
    </div>
  );
}
