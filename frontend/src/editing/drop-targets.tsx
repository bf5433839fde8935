// While actions are dragged: the groups to drop them on, the likely ones first.
import { useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { at } from "../kit/lists";
import { UNCLUSTERED } from "../model/filter";
import { actionsInWords } from "./local-edits";
import { moveChoices } from "./move-choices";

export function DropTargets({ study, carry }: ViewProps) {
  const [over, setOver] = useState<string | null>(null);
  const { dragged } = carry;
  const none = { homes: null, recent: [], search: "", creates: false };
  const targets = moveChoices({ study, ids: dragged, ...none }).rows.map(({ group, label, note }) => ({
    id: at(study.payload.groups, group).id,
    label,
    note: note || `${at(study.below, group).length} actions`,
  }));
  return (
    <section class="ac-panel" aria-label="Groups to drop on">
      <h2>Drop {actionsInWords(study, dragged)} on a group</h2>
      <ul>
        {[{ id: UNCLUSTERED, label: "Set aside", note: "in no group" }, ...targets].map(({ id, label, note }) => (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys: "Move to"
          <li
            key={id}
            class={over === id ? "ac-option ac-aimed" : "ac-option"}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(id);
            }}
            onDragLeave={() => setOver(null)}
            onDrop={(event) => {
              event.preventDefault();
              carry.drop(dragged, id);
            }}
          >
            <bdi>{label}</bdi>
            <span class="ac-muted ac-small">{note}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
