// What can be done with a group, and with actions, beyond moving and setting aside.
import { useState } from "preact/hooks";
import type { Make, ViewProps } from "../contract";
import { Button } from "../kit/button";
import { at } from "../kit/lists";
import type { Branch } from "../model/branches";
import { LEVELS } from "../model/levels";
import {
  ConfirmDialog,
  CreateDialog,
  DescribeDialog,
  GroupDialog,
  MergeDialog,
  SplitDialog,
} from "./group-dialogs";
import { actionsInWords, groupName } from "./local-edits";
import { Rename } from "./rename";
import { PlacesDialog } from "./vsm-dialog";

type Open =
  | "merge"
  | "split"
  | "group"
  | "describe"
  | "create"
  | "places"
  | "ungroup"
  | "detach"
  | "delete"
  | null;

const ENDS: readonly Open[] = ["ungroup", "delete"];

export function GroupTools(props: ViewProps & { branch: Branch }) {
  const { study, editor, branch, act, set } = props;
  const [open, setOpen] = useState<Open>(null);
  const id = branch.group < 0 ? null : branch.id;
  const close = () => setOpen(null);
  const make: Make = (edits, why) => {
    const path = branch.group < 0 ? [] : study.pathOf(branch.group);
    const above = path.at(-2);
    close();
    act(
      editor.make(edits, why).then((said) => {
        // the page of a group that ended gives way to that of the group above
        if (ENDS.includes(open)) {
          set({ open: above === undefined ? null : at(study.payload.groups, above).id });
        }
        return said;
      }),
    );
  };
  const button = (name: Exclude<Open, null>, title: string, possible = true) => (
    <Button disabled={!possible || editor.busy} act={() => setOpen(name)}>{title}</Button>
  );
  const given = { study, make, close };
  if (id === null) {
    if (branch.key !== "top") return null;
    return (
      <div class="ac-verbs" role="group" aria-label="Edit">
        {button("create", "New group …")}
        {open === "create" && <CreateDialog {...given} actions={[]} />}
      </div>
    );
  }
  const group = at(study.payload.groups, branch.group);
  const rivals = study.payload.groups.some((one) => one.level === group.level && one.id !== id);
  return (
    <div class="ac-verbs" role="group" aria-label={`Edit ${id}`}>
      <Rename key={id} id={id} label={group.label} make={make} />
      {button("describe", "Rule …")}
      {button("merge", "Merge …", rivals)}
      {button("split", "Split …", branch.own.length > 1)}
      {button("group", "Group …", group.level !== at(LEVELS, 0))}
      {button("places", "VSM …")}
      {button("detach", "Take out …", group.parent >= 0)}
      {button("ungroup", "Dissolve …", branch.own.length === 0 && branch.inner.length > 0)}
      {button("delete", "Delete …")}
      {open === "merge" && <MergeDialog {...given} id={id} />}
      {open === "split" && <SplitDialog {...given} id={id} selected={[]} />}
      {open === "group" && <GroupDialog {...given} id={id} />}
      {open === "describe" && <DescribeDialog {...given} id={id} />}
      {open === "places" && (
        <PlacesDialog {...given} target={id} name={groupName(study, id)} placed={group.functions} />
      )}
      {(open === "detach" || open === "ungroup" || open === "delete") && (
        <ConfirmDialog {...given} id={id} edit={open} />
      )}
    </div>
  );
}

export function ActionTools(props: ViewProps & { ids: readonly string[] }) {
  const { study, editor, ids, act, carry } = props;
  const [open, setOpen] = useState<"create" | "places" | null>(null);
  const places = ids.flatMap((id) => study.actionOfId.get(id) ?? []);
  const [home = -1, ...others] = new Set(places.map((place) => at(study.payload.actions.group, place)));
  const splits =
    home >= 0 && others.length === 0 && at(study.members, home).length > places.length;
  const pinned = places.every((place) => study.pinned.has(place));
  const aside = places.every((place) => at(study.payload.actions.group, place) < 0);
  const close = () => setOpen(null);
  const make: Make = (edits, why) => {
    close();
    act(editor.make(edits, why));
  };
  const [first] = places;
  const own = study.payload.actions.functions.some(({ action }) => action === first);
  const [only] = ids.length === 1 ? ids : [];
  return (
    <div class="ac-verbs">
      <Button
        disabled={editor.busy}
        act={() => make([{ edit: "pin", actions: ids, pinned: !pinned }], "")}
      >
        {pinned ? "Free" : "Pin"}
      </Button>
      <Button disabled={editor.busy} act={() => setOpen("create")}>New group …</Button>
      {splits && (
        <Button disabled={editor.busy} act={() => carry.ask("split", ids)}>Split off …</Button>
      )}
      {aside && (
        <Button disabled={editor.busy} act={() => make([{ edit: "restore", actions: ids }], "")}>
          Put back
        </Button>
      )}
      {only !== undefined && <Button disabled={editor.busy} act={() => setOpen("places")}>VSM …</Button>}
      {open === "create" && <CreateDialog study={study} actions={ids} make={make} close={close} />}
      {open === "places" && only !== undefined && first !== undefined && (
        <PlacesDialog
          study={study}
          target={only}
          name={actionsInWords(study, [only])}
          placed={study.placesOf(first).map((one) => ({ ...one, inherited: one.inherited || !own }))}
          make={make}
          close={close}
        />
      )}
    </div>
  );
}
