// Forms in dialogs: what is asked, why, and what sends it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../kit/button";
import { Dialog } from "../kit/dialog";
import { TextField } from "../kit/fields";
import { useUniqueId } from "../kit/unique-id";

interface EditFormProps {
  title: string;
  send: string; // what the button says
  ready?: boolean; // whether there is something to send
  reasoned?: boolean; // whether it asks for a reason itself
  make: (why: string) => void;
  close: () => void;
  children?: ComponentChildren;
}

export function EditForm(props: EditFormProps) {
  const { title, send, ready = true, reasoned = false, make, close, children } = props;
  const [why, setWhy] = useState("");
  return (
    <Dialog title={title} close={close}>
      <form
        class="ac-form ac-stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) make(why.trim());
        }}
      >
        {children}
        {!reasoned && <TextField label="Why (optional)" value={why} change={setWhy} />}
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

interface TextFormProps extends Omit<EditFormProps, "ready" | "make"> {
  label: string;
  start?: string; // what the text is so far
  blank?: boolean; // whether it may be left blank, and sent as it is
  known?: readonly string[]; // texts that are offered
  long?: boolean; // whether it has several lines
  make: (text: string, why: string) => void;
}

/** A form that asks for one text. */
export function TextForm(props: TextFormProps) {
  const { label, start = "", blank = false, known = [], long = false, make, children, ...rest } = props;
  const [text, setText] = useState(start);
  const list = useUniqueId();
  const words = text.trim();
  return (
    <EditForm {...rest} ready={blank || (words !== "" && words !== start)} make={(why) => make(words, why)}>
      {children}
      {long ? (
        <label class="ac-label">
          {label}
          <textarea
            class="ac-field"
            dir="auto"
            rows={4}
            data-first=""
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
      ) : (
        <TextField
          label={label}
          value={text}
          change={setText}
          first
          list={list}
          onFocus={(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
        />
      )}
      <datalist id={list}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </EditForm>
  );
}
