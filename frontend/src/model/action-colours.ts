// How an action looks: the hue of its region, or that of several, stronger with its priority, and
// both in words.
import { at } from "../kit/lists";
import { categoriesOf, valueOf } from "./column-values";
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

/** What is written on that colour. */
export function regionInk(study: Study, region: number): string | undefined {
  return study.payload.colours.inks[region]?.[SHADE];
}
