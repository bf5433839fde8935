// The dialogs that edit: each asks what is missing, and gives the edits.
import { useState } from "preact/hooks";
import type { Ask, Editor, Make } from "../contract";
import { Checklist, type ChecklistItem } from "../kit/checklist";
import { Choice, TextField } from "../kit/fields";
import { at } from "../kit/lists";
import type { Edit } from "../model/edits";
import { isWider, LEVELS, type Level } from "../model/levels";
import { clusteredOf, type Study } from "../model/study";
import { homesOf } from "./acts";
import { EditForm, TextForm } from "./edit-form";
import { groupBy, groupChoices } from "./group-choices";
import { actionsInWords, groupName, nameOf, SET_ASIDE } from "./local-edits";
import { MoveDialog } from "./move-dialog";
import { useTold } from "./told";
import { PlacesDialog } from "./vsm-dialog";

interface Given {
  study: Study;
  editor: Editor;
  ids: readonly string[]; // of actions, or of groups
  make: Make;
  close: () => void;
}

/** What is selected is ticked, as far as it is in the group. */
function SplitDialog({ study, id, ids, make, close }: Given & { id: string }) {
  const { group, place } = groupBy(study, id);
  const { actions } = study.payload;
  const inside = at(study.members, place);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    new Set(ids.filter((one) => inside.includes(study.actionOfId.get(one) ?? -1))),
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

/** The fields of a choice between levels. */
function levelChoice(levels: readonly Level[], value: Level, choose: (level: Level) => void) {
  return <Choice class="ac-label" title="Level" {...{ value, choose }} options={levels.map((one) => [one, one])} />;
}

function GroupDialog({ study, ids, make, close }: Given) {
  const above = (level: Level) => ids.every((id) => isWider(level, groupBy(study, id).group.level));
  const higher = NARROWEST_FIRST.filter(above);
  const wider = groupChoices(study, (one) => above(one.level));
  const [into, setInto] = useState(NEW);
  const [level, setLevel] = useState<Level>(higher[0] ?? "super-cluster");
  const [label, setLabel] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(ids));
  const target = into === NEW ? level : groupBy(study, into).group.level;
  const lower = groupChoices(study, (one) => isWider(target, one.level));
  return (
    <EditForm
      title={`Put ${ids.map((id) => groupName(study, id)).join(", ")} into a wider group`}
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
          {levelChoice(higher, level, setLevel)}
          <TextField label="Label" value={label} change={setLabel} first />
        </>
      )}
      <Checklist label="Groups in it" choices={lower} ticked={ticked} change={setTicked} />
    </EditForm>
  );
}

/** A new group, with actions in it or empty. */
function CreateDialog({ study, ids: actions, make, close }: Given) {
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
      {levelChoice(NARROWEST_FIRST, level, setLevel)}
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

const CONFIRMED = {
  ungroup: ["Dissolve", "The groups in it move up, and it ends."],
  detach: ["Take out", "It stands on its own, in no wider group."],
  delete: ["Delete", "Its own actions become unclustered, the groups in it move up, and it ends."],
} as const;

function ConfirmDialog({ study, id, edit, make, close }: Given & { id: string; edit: keyof typeof CONFIRMED }) {
  const [title, what] = CONFIRMED[edit];
  return (
    <EditForm
      title={`${title} ${groupName(study, id)}`}
      send={title}
      close={close}
      make={(why) => make([edit === "detach" ? { edit, groups: [id] } : { edit, group: id }], why)}
    >
      <p>{what}</p>
    </EditForm>
  );
}

/** A memo is added to those that are there, which Python knows. */
function MemoDialog({ study, editor, id, make, close }: Given & { id: string }) {
  const { memos } = editor;
  const [there] = useTold(memos && (() => memos(id)), [memos, id]);
  return (
    <TextForm
      title={`Memo on ${nameOf(study, id)}`}
      send="Write it"
      label="Memo"
      reasoned
      long
      close={close}
      make={(text) => make([{ edit: "note", target: id, text }], "")}
    >
      {there?.map(({ memo, analyst, time }) => (
        <p key={memo} class="ac-quote" dir="auto">
          {memo} <span class="ac-muted ac-small">{analyst} {time.slice(0, 10)}</span>
        </p>
      ))}
    </TextForm>
  );
}

function SetAsideDialog({ study, ids, make, close }: Given) {
  return (
    <TextForm
      title={`Set ${actionsInWords(study, ids)} aside`}
      send="Set aside"
      label="Reason (optional)"
      reasoned
      blank
      known={study.payload.reasons}
      close={close}
      make={(reason) => {
        // those that are unclustered already stay as they are
        make([{ edit: "set_aside", actions: clusteredOf(study, ids), reason: reason || SET_ASIDE }], "");
      }}
    >
      <p class="ac-muted">What is set aside is in no group. The tables show the reason.</p>
    </TextForm>
  );
}

/** The dialog that asks what is to be done with actions, or with groups. */
export function EditDialog({ what, recent, ...given }: Given & { what: Ask; recent: readonly string[] }) {
  const { study, ids, make, close } = given;
  const [id = ""] = ids;
  const group = study.groupOfId.get(id);
  const label = group === undefined ? "" : at(study.payload.groups, group).label;
  switch (what) {
    case "move":
    case "merge":
      return <MoveDialog {...given} recent={recent} />;
    case "set_aside":
      return <SetAsideDialog {...given} />;
    case "create":
      return <CreateDialog {...given} />;
    case "split": {
      const home = group ?? homesOf(study, ids)[0] ?? -1;
      return <SplitDialog {...given} id={at(study.payload.groups, home).id} />;
    }
    case "group":
      return <GroupDialog {...given} />;
    case "assign":
      return <PlacesDialog {...given} target={id} name={nameOf(study, id)} />;
    case "note":
      return <MemoDialog {...given} id={id} />;
    case "rename":
      return (
        <TextForm
          close={close}
          title={`Rename ${groupName(study, id)}`}
          send="Rename"
          label="Label"
          start={label}
          make={(text, why) => make([{ edit: "rename", group: id, label: text }], why)}
        />
      );
    case "describe":
      return (
        <TextForm
          close={close}
          title={`What belongs in ${groupName(study, id)}`}
          send="Save the rule"
          label="Rule"
          long
          start={group === undefined ? "" : at(study.payload.groups, group).rule}
          make={(rule, why) => make([{ edit: "describe", group: id, rule }], why)}
        />
      );
    case "detach":
    case "ungroup":
    case "delete":
      return <ConfirmDialog {...given} id={id} edit={what} />;
  }
}
