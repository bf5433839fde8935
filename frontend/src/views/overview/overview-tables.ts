// The numbers of the overview as tables.
import type { Seen } from "../../contract";
import type { Table } from "../../kit/csv";
import { categoriesOf } from "../../model/column-values";
import { levelOf, type Level } from "../../model/levels";
import type { Study } from "../../model/study";
import { tableFile } from "../../picture/files";
import { kindsOf, reasonsOf } from "./figures";
import { sharedOf } from "./regions-chart";
import { groupSizesOf } from "./sizes-chart";

export function tuningTable(study: Study): Table {
  const head = ["Run", "Edges", "Resolution", "Communities", "Modularity", "Taken"];
  return tableFile(study, "tuning", "Runs of the tuning", head, () =>
    (study.payload.tuning?.runs ?? []).map((run, place) => [
      String(place + 1),
      run.edges,
      run.resolution,
      run.communities,
      run.modularity,
      run.taken ? "yes" : "",
    ]),
  );
}

export function sizesTable({ study, shown }: Seen): Table {
  return tableFile(study, "sizes", "Sizes of the groups", ["Group", "Actions", "Shown"], () =>
    groupSizesOf(study, shown).map(({ label, total, shown: seen }) => [label, total, seen]),
  );
}

export function regionsTable({ study, shown }: Seen, level: Level): Table {
  const column = study.column("region");
  const missing =
    column?.values.some((_, action) => categoriesOf(column, action).length === 0) === true;
  const names = [...(column?.categories ?? []), ...(missing ? ["no region"] : [])];
  const title = `Regions by ${level}`;
  return tableFile(study, `regions by ${level}`, title, ["Group", ...names, "Actions"], () =>
    sharedOf(study, shown, level).map(({ label, parts, count }) => [
      label,
      ...names.map((_, region) => parts.find(({ place }) => place === region)?.count ?? 0),
      count,
    ]),
  );
}

export function kindsTable(study: Study): Table {
  return tableFile(study, "log", "Edits by kind", ["Edit", "Hold", "Taken back", "By"], () =>
    kindsOf(study).map(({ kind, holds, back, analysts }) => [kind, holds, back, analysts]),
  );
}

function reasonsTable({ study, shown }: Seen): Table {
  const head = ["Reason", "Actions", "Shown"];
  return tableFile(study, "unclustered", "Unclustered, and why", head, () =>
    reasonsOf(study, shown).map(({ reason, total, shown: seen }) => [reason, total, seen]),
  );
}

export function overviewTables(seen: Seen): Table[] {
  const { study, state } = seen;
  const level = levelOf(study.payload.groups, state.to);
  return [
    ...(study.payload.tuning === null ? [] : [tuningTable(study)]),
    sizesTable(seen),
    ...(level === undefined || study.column("region") === undefined ? [] : [regionsTable(seen, level)]),
    reasonsTable(seen),
    kindsTable(study),
  ];
}
