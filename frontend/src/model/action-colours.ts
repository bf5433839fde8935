// How an action looks: the hue of its region, stronger with its priority, and both in words.
import { at } from "../kit/lists";
import type { Study } from "./study";

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
  const region = column === undefined ? -1 : at(column.values as number[], action);
  const level = at(actions.priority, action);
  return {
    background: colours.regions[region]?.[level] ?? null,
    ink: colours.inks[region]?.[level] ?? null,
    region: column?.categories[region] ?? "",
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
