// "VSM ...": the functions and levels of the Viable System Model that something belongs to.
import { useState } from "preact/hooks";
import type { Make } from "../contract";
import { Choice } from "../kit/fields";
import { at, withToggled } from "../kit/lists";
import type { Placement } from "../model/edits";
import type { Placed } from "../model/payload";
import type { Study } from "../model/study";
import { EditForm } from "./edit-form";

interface PlacesDialogProps {
  study: Study;
  target: string; // the id of a group or an action
  name: string;
  make: Make;
  close: () => void;
}

const NONE = "";

export function PlacesDialog({ study, target, name, make, close }: PlacesDialogProps) {
  const { functions, levels } = study.payload.model;
  const placed = placesOf(study, target);
  const own = placed.filter(({ inherited }) => !inherited);
  const above = placed.filter(({ inherited }) => inherited);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(own.map(cellOf)));
  const [primary, setPrimary] = useState(own.filter((one) => one.primary).map(cellOf)[0] ?? NONE);
  const cells = functions.flatMap(({ id, name }) =>
    levels.map((level) => ({ function: id, level, title: `${id} ${name}, ${level}` })),
  );
  const chosen = cells.filter((cell) => ticked.has(cellOf(cell)));
  const placements: Placement[] = chosen.map((cell) => ({
    function: cell.function,
    level: cell.level,
    primary: chosen.length === 1 || cellOf(cell) === primary,
    confidence: own.find((one) => cellOf(one) === cellOf(cell))?.confidence ?? null,
    suggested: false,
  }));
  return (
    <EditForm
      title={`${name} in the Viable System Model`}
      send="Place"
      ready={JSON.stringify(placements) !== JSON.stringify(own.map(placementOf))}
      close={close}
      make={(why) => make([{ edit: "assign", target, placements }], why)}
    >
      {above.length > 0 && (
        <p class="ac-muted">
          It has the places of the group above ({above.map(({ function: one, level }) => `${one} ${level}`).join(", ")})
          until you tick its own.
        </p>
      )}
      {own.some(({ suggested }) => suggested) && (
        <p class="ac-muted">Some are suggestions; placing confirms those that are ticked.</p>
      )}
      <table class="ac-cells">
        <thead>
          <tr>
            <th scope="col">Function</th>
            {levels.map((level) => (
              <th key={level} scope="col">{level}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {functions.map((one) => (
            <tr key={one.id} title={one.does}>
              <th scope="row">{one.id} {one.name}</th>
              {cells.filter((cell) => cell.function === one.id).map((cell) => (
                <td key={cell.level}>
                  <input
                    type="checkbox"
                    aria-label={cell.title}
                    checked={ticked.has(cellOf(cell))}
                    onChange={() => setTicked(withToggled(ticked, cellOf(cell)))}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {chosen.length > 1 && (
        <Choice
          class="ac-label"
          title="Main place"
          value={ticked.has(primary) ? primary : NONE}
          choose={setPrimary}
          options={[[NONE, "none"], ...chosen.map((cell) => [cellOf(cell), cell.title] as const)]}
        />
      )}
    </EditForm>
  );
}

/** The places of a group, or of an action, which may have those of its group. */
function placesOf(study: Study, target: string): Placed[] {
  const group = study.groupOfId.get(target);
  if (group !== undefined) return at(study.payload.groups, group).functions;
  const action = study.actionOfId.get(target) ?? -1;
  const own = study.payload.actions.functions.some((one) => one.action === action);
  return study.placesOf(action).map((one) => ({ ...one, inherited: one.inherited || !own }));
}

function cellOf({ function: one, level }: Pick<Placed, "function" | "level">): string {
  return `${one} ${level}`;
}

function placementOf({ function: one, level, primary, confidence, suggested }: Placed): Placement {
  return { function: one, level, primary, confidence, suggested };
}
