// A form in a dialog: what is asked, why, and what sends it.
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { Button } from "../kit/button";
import { Dialog } from "../kit/dialog";
import { TextField } from "../kit/fields";

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
