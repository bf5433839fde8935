// A form in a dialog: what is asked, why, and what sends it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Dialog } from "../kit/dialog";
import { Button } from "../kit/button";

interface EditFormProps {
  title: string;
  send: string; // what the button says
  ready: boolean; // whether there is something to send
  make: (why: string) => void;
  close: () => void;
  children?: ComponentChildren;
}

export function EditForm({ title, send, ready, make, close, children }: EditFormProps) {
  const [why, setWhy] = useState("");
  return (
    <Dialog title={title} close={close}>
      <form
        class="ac-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) make(why.trim());
        }}
      >
        {children}
        <TextField label="Why (optional)" value={why} change={setWhy} />
        <footer class="ac-form-foot">
          <Button act={close}>Cancel</Button>
          <button type="submit" class="ac-button ac-primary" disabled={!ready}>
            {send}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface TextFieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  first?: boolean; // whether it has the focus at the beginning
}

export function TextField({ label, value, change, first = false }: TextFieldProps) {
  return (
    <label class="ac-label">
      {label}
      <input
        class="ac-field"
        type="text"
        autocomplete="off"
        data-first={first ? "" : undefined}
        value={value}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </label>
  );
}

interface ChoiceFieldProps {
  label: string;
  value: string;
  choices: readonly { readonly value: string; readonly title: string }[];
  change: (value: string) => void;
}

export function ChoiceField({ label, value, choices, change }: ChoiceFieldProps) {
  return (
    <label class="ac-label">
      {label}
      <select
        class="ac-select"
        value={value}
        onChange={(event) => change(event.currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    </label>
  );
}
