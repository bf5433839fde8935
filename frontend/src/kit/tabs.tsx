// The tabs of the views: arrow keys go from one to the next (ARIA pattern "tabs").
import { useLayoutEffect } from "preact/hooks";
import { useArrowKeys } from "./arrow-keys";

interface TabsProps<Name extends string> {
  views: readonly { readonly name: Name; readonly title: string }[];
  current: Name;
  prefix: string; // of the ids that tie tabs and panel together
  choose: (view: Name) => void;
}

export function Tabs<Name extends string>({ views, current, prefix, choose }: TabsProps<Name>) {
  const keys = useArrowKeys<HTMLDivElement>("[role=tab]", true);
  useLayoutEffect(() => {
    const tab = keys.ref.current?.querySelector<HTMLElement>("[aria-selected=true]");
    tab?.parentElement?.scrollTo({ left: tab.offsetLeft - 60 }); // in sight where the tabs scroll
  }, [current, keys.ref]);
  return (
    <div class="ac-tabs" role="tablist" aria-label="Views" tabIndex={-1} {...keys}>
      {views.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`${prefix}-tab-${name}`}
          class="ac-tab"
          aria-selected={name === current}
          aria-controls={`${prefix}-panel`}
          onClick={() => choose(name)}
          onFocus={() => choose(name)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
