// The panel of filters. The counts say how many actions a choice would show, given the others.
import { useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { Unfold } from "../kit/fields";
import { at } from "../kit/lists";
import { forestOf, within } from "../model/branches";
import { facetsOf, FUNCTION, IN, LEVEL, LOOSE, PRIORITY, type Facet } from "../model/filter";
import { toggled } from "../model/state";
import type { Study } from "../model/study";

const FEW = 8; // values that are listed at first

export function FilterPanel(props: ViewProps) {
  return (
    <div class="ac-filters ac-stack">
      {inOrder(facetsOf(props.study).filter((facet) => useful(props.study, facet)))
        .map((facet) => (
          <FacetField key={facet.name} facet={facet} {...props} />
        ))}
    </div>
  );
}

function FacetField({ facet, study, state, shown, set }: ViewProps & { facet: Facet }) {
  const [whole, setWhole] = useState(false);
  const chosen = state.filters[facet.name] ?? [];
  const counts = shown.facets.get(facet.name) ?? new Int32Array(facet.values.length);
  const listed = choicesOf(study, facet)
    .map((choice) => ({
      ...choice,
      ...at(facet.values, choice.place),
      count: at(counts, choice.place),
    }))
    .filter(({ value, count }) => count > 0 || chosen.includes(value));
  const short = listed.filter(({ depth }) => depth === 0).slice(0, FEW);
  const visible = whole
    ? listed
    : listed.filter((choice) => short.includes(choice) || chosen.includes(choice.value));
  return (
    <fieldset class="ac-facet">
      <legend>
        <bdi>{facet.title}</bdi>
      </legend>
      {listed.length === 0 && <p class="ac-muted ac-small">nothing left to choose</p>}
      {visible.map(({ value, title, depth, count }) => (
        <label key={value} class="ac-choice" style={{ paddingInlineStart: `${0.75 * depth}rem` }}>
          <input
            type="checkbox"
            checked={chosen.includes(value)}
            onChange={() => set({ filters: toggled(state, facet.name, value) })}
          />
          <span class="ac-choice-title" dir="auto">
            {title}
          </span>
          <span class="ac-count">{count}</span>
        </label>
      ))}
      {listed.length > short.length && (
        <Unfold whole={whole} setWhole={setWhole} all={String(listed.length)} of={facet.title} />
      )}
    </fieldset>
  );
}

/** What is asked for most stands first, where no scrolling is needed. */
function inOrder(facets: readonly Facet[]): Facet[] {
  const first = facets.filter(({ name }) => name === PRIORITY || name === LOOSE);
  return [...first, ...facets.filter((facet) => !first.includes(facet))];
}

/** Filters that could not tell two actions apart are left out. */
function useful(study: Study, facet: Facet): boolean {
  if (facet.name === PRIORITY) return study.voted;
  if (facet.name === FUNCTION || facet.name === LEVEL) return study.placed;
  return facet.items.length > 0;
}

/** The places of the values in the order in which they are listed: groups stand in their tree. */
function choicesOf(study: Study, facet: Facet): { place: number; depth: number }[] {
  if (facet.name !== IN) return facet.values.map((_, place) => ({ place, depth: 0 }));
  const tree = within(forestOf(study).top).filter(({ branch }) => branch.id !== null);
  const last = study.payload.groups.length; // stands for the unclustered ones
  return tree.map(({ branch, depth }) => ({
    place: branch.group < 0 ? last : branch.group,
    depth,
  }));
}
