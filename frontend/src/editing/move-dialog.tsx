// "Move to ...": a list of groups to search in, the likely ones first, and why.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Make } from "../contract";
import { isolated } from "../kit/direction";
import { at } from "../kit/lists";
import { folded } from "../kit/search-words";
import { useUniqueId } from "../kit/unique-id";
import { forestOf, isNamed, labelOf, within } from "../model/branches";
import { likelyGroups } from "../model/similarity";
import type { Study } from "../model/study";
import { EditForm } from "./edit-form";
import { actionsInWords } from "./local-edits";

interface MoveProps {
  study: Study;
  ids: readonly string[];
  make: Make;
  close: () => void;
}

const LIKELY = 5;

export function MoveDialog({ study, ids, make, close }: MoveProps) {
  const [search, setSearch] = useState("");
  const [place, setPlace] = useState(0);
  const prefix = useUniqueId();
  const actions = useMemo(() => ids.flatMap((id) => study.actionOfId.get(id) ?? []), [study, ids]);
  const choices = useMemo(() => choicesOf(study, actions, search), [study, actions, search]);
  const current = choices[Math.min(place, choices.length - 1)];
  const go = (to: number) => setPlace(Math.max(0, Math.min(choices.length - 1, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowDown: place + 1,
      ArrowUp: place - 1,
      PageDown: place + 8,
      PageUp: place - 8,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  const [first] = actions;
  return (
    <EditForm
      title={`Move ${actionsInWords(ids)} to \u2026`}
      send="Move"
      ready={current !== undefined}
      make={(why) => {
        if (current === undefined) return;
        make([{ edit: "move", actions: ids, to: at(study.payload.groups, current.group).id }], why);
      }}
      close={close}
    >
      {ids.length === 1 && first !== undefined && (
        <p class="ac-quote" dir="auto">
          {at(study.payload.actions.text, first)}
        </p>
      )}
      <label class="ac-label" for={`${prefix}-search`}>
        Group
      </label>
      <input
        id={`${prefix}-search`}
        class="ac-field"
        type="text"
        dir="auto"
        role="combobox"
        data-first
        autocomplete="off"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={`${prefix}-list`}
        aria-activedescendant={current === undefined ? undefined : `${prefix}-${current.group}`}
        placeholder="Type to find a group"
        value={search}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${prefix}-list`} class="ac-options" role="listbox" aria-label="Groups">
        {choices.map(({ group, likely }, row) => (
          <Option
            key={group}
            id={`${prefix}-${group}`}
            study={study}
            group={group}
            likely={likely}
            chosen={group === current?.group}
            choose={() => go(row)}
          />
        ))}
      </div>
      {choices.length === 0 && <p class="ac-muted">no other group has these words in its name</p>}
    </EditForm>
  );
}

interface OptionProps {
  id: string;
  study: Study;
  group: number;
  likely: boolean;
  chosen: boolean;
  choose: () => void;
}

function Option({ id, study, group, likely, chosen, choose }: OptionProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const above = study.pathOf(group).slice(0, -1);
  const size = at(study.below, group).length;
  return (
    <div
      ref={element}
      id={id}
      class="ac-option"
      role="option"
      aria-selected={chosen}
      onPointerDown={(event) => {
        event.preventDefault(); // the field keeps the focus
        choose();
      }}
    >
      <span class="ac-option-label" dir="auto">
        {labelOf(study, group)}
      </span>
      <span class="ac-muted ac-small">
        <code>{at(study.payload.groups, group).id}</code> {size} {size === 1 ? "action" : "actions"}
        {likely && " \u00b7 holds similar actions"}
        {above.length > 0 &&
          ` \u00b7 in ${above.map((one) => isolated(labelOf(study, one))).join(" \u203a ")}`}
      </span>
    </div>
  );
}

/** The groups that actions can go to and whose names have the words of a search. */
function choicesOf(
  study: Study,
  actions: readonly number[],
  search: string,
): { group: number; likely: boolean }[] {
  const own = new Set(actions.map((action) => at(study.payload.actions.group, action)));
  const whole = folded(search.trim());
  const exact = (group: number) => folded(at(study.payload.groups, group).id) === whole;
  const likely = likelyGroups(study, actions, LIKELY);
  const tree = within(forestOf(study).top).map(({ branch }) => branch.group);
  return [...likely, ...tree.filter((group) => !likely.includes(group))]
    .filter((group) => group >= 0 && (own.size > 1 || !own.has(group)))
    .filter((group) => isNamed(study, group, search))
    .sort((one, other) => Number(exact(other)) - Number(exact(one)))
    .map((group) => ({ group, likely: likely.includes(group) }));
}
