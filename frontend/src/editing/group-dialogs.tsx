// The dialogs that edit groups: each asks what is missing, and gives the edits.
import { useState } from "preact/hooks";
import type { Make } from "../contract";
import { Checklist, type ChecklistItem } from "../kit/checklist";
import { Choice, TextField } from "../kit/fields";
import { at } from "../kit/lists";
import type { Edit } from "../model/edits";
import { isWider, LEVELS, type Level } from "../model/levels";
import type { Study } from "../model/study";
import { EditForm } from "./edit-form";
import { groupBy, groupChoices } from "./group-choices";
import { actionsInWords, groupName } from "./local-edits";

export interface EditDialogProps {
  study: Study;
  id: string; // of the group
  make: Make;
  close: () => void;
}

export function MergeDialog({ study, id, make, close }: EditDialogProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const { group } = groupBy(study, id);
  const others = groupChoices(study, (one) => one.level === group.level && one.id !== id);
  return (
    <EditForm
      title={`Merge others into ${groupName(study, id)}`}
      send="Merge"
      ready={ticked.size > 0}
      close={close}
      make={(why) => make([{ edit: "merge", groups: [...ticked].sort(), into: id }], why)}
    >
      <p class="ac-muted">
        All that is in the groups that you tick goes into {groupName(study, id)}; they end.
      </p>
      <Checklist label="Merge" choices={others} ticked={ticked} change={setTicked} />
    </EditForm>
  );
}

interface SplitDialogProps extends EditDialogProps {
  selected: readonly string[]; // what is to be split off, as far as it is in the group
}

export function SplitDialog({ study, id, selected, make, close }: SplitDialogProps) {
  const { group, place } = groupBy(study, id);
  const { actions } = study.payload;
  const inside = at(study.members, place);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    new Set(selected.filter((one) => inside.includes(study.actionOfId.get(one) ?? -1))),
  );
  const [label, setLabel] = useState("");
  const choices = inside.map((action) => ({
    id: at(actions.id, action),
    title: at(actions.text, action),
    note: at(actions.id, action) + (study.pinned.has(action) ? ", pinned" : ""),
  }));
  return (
    <EditForm
      title={`Split ${groupName(study, id)}`}
      send="Split off"
      ready={ticked.size > 0 && ticked.size < inside.length}
      close={close}
      make={(why) => {
        const part = { actions: [...ticked], label: label.trim() };
        make([{ edit: "split", group: id, parts: [part] }], why);
      }}
    >
      <p class="ac-muted">
        What you tick goes into a new {group.level} beside this one; the rest stays.
      </p>
      <TextField
        label="Label of the new group"
        value={label}
        change={setLabel}
        first={ticked.size > 0}
      />
      <Checklist label="Split off" choices={choices} ticked={ticked} change={setTicked} />
    </EditForm>
  );
}

const NEW = "";
const NARROWEST_FIRST = LEVELS.toReversed();

function optionOf({ id, title, note }: ChecklistItem): [string, string] {
  return [id, `${title} (${note})`];
}

interface LevelChoiceProps {
  levels: readonly Level[];
  level: Level;
  setLevel: (level: Level) => void;
}

function LevelChoice({ levels, level, setLevel }: LevelChoiceProps) {
  const options = levels.map((one) => [one, one] as const);
  return <Choice class="ac-label" title="Level" value={level} options={options} choose={setLevel} />;
}

export function GroupDialog({ study, id, make, close }: EditDialogProps) {
  const { group } = groupBy(study, id);
  const higher = NARROWEST_FIRST.filter((level) => isWider(level, group.level));
  const wider = groupChoices(study, (one) => isWider(one.level, group.level));
  const [into, setInto] = useState(NEW);
  const [level, setLevel] = useState<Level>(higher[0] ?? "super-cluster");
  const [label, setLabel] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set([id]));
  const target = into === NEW ? level : groupBy(study, into).group.level;
  const lower = groupChoices(study, (one) => isWider(target, one.level));
  return (
    <EditForm
      title={`Put ${groupName(study, id)} into a wider group`}
      send="Group"
      ready={ticked.size > 0 && (into !== NEW || label.trim() !== "")}
      close={close}
      make={(why) => {
        const groups = [...ticked].sort();
        const edit: Edit =
          into === NEW
            ? { edit: "group", groups, level, label: label.trim() }
            : { edit: "group", groups, level: target, id: into };
        make([edit], why);
      }}
    >
      <Choice
        class="ac-label"
        title="Into"
        value={into}
        choose={setInto}
        options={[[NEW, "a new group"], ...wider.map(optionOf)]}
      />
      {into === NEW && (
        <>
          <LevelChoice levels={higher} level={level} setLevel={setLevel} />
          <TextField label="Label" value={label} change={setLabel} />
        </>
      )}
      <Checklist label="Groups in it" choices={lower} ticked={ticked} change={setTicked} />
    </EditForm>
  );
}

export function DescribeDialog({ study, id, make, close }: EditDialogProps) {
  const { group } = groupBy(study, id);
  const [rule, setRule] = useState(group.rule);
  return (
    <EditForm
      title={`What belongs in ${groupName(study, id)}`}
      send="Save the rule"
      ready={rule.trim() !== group.rule}
      close={close}
      make={(why) => make([{ edit: "describe", group: id, rule: rule.trim() }], why)}
    >
      <label class="ac-label">
        Rule
        <textarea
          class="ac-field"
          dir="auto"
          rows={4}
          data-first=""
          value={rule}
          onInput={(event) => setRule(event.currentTarget.value)}
        />
      </label>
    </EditForm>
  );
}

export function RenameDialog({ study, id, make, close }: EditDialogProps) {
  const { group } = groupBy(study, id);
  const [label, setLabel] = useState(group.label);
  return (
    <EditForm
      title={`Rename ${groupName(study, id)}`}
      send="Rename"
      ready={label.trim() !== "" && label.trim() !== group.label}
      close={close}
      make={(why) => make([{ edit: "rename", group: id, label: label.trim() }], why)}
    >
      <TextField
        label="Label"
        value={label}
        change={setLabel}
        first
        onFocus={(event: FocusEvent) => (event.currentTarget as HTMLInputElement).select()}
      />
    </EditForm>
  );
}

interface CreateDialogProps extends Omit<EditDialogProps, "id"> {
  actions: readonly string[]; // what goes into it
}

/** A new group, with actions in it or empty. */
export function CreateDialog({ study, actions, make, close }: CreateDialogProps) {
  const [label, setLabel] = useState("");
  const [level, setLevel] = useState<Level>("sub-cluster");
  const parents = groupChoices(study, (one) => isWider(one.level, level));
  const [parent, setParent] = useState(() => aboveAll(study, actions));
  const name = "new 1"; // until Python gives it an id
  return (
    <EditForm
      title={actions.length === 0 ? "New group" : `Move ${actionsInWords(study, actions)} to a new group`}
      send="Make the group"
      ready={label.trim() !== ""}
      close={close}
      make={(why) => {
        const inside = parents.some(({ id }) => id === parent) ? parent : null;
        const made: Edit = { edit: "create", id: name, level, label: label.trim(), parent: inside };
        make(actions.length === 0 ? [made] : [made, { edit: "move", actions, to: name }], why);
      }}
    >
      <TextField label="Label" value={label} change={setLabel} first />
      <LevelChoice levels={NARROWEST_FIRST} level={level} setLevel={setLevel} />
      {parents.length > 0 && (
        <Choice
          class="ac-label"
          title="In"
          value={parent}
          choose={setParent}
          options={[[NEW, "no wider group"], ...parents.map(optionOf)]}
        />
      )}
    </EditForm>
  );
}

/** The group around the one that actions share. */
function aboveAll(study: Study, ids: readonly string[]): string {
  const homes = ids.map((id) => study.payload.actions.group[study.actionOfId.get(id) ?? -1] ?? -1);
  const [home = -1, ...others] = new Set(homes);
  const above = home < 0 || others.length > 0 ? -1 : at(study.payload.groups, home).parent;
  return above < 0 ? NEW : at(study.payload.groups, above).id;
}

interface ConfirmDialogProps extends EditDialogProps {
  edit: "ungroup" | "detach" | "delete";
}

const CONFIRMED = {
  ungroup: {
    title: "Dissolve",
    what: "The groups in it move up, and it ends.",
  },
  detach: {
    title: "Take out",
    what: "It stands on its own, in no wider group.",
  },
  delete: {
    title: "Delete",
    what: "Its own actions become unclustered, the groups in it move up, and it ends.",
  },
} as const;

export function ConfirmDialog({ study, id, edit, make, close }: ConfirmDialogProps) {
  const { title, what } = CONFIRMED[edit];
  return (
    <EditForm
      title={`${title} ${groupName(study, id)}`}
      send={title}
      ready
      close={close}
      make={(why) => make([edit === "detach" ? { edit, groups: [id] } : { edit, group: id }], why)}
    >
      <p>{what}</p>
    </EditForm>
  );
}
