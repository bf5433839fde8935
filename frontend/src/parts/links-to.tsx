// Names and texts that lead on: to the page of a group, to the details of an action.
import type { Reading } from "../contract";
import { Button } from "../kit/button";
import { at } from "../kit/lists";
import { Marked } from "../kit/marked";
import { labelOf } from "../model/branches";

interface GroupLinkProps extends Pick<Reading, "study" | "set"> {
  group: number;
  class?: string;
}

export function GroupLink({ study, set, group, class: classes = "ac-link ac-said-link" }: GroupLinkProps) {
  return (
    <Button class={classes} act={() => set({ view: "table", open: at(study.payload.groups, group).id })}>
      <bdi>{labelOf(study, group)}</bdi>
    </Button>
  );
}

export function TextLink({ study, shown, look, action }: Pick<Reading, "study" | "shown" | "look"> & { action: number }) {
  const { id, text } = study.payload.actions;
  return (
    <Button class="ac-row-button" act={() => look(at(id, action))}>
      <span dir="auto">
        <Marked text={at(text, action)} marks={shown.search.marks} />
      </span>
    </Button>
  );
}
