// The tabs of the views: arrow keys go from one to the next (ARIA pattern "tabs").
import { useRef } from "preact/hooks";
import { at } from "./lists";

interface TabsProps<Name extends string> {
  views: readonly { readonly name: Name; readonly title: string }[];
  current: Name;
  prefix: string; // of the ids that tie tabs and panel together
  choose: (view: Name) => void;
}

export function Tabs<Name extends string>({ views, current, prefix, choose }: TabsProps<Name>) {
  const list = useRef<HTMLDivElement>(null);
  const place = views.findIndex(({ name }) => name === current);
  const go = (to: number) => {
    const next = (to + views.length) % views.length;
    choose(at(views, next).name);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: place - 1,
      ArrowRight: place + 1,
      Home: 0,
      End: -1,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      ref={list}
      class="ac-tabs"
      role="tablist"
      aria-label="Views"
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {views.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${prefix}-tab-${name}`}
          class="ac-tab"
          aria-selected={name === current}
          aria-controls={`${prefix}-panel`}
          tabIndex={name === current ? 0 : -1}
          onClick={() => choose(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
