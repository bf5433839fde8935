// Words where nothing is shown, and the ways out.
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { counted } from "../kit/counted";
import { shownBy } from "../model/filter";
import { narrowed } from "../model/state";

export function NothingFound({ study, state, set }: ViewProps) {
  const searched = state.search.trim() !== "";
  const filtered = Object.keys(state.filters).length > 0;
  const elsewhere = searched && filtered ? shownBy(study, { ...state, filters: {} }).count : 0;
  if (!narrowed(state)) return <p class="ac-empty ac-stack">There is no action.</p>;
  return (
    <div class="ac-empty ac-stack">
      <p>No action matches the search and the filters.</p>
      {elsewhere > 0 && (
        <Button act={() => set({ filters: {} })}>
          Show {counted(elsewhere, "text")} without the filters
        </Button>
      )}
    </div>
  );
}
