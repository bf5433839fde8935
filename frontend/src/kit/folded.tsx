// What stands folded under a picture, made when it is opened.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { CellValue } from "./csv";
import { FlatTable } from "./flat-table";

export function Folded({ title, children }: { title: string; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="ac-folded"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}

interface NumbersProps {
  title: string;
  caption: string;
  head: readonly string[];
  rows: () => readonly (readonly CellValue[])[];
}

/** The numbers of a picture. */
export function Numbers({ title, caption, head, rows }: NumbersProps) {
  return <Folded title={title}>{() => <FlatTable caption={caption} head={head} rows={rows()} />}</Folded>;
}
