"""Making edits of another log one after the other, as far as they fit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.coding.edits.json_form import edit_from_json, edit_to_json
from actionclust.coding.edits.kinds import Detach, Group, Merge, Redo, Undo
from actionclust.coding.edits.references import (
    made_groups,
    named_actions,
    named_groups,
    with_actions,
    with_entry,
    with_groups,
)
from actionclust.coding.edits.rules import EditError
from actionclust.coding.log.entry import LogEntry, now
from actionclust.coding.log.history import Recorder
from actionclust.coding.project.moves_file import Suggestion
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import LEVEL_OF_PREFIX
from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from actionclust.coding.edits import Edit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

MADE = "made"
PARTLY = "partly made"
LEFT_OUT = "left out"

_NOT_MADE = "the edit that makes it was left out"


class Rebase:
    """Makes edits, and remembers what became of groups and entries.

    Parameters
    ----------
    on : Hierarchy
        Where the edits are made.
    groups : mapping of str to (str or None)
        The id here of groups that the edits name; None if a group is not here.
    """

    def __init__(self, on: Hierarchy, groups: Mapping[str, str | None]) -> None:
        self.recorder = Recorder(on.history)
        self.rows: list[tuple[str, str, str, str, str]] = []
        self._analyst = on.analyst
        self._ids = {id_: here for id_, here in groups.items() if here is not None}
        # groups that are not here, and why
        self._gone = {
            id_: "no group here shares most of its actions"
            for id_, here in groups.items()
            if here is None
        }
        self._not_found = sorted(self._gone, key=natural)
        # the id here of entries that were made, and the ids of those that were not
        self._entries: dict[str, str] = {}
        self._left_out: set[str] = set()

    def notes(self) -> list[str]:
        """Say which groups have another id here, and which were not found again."""
        other = [
            f"{id_} is {self._ids[id_]}"
            for id_ in sorted(self._ids, key=natural)
            if id_ != self._ids[id_]
        ]
        notes = [f"groups with another id here: {listed(other, len(other))}"] if other else []
        if self._not_found:
            lost = listed(self._not_found, len(self._not_found))
            notes.append(f"groups that are not found again here: {lost}")
        return notes

    def make(self, change: Edit | LogEntry | Suggestion) -> None:
        """Make an edit as far as that goes, and report it."""
        entry = change if isinstance(change, (LogEntry, Suggestion)) else None
        edit: Edit = entry.edit if entry else change  # type: ignore[assignment]
        document = edit_to_json(edit)
        analyst = entry.analyst if entry else self._analyst
        makes: list[str] = []
        try:
            edit = edit_from_json(document)
            makes = self._makes(edit, entry)
            edit, lost = self._of_groups_here(edit, makes)
            fitting, missing = self._fitting(edit, makes, entry)
            made = self.recorder.record(
                fitting,
                time=entry.time if entry else now(),
                analyst=analyst,
                why=entry.why if entry else "",
                made_by=entry.made_by if isinstance(entry, LogEntry) else "person",
            )
        except InputError as error:
            self._forget(makes, _NOT_MADE)
            if isinstance(entry, LogEntry):
                self._left_out.add(entry.id)
            self.rows.append((document["edit"], analyst, LEFT_OUT, "", str(error)))
            return
        if isinstance(entry, LogEntry):
            self._entries[entry.id] = made.id
        why = "; ".join([*lost, *([f"there is no action {listed(missing)}"] if missing else [])])
        self.rows.append((edit.kind, analyst, PARTLY if why else MADE, str(made), why))

    def _makes(self, edit: Edit, entry: LogEntry | Suggestion | None) -> list[str]:
        """Name the groups that an edit makes, by the ids that it gives them."""
        known = {*self._ids, *self._gone}
        if isinstance(entry, LogEntry):
            nodes = entry.change.nodes
            made = [id_ for id_ in made_groups(edit, ()) if id_ in nodes and nodes[id_][0] is None]
        else:
            made = list(made_groups(edit, self.recorder.draft.nodes))
        if isinstance(edit, Group) and self._gone.get(edit.id) == _NOT_MADE:
            # its first groups are not here, and these may be
            del self._gone[edit.id]
            return [edit.id]
        return [id_ for id_ in made if id_ not in known]

    def _of_groups_here(self, edit: Edit, makes: Collection[str]) -> tuple[Edit, list[str]]:
        """Leave the groups that are not here out of a list of several, and say why."""
        if not isinstance(edit, (Group, Detach, Merge)):
            return edit, []
        gone = [id_ for id_ in edit.groups if id_ in self._gone and id_ not in makes]
        here = tuple(id_ for id_ in edit.groups if id_ not in gone)
        if not gone or not here:
            return edit, []
        lost = [f"{id_} is not here: {self._gone[id_]}" for id_ in gone]
        return replace(edit, groups=here), lost

    def _fitting(
        self, edit: Edit, makes: list[str], entry: LogEntry | Suggestion | None
    ) -> tuple[Edit, list[str]]:
        """Give an edit as it can be made here, and its actions that are not here."""
        if isinstance(edit, (Undo, Redo)):
            if edit.entry in self._left_out:
                raise EditError("the edit that it is about was left out")
            return with_entry(edit, self._entries), []
        for group in sorted(named_groups(edit).difference(makes), key=natural):
            if group in self._gone:
                raise EditError(f"{group} is not here: {self._gone[group]}")
        there = self.recorder.draft.places
        missing = [action for action in named_actions(edit) if action not in there]
        if missing:
            edit = with_actions(edit, there.keys())
            if not named_actions(edit):
                raise EditError(f"there is no action {listed(missing)}")
            empty = set(makes) - named_groups(edit)
            self._forget(empty, "none of its actions is here")
            makes = [id_ for id_ in makes if id_ not in empty]
        self._number(makes)
        if isinstance(edit, Group) and not makes and not isinstance(entry, LogEntry):
            self._check_label(edit)
        return with_groups(edit, self._ids), missing

    def _number(self, makes: Iterable[str]) -> None:
        """Give new groups the ids that they have already, or free ones where these are taken."""
        issued = dict(self.recorder.draft.issued)
        for id_ in makes:
            prefix, number, _ = natural(id_)
            # what is no id of a group is refused when the edit is made
            if prefix in LEVEL_OF_PREFIX:
                taken = number <= issued.get(prefix, 0)
                here = new_ids(issued, LEVEL_OF_PREFIX[prefix])[0] if taken else id_
                issued[prefix] = natural(here)[1]
                self._ids[id_] = here

    def _check_label(self, edit: Group) -> None:
        """Refuse to put groups under one that only has the id of the one that was meant."""
        node = self.recorder.draft.nodes.get(edit.id)
        if edit.id in self._ids or node is None or edit.label in {"", node.label}:
            return
        raise EditError(f"{edit.id} is called {node.label!r} here and not {edit.label!r}")

    def _forget(self, groups: Iterable[str], why: str) -> None:
        for id_ in groups:
            self._ids.pop(id_, None)
            self._gone[id_] = why
