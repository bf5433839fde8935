// The way from the top to what is open.
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { at } from "../kit/lists";
import { labelOf } from "../model/branches";
import { UNCLUSTERED } from "../model/filter";

export function Breadcrumbs({ study, state, set }: ViewProps) {
  const group = state.open === null ? undefined : study.groupOfId.get(state.open);
  const path = group === undefined ? [] : study.pathOf(group);
  const steps: { id: string | null; title: string }[] = [
    { id: null, title: "All groups" },
    ...path.map((place) => ({
      id: at(study.payload.groups, place).id,
      title: labelOf(study, place),
    })),
    ...(state.open === UNCLUSTERED ? [{ id: UNCLUSTERED, title: "Unclustered" }] : []),
  ];
  return (
    <nav class="ac-crumbs ac-small" aria-label="Breadcrumbs">
      <ol>
        {steps.map(({ id, title }) => (
          <li key={id}>
            {id === state.open ? (
              <bdi aria-current="page">{title}</bdi>
            ) : (
              <Button class="ac-link ac-said-link" act={() => set({ open: id })}>
                <bdi>{title}</bdi>
              </Button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
