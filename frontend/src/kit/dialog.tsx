// A dialog that keeps the focus until it is closed, and then gives it back. What in it is marked
// with data-first has the focus at the beginning.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./button";
import { useUniqueId } from "./unique-id";

interface DialogProps {
  title: string;
  close: () => void;
  children: ComponentChildren;
}

export function Dialog({ title, close, children }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const heading = useUniqueId();
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-first]")?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog ref={element} class="ac-dialog" aria-labelledby={heading} onCancel={close}>
      <header class="ac-dialog-head ac-sides">
        <h2 id={heading}>{title}</h2>
        <Button icon="close" look="plain" name="Close" act={close} />
      </header>
      {children}
    </dialog>
  );
}
