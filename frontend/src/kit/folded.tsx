// What stands folded under a picture, made when it is opened.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Table } from "./csv";
import { FlatTable } from "./flat-table";

export function Folded({ title, children }: { title: string; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="ac-folded ac-small" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}

interface NumbersProps {
  title: string;
  table: Table;
  caption?: string;
}

/** The numbers of a picture. */
export function Numbers({ title, table, caption = table.title }: NumbersProps) {
  return (
    <Folded title={title}>
      {() => <FlatTable caption={caption} head={table.head} rows={table.rows()} />}
    </Folded>
  );
}
