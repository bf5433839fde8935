// The network as a table: how the edges lie in and between the groups.
import type { Seen } from "../../contract";
import type { Table } from "../../kit/csv";
import { at, bump } from "../../kit/lists";
import { endsOf } from "../../model/adjacency";
import { labelOf } from "../../model/branches";
import { tableFile } from "../../picture/files";
import { edgesOf } from "./scene";

export interface GroupRow {
  readonly group: number; // place, or -1 for the unclustered
  readonly label: string;
  readonly actions: number; // that are shown
  readonly within: number; // edges between them
  readonly out: number; // edges to other groups
  readonly nearest: string; // the group with the most edges to it
  readonly between: number; // how many those are
}

/** The groups that have actions of their own, the unclustered last; edges among what is shown. */
export function groupRows({ study, state, shown }: Seen): GroupRow[] {
  const { groups, actions, network } = study.payload;
  const last = groups.length; // stands for the unclustered
  const groupOf = (action: number) => {
    const group = at(actions.group, action);
    return group < 0 ? last : group;
  };
  const count = new Int32Array(last + 1);
  const within = new Int32Array(last + 1);
  const links = Array.from({ length: last + 1 }, () => new Map<number, number>());
  for (let action = 0; action < study.count; action += 1) {
    if (shown.mask[action] === 1) bump(count, groupOf(action));
  }
  for (let edge = 0; edge < edgesOf(study, state); edge += 1) {
    const [one, other] = endsOf(network, edge);
    if (shown.mask[one] !== 1 || shown.mask[other] !== 1) continue;
    const [from, to] = [groupOf(one), groupOf(other)];
    if (from === to) bump(within, from);
    else {
      at(links, from).set(to, (at(links, from).get(to) ?? 0) + 1);
      at(links, to).set(from, (at(links, to).get(from) ?? 0) + 1);
    }
  }
  const label = (group: number) => (group === last ? "Unclustered" : labelOf(study, group));
  return Array.from({ length: last + 1 }, (_, group) => group)
    .filter((group) => at(count, group) > 0)
    .map((group) => {
      const outward = [...at(links, group)].sort(
        ([one, weight], [other, heavier]) => heavier - weight || one - other,
      );
      const [near] = outward;
      return {
        group: group === last ? -1 : group,
        label: label(group),
        actions: at(count, group),
        within: at(within, group),
        out: outward.reduce((sum, [, edges]) => sum + edges, 0),
        nearest: near === undefined ? "" : label(near[0]),
        between: near?.[1] ?? 0,
      };
    })
    .sort(
      (one, other) =>
        Number(one.group < 0) - Number(other.group < 0) ||
        other.actions - one.actions ||
        one.group - other.group,
    );
}

/** The same as a table. */
export function groupEdgesTable(seen: Seen): Table {
  const head = ["Group", "Actions", "Edges within", "Edges to others", "Most edges to", "Edges to it"];
  const title = "Edges within and between groups";
  return tableFile(seen.study, "network by group", title, head, () =>
    groupRows(seen).map(({ label, actions, within, out, nearest, between }) => [
      label,
      actions,
      within,
      out,
      nearest,
      between,
    ]),
  );
}

export function networkTables(seen: Seen): Table[] {
  const { study, state, shown } = seen;
  const { actions, network } = study.payload;
  const head = ["Action", "Other action", "Similarity"];
  const edges = tableFile(study, "edges", "Edges of the network", head, () =>
    Array.from({ length: edgesOf(study, state) }, (_, edge) => endsOf(network, edge))
      .map(([one, other], edge) => ({ one, other, weight: at(network.weight, edge) }))
      .filter(({ one, other }) => shown.mask[one] === 1 && shown.mask[other] === 1)
      .map(({ one, other, weight }) => [at(actions.id, one), at(actions.id, other), weight]),
  );
  return [groupEdgesTable(seen), edges];
}
