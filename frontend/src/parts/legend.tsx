// What the colours of actions mean.
import { at, type Study } from "../model/study";

export function Legend({ study }: { study: Study }) {
  const { colours, priorities } = study.payload;
  const regions = study.column("region");
  if (regions === undefined) return null;
  return (
    <table class="ac-legend">
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
        {regions.categories.map((name, region) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {priorities.map((priority, level) => (
              <td key={priority} style={{ background: at(at(colours.regions, region), level) }}>
                <span class="ac-unseen">colour</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
