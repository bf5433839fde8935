// "Move to ...": a list of groups to search in, the likeliest first, and why. For groups, what they
// are merged into.
import { useMemo, useState } from "preact/hooks";
import type { Editor, Make } from "../contract";
import { counted } from "../kit/counted";
import { isolated } from "../kit/direction";
import { at } from "../kit/lists";
import { useUniqueId } from "../kit/unique-id";
import { labelOf } from "../model/branches";
import type { Study } from "../model/study";
import { EditForm } from "./edit-form";
import { actionsInWords, groupName } from "./local-edits";
import { moveChoices, moveEdits, type MoveChoice } from "./move-choices";
import { useTold } from "./told";

interface MoveProps {
  study: Study;
  editor: Editor;
  ids: readonly string[]; // of actions, or of groups
  recent: readonly string[];
  make: Make;
  close: () => void;
}

export function MoveDialog({ study, editor, ids, recent, make, close }: MoveProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<string | null>(null); // its key; null: the likeliest
  const prefix = useUniqueId();
  const groups = useMemo(() => ids.flatMap((id) => study.groupOfId.get(id) ?? []), [study, ids]);
  const merges = groups.length > 0;
  const creates = editor.verbs.has("create") && !merges;
  const { homes: ask } = editor;
  // what is asked once stays, also while others edit
  const [homes, trouble] = useTold(ask && !merges ? () => ask(ids) : undefined, []);
  const { rows, first } = useMemo(
    () => moveChoices({ study, ids, homes, recent, search, creates }),
    [study, ids, homes, recent, search, creates],
  );
  const found = rows.findIndex(({ key }) => key === chosen);
  const place = found < 0 ? first : found;
  const current = rows[place];
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setChosen(rows[Math.max(0, Math.min(rows.length - 1, place + step))]?.key ?? null);
  };
  const only = ids.length === 1 ? (study.actionOfId.get(ids[0] ?? "") ?? -1) : -1;
  const text = only < 0 ? "" : at(study.payload.actions.text, only);
  const named = merges ? ids.map((id) => groupName(study, id)).join(", ") : actionsInWords(study, ids);
  return (
    <EditForm
      title={`${merges ? "Merge" : "Move"} ${named} ${merges ? "into" : "to"} \u2026`}
      send={merges ? "Merge" : current?.group === -1 ? "Create and move" : "Move"}
      ready={current !== undefined}
      make={(why) => {
        if (current !== undefined) make(moveEdits(study, ids, current), why);
      }}
      close={close}
    >
      {!named.includes(text.trim()) && (
        <p class="ac-quote" dir="auto">
          {text}
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
        aria-activedescendant={current === undefined ? undefined : `${prefix}-${current.key}`}
        placeholder={creates ? "Type to find a group, or to name a new one" : "Type to find a group"}
        value={search}
        onInput={(event) => {
          setSearch(event.currentTarget.value);
          setChosen(null);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${prefix}-list`} class="ac-options" role="listbox" aria-label="Groups">
        {rows.map((row) => (
          <div
            key={row.key}
            ref={row === current ? (option) => option?.scrollIntoView({ block: "nearest" }) : null}
            id={`${prefix}-${row.key}`}
            class="ac-option"
            role="option"
            aria-selected={row === current}
            onPointerDown={(event) => {
              event.preventDefault(); // the field keeps the focus
              setChosen(row.key);
            }}
          >
            <span class="ac-option-label" dir="auto">
              {row.group < 0 ? `Create \u201c${isolated(row.label)}\u201d` : row.label}
            </span>
            {row.group >= 0 && <Where study={study} {...row} />}
          </div>
        ))}
      </div>
      {rows.length === 0 && <p class="ac-muted">no other group has these words in its name</p>}
      {trouble !== "" && <p class="ac-muted ac-small">Ranked by similar texts alone: {trouble}</p>}
    </EditForm>
  );
}

function Where({ study, group, note }: MoveChoice & { study: Study }) {
  const above = study.pathOf(group).slice(0, -1);
  return (
    <span class="ac-muted ac-small">
      {note !== "" && `${note} \u00b7 `}
      <code>{at(study.payload.groups, group).id}</code> {counted(at(study.below, group).length, "action")}
      {above.length > 0 &&
        ` \u00b7 in ${above.map((one) => isolated(labelOf(study, one))).join(" \u203a ")}`}
    </span>
  );
}
