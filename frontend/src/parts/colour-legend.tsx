// What the colours of actions mean.
import { at } from "../kit/lists";
import { SEVERAL } from "../model/action-colours";
import { severalIn } from "../model/column-values";
import type { Study } from "../model/study";

interface LegendProps {
  study: Study;
  unfolded?: boolean; // whether what it means is shown at once
}

export function ColourLegend({ study, unfolded = false }: LegendProps) {
  const { colours, priorities } = study.payload;
  const regions = study.column("region");
  if (regions === undefined) return null;
  const rows = [
    ...regions.categories.map((name, region) => ({ name, shades: at(colours.regions, region) })),
    ...(severalIn(regions).length > 0 ? [{ name: SEVERAL, shades: colours.several }] : []),
  ];
  const meaning = (
    <p>
      The hue is the region{study.voted && ", and it is the stronger the higher the priority"}.{" "}
      {study.payload.priority_rule}
      {study.voted &&
        " Points are shares of all sticker points, in which each discussion group counts the same."}
    </p>
  );
  return (
    <div class="ac-legend ac-stack ac-tight">
      <table>
        <caption class="ac-unseen">Colours of the actions, by region and priority</caption>
        {study.voted && (
          <thead>
            <tr>
              <th scope="col">Priority</th>
              {priorities.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.map(({ name, shades }) => (
            <tr key={name}>
              <th scope="row" dir="auto">
                {name}
              </th>
              {priorities.map((priority, level) => (
                <td key={priority} style={{ background: at(shades, level) }}>
                  <span class="ac-unseen">colour</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {unfolded ? (
        meaning
      ) : (
        <details>
          <summary>What this means</summary>
          {meaning}
        </details>
      )}
    </div>
  );
}
