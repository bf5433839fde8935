import type { View, ViewProps } from "../view";

function Overview({ shown }: ViewProps) {
  return <p>{shown.count} actions</p>;
}

export const overview: View = {
  name: "overview",
  title: "Overview",
  Component: Overview,
  pictures: () => [],
  tables: () => [],
};
