// While actions are dragged: the groups to drop them on, the likely ones first.
import { useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { at } from "../kit/lists";
import { forestOf, within } from "../model/branches";
import { UNCLUSTERED } from "../model/filter";
import { likelyGroups } from "../model/similarity";
import { actionsInWords } from "./local-edits";

const LIKELY = 5;

export function DropTargets({ study, carry }: ViewProps) {
  const actions = carry.dragged.flatMap((id) => study.actionOfId.get(id) ?? []);
  const likely = likelyGroups(study, actions, LIKELY);
  const tree = within(forestOf(study).top);
  const first = likely.flatMap((group) => tree.find(({ branch }) => branch.group === group) ?? []);
  return (
    <section class="ac-panel ac-shelf" aria-label="Groups to drop on">
      <header class="ac-panel-head">
        <h2>Drop {actionsInWords(study, carry.dragged)} on a group</h2>
      </header>
      <ul>
        {first.map(({ branch }) => (
          <Target
            key={`likely ${branch.key}`}
            id={branch.id ?? ""}
            depth={0}
            label={branch.label}
            note="holds similar actions"
            carry={carry}
          />
        ))}
      </ul>
      <ul>
        <Target id={UNCLUSTERED} depth={0} label="Set aside" note="in no group" carry={carry} />
        {tree
          .filter(({ branch }) => branch.group >= 0)
          .map(({ branch, depth }) => (
            <Target
              key={branch.key}
              id={at(study.payload.groups, branch.group).id}
              depth={depth}
              label={branch.label}
              note={String(branch.all.length)}
              carry={carry}
            />
          ))}
      </ul>
    </section>
  );
}

interface TargetProps extends Pick<ViewProps, "carry"> {
  id: string;
  depth: number;
  label: string;
  note: string;
}

function Target({ id, depth, label, note, carry }: TargetProps) {
  const [over, setOver] = useState(false);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys: "Move to"
    <li
      class={over ? "ac-target ac-aimed" : "ac-target"}
      style={{ paddingInlineStart: `${0.75 + depth}rem` }}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        carry.drop(carry.dragged, id);
      }}
    >
      <bdi>{label}</bdi>
      <span class="ac-muted ac-small">{note}</span>
    </li>
  );
}
