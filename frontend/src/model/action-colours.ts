// How an action looks: the hue of its region, or that of several, stronger with its priority, and
// both in words.
import { at } from "../kit/lists";
import { categoriesOf, isCategorical, valueOf } from "./column-values";
import type { Column } from "./payload";
import type { Study } from "./study";

/** What legends call actions of several regions, which have a colour of their own. */
export const SEVERAL = "several regions";

const SHADE = 2; // of the shades of a region, the one that stands out on both backgrounds

export interface ActionColour {
  readonly background: string | null; // null: no region, or none known
  readonly ink: string | null;
  readonly region: string; // "" if there is none
  readonly priority: string; // "" if there are no stickers
}

export function actionColour(study: Study, action: number): ActionColour {
  const { actions, colours, priorities } = study.payload;
  const column = study.column("region");
  const regions = column === undefined ? [] : categoriesOf(column, action);
  const several = regions.length > 1;
  const region = regions[0] ?? -1;
  const level = at(actions.priority, action);
  return {
    background: (several ? colours.several : colours.regions[region])?.[level] ?? null,
    ink: (several ? colours.several_inks : colours.inks[region])?.[level] ?? null,
    region: column === undefined ? "" : valueOf(column, action),
    priority: study.voted ? at(priorities, level) : "",
  };
}

/** The colour of a region where priorities are not told apart; undefined for no region. */
export function regionColour(study: Study, region: number): string | undefined {
  return study.payload.colours.regions[region]?.[SHADE];
}

/** What the nodes of the network can be coloured by, each with its name. */
export function colourings(study: Study): [string, string][] {
  const { columns, model } = study.payload;
  const region = study.column("region");
  return [
    ["group", "Themes"],
    ...(study.placed && model.levels.length > 0 ? [["level", "Level of the model"] as [string, string]] : []),
    ...columns
      .filter((column) => column.kind === "number" || (isCategorical(column) && column.categories.length > 0))
      .map((column): [string, string] => [column === region ? "region" : `column:${column.name}`, column.name]),
  ];
}

/** The column that a colouring is by, if it is by one. */
export function colouredColumn(study: Study, colour: string): Column | undefined {
  if (colour === "region") return study.column("region");
  return study.payload.columns.find(({ name }) => `column:${name}` === colour);
}
