// The network as a table: how the edges lie in and between the groups.
import type { CellValue, Table } from "../../kit/csv";
import { labelOf } from "../../model/branches";
import { at } from "../../kit/lists";
import { fileName } from "../../kit/download";
import type { Seen } from "../../contract";
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
    if (shown.mask[action] === 1) count[groupOf(action)] = at(count, groupOf(action)) + 1;
  }
  for (let edge = 0; edge < edgesOf(study, state); edge += 1) {
    const one = at(network.first, edge);
    const other = at(network.second, edge);
    if (shown.mask[one] !== 1 || shown.mask[other] !== 1) continue;
    const [from, to] = [groupOf(one), groupOf(other)];
    if (from === to) within[from] = at(within, from) + 1;
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

export const GROUP_HEAD = ["Group", "Actions", "Edges within", "Edges to others", "Most edges to", "Edges to it"];

/** The same as cells, in the order of the head. */
export function groupCells(seen: Seen): CellValue[][] {
  return groupRows(seen).map((row) => [
    row.label,
    row.actions,
    row.within,
    row.out,
    row.nearest,
    row.between,
  ]);
}

export function networkTables(seen: Seen): Table[] {
  const { study, state, shown } = seen;
  const { actions, network } = study.payload;
  const edges = () =>
    Array.from({ length: edgesOf(study, state) }, (_, edge) => edge)
      .filter((edge) => [at(network.first, edge), at(network.second, edge)].every((end) => shown.mask[end] === 1))
      .map((edge): CellValue[] => {
        const [one, other] = [at(network.first, edge), at(network.second, edge)];
        return [at(actions.id, one), at(actions.id, other), at(network.weight, edge)];
      });
  return [
    {
      name: fileName(study.payload.title, "network by group"),
      title: "Edges within and between groups",
      head: GROUP_HEAD,
      rows: () => groupCells(seen),
    },
    {
      name: fileName(study.payload.title, "edges"),
      title: "Edges of the network",
      head: ["Action", "Other action", "Similarity"],
      rows: edges,
    },
  ];
}
