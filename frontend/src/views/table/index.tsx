import type { View, ViewProps } from "../view";

function Table({ shown }: ViewProps) {
  return <p>{shown.count} actions</p>;
}

export const table: View = {
  name: "table",
  title: "Table",
  Component: Table,
  pictures: () => [],
  tables: () => [],
};
