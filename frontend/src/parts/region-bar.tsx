// How the regions share a group: a bar, whose numbers stand beside it in words.
import { regionColour } from "../model/action-colours";
import type { Study } from "../model/study";
import { regionsOf, type Sum } from "../model/sums";

export function RegionBar({ study, sum }: { study: Study; sum: Sum }) {
  if (study.column("region") === undefined) return null;
  return (
    <span class="ac-mix" aria-hidden="true">
      {regionsOf(study, sum).map(({ name, place, count }) => (
        <span
          key={name}
          style={{
            flexGrow: count,
            background: regionColour(study, place) ?? "var(--ac-line-strong)",
          }}
        />
      ))}
    </span>
  );
}
