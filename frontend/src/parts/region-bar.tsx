// How the regions share a group: a bar, whose numbers stand beside it in words.
import type { Study } from "../model/study";
import { regionsOf, type Sum } from "../model/sums";

const SHADE = 2; // of the shades of a region, the one that stands out on both backgrounds

export function RegionBar({ study, sum }: { study: Study; sum: Sum }) {
  if (study.column("region") === undefined) return null;
  return (
    <span class="ac-mix" aria-hidden="true">
      {regionsOf(study, sum).map(({ name, place, count }) => (
        <span
          key={name}
          style={{
            flexGrow: count,
            background: study.payload.colours.regions[place]?.[SHADE] ?? "var(--ac-line-strong)",
          }}
        />
      ))}
    </span>
  );
}
