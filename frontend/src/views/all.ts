// The views in the order of their tabs.
import type { View } from "../contract";
import { links } from "./links";
import { list } from "./list";
import { network } from "./network";
import { overview } from "./overview";
import { said } from "./said";
import { table } from "./table";
import { vsm } from "./vsm";

export const VIEWS: readonly View[] = [said, table, list, network, links, vsm, overview];

/** The view that is called so. */
export function viewOf(name: View["name"]): View {
  return VIEWS.find((view) => view.name === name) ?? table;
}
