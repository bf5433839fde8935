// What stands folded under a picture, made when it is opened.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export function More({ title, children }: { title: string; children: () => ComponentChildren }) {
  const [open, setOpen] = useState(false);
  return (
    <details
      class="ac-more"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{title}</summary>
      {open && children()}
    </details>
  );
}
