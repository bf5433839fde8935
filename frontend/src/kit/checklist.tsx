// A list to tick things in, with a field that finds them.
import { useState } from "preact/hooks";
import { withToggled } from "./lists";
import { folded, searchWords } from "./search-words";

export interface ChecklistItem {
  readonly id: string;
  readonly title: string;
  readonly note: string;
}

interface ChecklistProps {
  label: string;
  choices: readonly ChecklistItem[];
  ticked: ReadonlySet<string>;
  change: (ticked: ReadonlySet<string>) => void;
}

const SHOWN = 100; // choices at a time; the field finds the others

export function Checklist({ label, choices, ticked, change }: ChecklistProps) {
  const [search, setSearch] = useState("");
  const [before] = useState(ticked); // what is ticked at the beginning stands first
  const words = searchWords(search);
  const ordered = [
    ...choices.filter(({ id }) => before.has(id)),
    ...choices.filter(({ id }) => !before.has(id)),
  ];
  const found = ordered.filter(({ id, title, note }) => {
    const text = folded(`${id} ${title} ${note}`);
    return words.every((word) => text.includes(word));
  });
  return (
    <fieldset class="ac-checklist">
      <legend>
        {label} <span class="ac-muted">{ticked.size} ticked</span>
      </legend>
      <input
        class="ac-field"
        type="text"
        dir="auto"
        aria-label={`Find in: ${label}`}
        placeholder="Type to find"
        data-first=""
        value={search}
        onInput={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter") event.preventDefault(); // it finds, and does not send
        }}
      />
      <div class="ac-ticks">
        {found.slice(0, SHOWN).map(({ id, title, note }) => (
          <label key={id} class="ac-tick">
            <input
              type="checkbox"
              checked={ticked.has(id)}
              onChange={() => change(withToggled(ticked, id))}
            />
            <span dir="auto">
              {title} <span class="ac-muted ac-small">{note}</span>
            </span>
          </label>
        ))}
        {found.length === 0 && <p class="ac-muted">nothing has these words</p>}
        {found.length > SHOWN && (
          <p class="ac-muted ac-small">{found.length - SHOWN} more: type to find them</p>
        )}
      </div>
    </fieldset>
  );
}
