// The order of groups and actions.
import { at } from "../kit/lists";
import type { Branch } from "./branches";
import { categoriesOf } from "./column-values";
import { UNCLUSTERED, type Shown } from "./filter";
import type { Sort } from "./state";
import type { Study } from "./study";
import { summed, type Sum } from "./sums";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Actions in an order; those that are equal in it stay in the order of the table. */
export function sortedActions(study: Study, actions: readonly number[], sort: Sort): number[] {
  const { share, text } = study.payload.actions;
  const sorted = [...actions];
  const points = (action: number) => at(share, action) ?? -1;
  const region = study.column("region");
  const regionOf = (action: number) => {
    const [first] = region === undefined ? [] : categoriesOf(region, action);
    return first ?? Number.MAX_SAFE_INTEGER;
  };
  switch (sort) {
    case "priority":
      return sorted.sort((one, other) => points(other) - points(one));
    case "region":
      return sorted.sort(
        (one, other) => regionOf(one) - regionOf(other) || points(other) - points(one),
      );
    case "label":
      return sorted.sort((one, other) => collator.compare(at(text, one), at(text, other)));
    case "size": // actions have none
    case "order":
      return sorted;
  }
}

/** Branches in an order, by what of them is shown; what is unclustered stays last. */
export function sortedBranches(
  study: Study,
  shown: Shown,
  branches: readonly Branch[],
  sort: Sort,
): Branch[] {
  if (sort === "order") return [...branches];
  const last = (branch: Branch) => (branch.id === UNCLUSTERED ? 1 : 0);
  const sum = (branch: Branch) => summed(study, shown, branch.all);
  const compare = (one: Branch, other: Branch): number => {
    switch (sort) {
      case "priority":
        return sum(other).points - sum(one).points;
      case "size":
        return sum(other).count - sum(one).count;
      case "region":
        return leading(sum(one)) - leading(sum(other)) || sum(other).count - sum(one).count;
      case "label":
        return collator.compare(one.label, other.label);
    }
  };
  return [...branches].sort((one, other) => last(one) - last(other) || compare(one, other));
}

/** The region that most of the actions have. */
function leading(sum: Sum): number {
  return sum.regions.indexOf(Math.max(...sum.regions));
}
