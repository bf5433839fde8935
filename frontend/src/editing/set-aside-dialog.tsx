// "Set aside ...": for what reason actions are to be in no group.
import { useState } from "preact/hooks";
import { actionsInWords } from "./local-edits";
import type { Study } from "../model/study";
import { Dialog } from "../kit/dialog";
import { useUniqueId } from "../kit/unique-id";
import { Button } from "../kit/button";

interface AsideProps {
  study: Study;
  ids: readonly string[];
  setAside: (reason: string) => void;
  close: () => void;
}

export function AsideDialog({ study, ids, setAside, close }: AsideProps) {
  const [reason, setReason] = useState("");
  const list = useUniqueId();
  return (
    <Dialog title={`Set ${actionsInWords(ids)} aside`} close={close}>
      <form
        class="ac-form"
        onSubmit={(event) => {
          event.preventDefault();
          setAside(reason.trim());
        }}
      >
        <p class="ac-muted">What is set aside is in no group. The tables show the reason.</p>
        <label class="ac-label">
          Reason
          <input
            class="ac-field"
            type="text"
            autocomplete="off"
            required
            data-first
            pattern=".*\S.*"
            list={list}
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <datalist id={list}>
          {study.payload.reasons.map((known) => (
            <option key={known} value={known} />
          ))}
        </datalist>
        <footer class="ac-form-foot">
          <Button act={close}>Cancel</Button>
          <button type="submit" class="ac-button ac-primary">
            Set aside
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
