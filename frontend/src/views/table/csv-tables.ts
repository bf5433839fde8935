// The tables that this view offers as CSV.
import type { Seen } from "../../contract";
import type { CellValue, Table } from "../../kit/csv";
import { at, placesIn } from "../../kit/lists";
import { labelOf } from "../../model/branches";
import { valueOf } from "../../model/column-values";
import { UNCLUSTERED } from "../../model/filter";
import { LEVELS } from "../../model/levels";
import type { Column, Group, Placed } from "../../model/payload";
import type { Study } from "../../model/study";
import { prioritiesOf, regionsOf, summed } from "../../model/sums";
import { tableFile } from "../../picture/files";

export function tablesOf({ study, shown, state }: Seen): readonly Table[] {
  const { log } = study.payload;
  const picked = state.selected.flatMap((id) => study.actionOfId.get(id) ?? []);
  const head = ["id", "time", "analyst", "edit", "what", "why", "holds"];
  const entries = () =>
    log.map(({ id, time, analyst, kind, what, why, holds }) => [
      id,
      time,
      analyst,
      kind,
      what,
      why,
      holds ? "yes" : "no",
    ]);
  return [
    actionTable(study, "actions", "Actions with their groups", placesIn(shown.mask)),
    ...(picked.length > 0 ? [actionTable(study, "selected", "Selected actions", picked)] : []),
    groupTable(study, shown),
    ...(log.length > 0 ? [tableFile(study, "log", "Log of the edits", head, entries)] : []),
  ];
}

function actionTable(study: Study, name: string, title: string, actions: readonly number[]): Table {
  const { payload } = study;
  const { columns, groups } = payload;
  const own = payload.actions;
  const rows = () =>
    actions.map((action): CellValue[] => {
      const group = at(own.group, action);
      const path = group < 0 ? [] : study.pathOf(group);
      const labels = LEVELS.map((level) => {
        const place = path.find((one) => at(groups, one).level === level);
        return place === undefined ? "" : labelOf(study, place);
      });
      const reason = at(own.reason, action);
      return [
        at(own.id, action),
        at(own.text, action),
        ...columns.map((column) => numberOr(column.kind, valueOf(column, action))),
        ...labels,
        group < 0 ? UNCLUSTERED : at(groups, group).id,
        reason < 0 ? "" : at(payload.reasons, reason),
        study.voted ? at(payload.priorities, at(own.priority, action)) : "",
        at(own.share, action),
        at(own.rank, action),
        at(own.fit, action),
        placesText(study.placesOf(action)),
      ];
    });
  const head = [
    ...["id", "text", ...columns.map((column) => column.name), ...LEVELS],
    ...["place", "reason", "priority", "share", "rank", "fit", "functions"],
  ];
  return tableFile(study, name, title, head, rows);
}

function groupTable(study: Study, shown: Seen["shown"]): Table {
  const { groups, priorities } = study.payload;
  const regions = study.column("region")?.categories ?? [];
  const rows = () =>
    groups.map((group: Group, place): CellValue[] => {
      const sum = summed(study, shown, at(study.below, place));
      const inRegions = regionsOf(study, sum);
      const ofPriorities = prioritiesOf(study, sum);
      return [
        group.id,
        group.level,
        group.label,
        group.parent < 0 ? "" : at(groups, group.parent).id,
        sum.count,
        ...regions.map((_, region) => inRegions.find((one) => one.place === region)?.count ?? 0),
        ...(study.voted
          ? priorities.map((name) => ofPriorities.find((one) => one.name === name)?.count ?? 0)
          : []),
        study.voted ? Number(sum.points.toFixed(6)) : null,
        sum.best < 0 ? "" : at(study.payload.actions.id, sum.best),
        group.keywords.join(", "),
        group.rule,
        placesText(group.functions),
      ];
    });
  const head = [
    ...["id", "level", "label", "parent", "actions", ...regions],
    ...(study.voted ? priorities.map((name) => `priority ${name}`) : []),
    ...["sum of shares", "best action", "keywords", "rule", "functions"],
  ];
  return tableFile(study, "groups", "Groups of all levels", head, rows);
}

function numberOr(kind: Column["kind"], value: string): CellValue {
  return kind === "number" && value !== "" ? Number(value) : value;
}

function placesText(placed: readonly Placed[]): string {
  return placed.map((one) => `${one.function} ${one.level}`).join(", ");
}
