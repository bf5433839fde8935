// "Set aside ...": for what reason actions are to be in no group.
import { useState } from "preact/hooks";
import type { Make } from "../contract";
import { TextField } from "../kit/fields";
import { useUniqueId } from "../kit/unique-id";
import { clusteredOf, type Study } from "../model/study";
import { EditForm } from "./edit-form";
import { actionsInWords, SET_ASIDE } from "./local-edits";

interface SetAsideProps {
  study: Study;
  ids: readonly string[];
  make: Make;
  close: () => void;
}

export function SetAsideDialog({ study, ids, make, close }: SetAsideProps) {
  const [reason, setReason] = useState("");
  const list = useUniqueId();
  return (
    <EditForm
      title={`Set ${actionsInWords(study, ids)} aside`}
      send="Set aside"
      reasoned
      // those that are unclustered already stay as they are
      make={(why) => {
        const actions = clusteredOf(study, ids);
        make([{ edit: "set_aside", actions, reason: reason.trim() || SET_ASIDE }], why);
      }}
      close={close}
    >
      <p class="ac-muted">What is set aside is in no group. The tables show the reason.</p>
      <TextField
        label="Reason (optional)"
        value={reason}
        change={setReason}
        first
        list={list}
      />
      <datalist id={list}>
        {study.payload.reasons.map((known) => (
          <option key={known} value={known} />
        ))}
      </datalist>
    </EditForm>
  );
}
