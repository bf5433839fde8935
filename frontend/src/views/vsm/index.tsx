import type { View, ViewProps } from "../view";

function Vsm({ shown }: ViewProps) {
  return <p>{shown.count} actions</p>;
}

export const vsm: View = {
  name: "vsm",
  title: "VSM",
  Component: Vsm,
  pictures: () => [],
  tables: () => [],
};
