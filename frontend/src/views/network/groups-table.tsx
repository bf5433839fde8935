// The network as a table, for those who cannot see the map and for those who want numbers.
import { useState } from "preact/hooks";
import { FlatTable } from "../../picture/flat-table";
import type { ViewProps } from "../view";
import { GROUP_HEAD, groupRows } from "./groups";

export function GroupsTable(props: ViewProps) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="ac-net-more"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>The network as a table</summary>
      {open && (
        <FlatTable
          caption="Edges within and between the groups, among the actions that are shown"
          head={GROUP_HEAD}
          rows={groupRows(props).map((row) => [
            row.label,
            row.actions,
            row.within,
            row.out,
            row.nearest,
            row.between,
          ])}
        />
      )}
    </details>
  );
}
