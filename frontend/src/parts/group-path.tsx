// A group that is named in passing: its way from the top, each step opens it in the table.
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { at } from "../kit/lists";
import { UNCLUSTERED } from "../model/filter";
import { GroupLink } from "./links-to";

export function GroupPath({ study, set, action }: ViewProps & { action: number }) {
  const { actions, reasons, meanings } = study.payload;
  const group = at(actions.group, action);
  if (group < 0) {
    return (
      <p class="ac-path ac-small ac-muted">
        <Button look="link" act={() => set({ view: "table", open: UNCLUSTERED })}>
          Unclustered
        </Button>
        <span class="ac-muted">
          : <bdi>{reasons[at(actions.reason, action)] ?? "no reason"}</bdi>. {meanings[at(actions.reason, action)]}
        </span>
      </p>
    );
  }
  return (
    <ol class="ac-path ac-small ac-muted">
      {study.pathOf(group).map((place) => (
        <li key={place}>
          <GroupLink study={study} set={set} group={place} class="ac-link" />
        </li>
      ))}
    </ol>
  );
}
