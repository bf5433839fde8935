// The numbers of the overview as tables.
import type { Seen } from "../../contract";
import type { Table } from "../../kit/csv";
import type { Study } from "../../model/study";
import { tableFile } from "../../picture/files";
import { kindsOf } from "./figures";

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

export function kindsTable(study: Study): Table {
  return tableFile(study, "log", "Edits by kind", ["Edit", "Hold", "Taken back", "By"], () => kindsOf(study));
}

export function overviewTables({ study }: Seen): Table[] {
  return [...(study.payload.tuning === null ? [] : [tuningTable(study)]), kindsTable(study)];
}
