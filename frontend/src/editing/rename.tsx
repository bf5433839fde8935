// The label of a group, changed where it stands.
import { useRef, useState } from "preact/hooks";
import type { Make } from "../contract";
import { Icon } from "../kit/icon";

interface RenameProps {
  id: string;
  label: string;
  make: Make;
}

export function Rename({ id, label, make }: RenameProps) {
  const [value, setValue] = useState<string | null>(null);
  const ended = useRef(false); // whether the focus is to come back from the field
  if (value === null) {
    return (
      <button
        type="button"
        class="ac-button"
        ref={(button) => {
          if (ended.current) button?.focus();
          ended.current = false;
        }}
        onClick={() => setValue(label)}
      >
        <Icon name="edit" />
        Rename
      </button>
    );
  }
  const end = () => {
    ended.current = true;
    setValue(null);
  };
  const changed = value.trim() !== "" && value.trim() !== label;
  return (
    <form
      class="ac-rename"
      onSubmit={(event) => {
        event.preventDefault();
        end();
        if (changed) make([{ edit: "rename", group: id, label: value.trim() }], "");
      }}
    >
      <input
        class="ac-field"
        type="text"
        dir="auto"
        aria-label={`Label of ${id}`}
        autocomplete="off"
        ref={(field) => {
          if (field !== null && document.activeElement !== field) field.focus();
        }}
        value={value}
        onInput={(event) => setValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          end();
        }}
      />
      <button type="submit" class="ac-button ac-primary" disabled={!changed}>
        Save
      </button>
    </form>
  );
}
