import type { View, ViewProps } from "../view";

function Links({ shown }: ViewProps) {
  return <p>{shown.count} actions</p>;
}

export const links: View = {
  name: "links",
  title: "Links",
  Component: Links,
  pictures: () => [],
  tables: () => [],
};
