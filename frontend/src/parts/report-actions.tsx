// Actions on paper, each with its region, its priority and its id.
import type { ComponentChildren } from "preact";
import { at } from "../kit/lists";
import type { Study } from "../model/study";
import { ActionBand } from "./action-band";

interface ReportActionsProps {
  study: Study;
  actions: readonly number[];
  note: (action: number) => ComponentChildren;
}

export function ReportActions({ study, actions, note }: ReportActionsProps) {
  const { id, text } = study.payload.actions;
  return (
    <ol class="ac-report-actions">
      {actions.map((action) => (
        <li key={action}>
          <ActionBand study={study} action={action} />
          <span>
            <bdi>{at(text, action)}</bdi> <code>{at(id, action)}</code> {note(action)}
          </span>
        </li>
      ))}
    </ol>
  );
}
