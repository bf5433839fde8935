// Fields with their labels: a line of text, and one of several choices.
import type { ComponentChildren } from "preact";
import { Button } from "./button";

interface TextFieldProps {
  label: ComponentChildren;
  value: string;
  change: (value: string) => void;
  first?: boolean; // whether it has the focus at the beginning of a dialog
  class?: string;
  [attribute: string]: unknown; // others that an input has
}

export function TextField({ label, value, change, first = false, ...rest }: TextFieldProps) {
  const { class: classes = "ac-label", ...attributes } = rest;
  return (
    <label class={classes}>
      {label}
      <input
        class="ac-field"
        type="text"
        dir="auto"
        autocomplete="off"
        data-first={first ? "" : undefined}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
        {...attributes}
      />
    </label>
  );
}

interface ChoiceProps<Value extends string> {
  title: ComponentChildren;
  value: Value;
  options: readonly (readonly [Value, string])[];
  choose: (value: Value) => void;
  class?: string;
}

export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { title, value, options, choose, class: classes = "ac-inline" } = props;
  return (
    <label class={classes}>
      <span>{title}</span>
      <select
        class="ac-select"
        dir="auto"
        value={value}
        onChange={(event) => {
          const found = options.find(([one]) => one === event.currentTarget.value);
          if (found !== undefined) choose(found[0]);
        }}
      >
        {options.map(([one, name]) => (
          <option key={one} value={one} dir="auto">
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

interface UnfoldProps {
  whole: boolean;
  setWhole: (whole: boolean) => void;
  all: string; // what there is in all, such as "12 similar actions"
  of?: string; // of what, for those who do not see where it stands
}

/** Shows the rest of a list of which the beginning is shown, or hides it again. */
export function Unfold({ whole, setWhole, all, of }: UnfoldProps) {
  return (
    <Button class="ac-link ac-small ac-muted" expanded={whole} act={() => setWhole(!whole)}>
      {whole ? "Show fewer" : `Show all ${all}`}
      {of !== undefined && <span class="ac-unseen"> of {of}</span>}
    </Button>
  );
}
