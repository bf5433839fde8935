import type { View, ViewProps } from "../view";

function Network({ shown }: ViewProps) {
  return <p>{shown.count} actions</p>;
}

export const network: View = {
  name: "network",
  title: "Network",
  Component: Network,
  pictures: () => [],
  tables: () => [],
};
