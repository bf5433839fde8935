"""A tree with its log: making edits, taking them back, making them again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from actionclust.coding.edits import Redo, Undo, edit_from_json, edit_to_json
from actionclust.coding.edits.rules import EditError, perform
from actionclust.coding.log.entry import START, LogEntry, entry_id
from actionclust.coding.tree.draft import Draft
from actionclust.errors import InputError

if TYPE_CHECKING:
    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import MadeBy
    from actionclust.coding.tree.tree import Change, Tree


@dataclass(frozen=True, slots=True)
class History:
    """A tree, how it began, and every edit in between."""

    start: Tree  # the tree before the first edit
    tree: Tree
    log: tuple[LogEntry, ...] = ()  # every edit, undo and redo, in order
    done: tuple[int, ...] = ()  # the places in the log of the edits that hold, in order
    # the places in the log of the edits that were taken back and can be made again, the next one
    # last
    undone: tuple[int, ...] = ()

    def next_undo(self) -> Undo:
        """Give the edit that takes the last one back."""
        if not self.done:
            raise EditError("there is nothing to undo")
        return Undo(self.log[self.done[-1]].id)

    def next_redo(self) -> Redo:
        """Give the edit that makes the last one that was taken back again."""
        if not self.undone:
            raise EditError("there is nothing to redo")
        return Redo(self.log[self.undone[-1]].id)


class Recorder:
    """Makes edits one after the other; much cheaper for many than a history for each."""

    def __init__(self, history: History) -> None:
        self._start = history.start
        self._draft = Draft(history.tree)
        self._log = list(history.log)
        self._done = list(history.done)
        self._undone = list(history.undone)

    @property
    def draft(self) -> Draft:
        """The tree as it is, to look at."""
        return self._draft

    def record(
        self, edit: Edit, *, time: str, analyst: str, why: str, made_by: MadeBy = "person"
    ) -> LogEntry:
        """Make an edit and log it."""
        edit = _checked(edit, time=time, analyst=analyst, why=why)
        if isinstance(edit, Undo):
            change = self._undo(edit)
        elif isinstance(edit, Redo):
            change = self._redo(edit)
        else:
            change = self._perform(edit)
        previous = self._log[-1].id if self._log else START
        id_ = entry_id(previous, time, analyst, why, edit, made_by)
        entry = LogEntry(id_, time, analyst, why, edit, change, made_by)
        if not isinstance(edit, (Undo, Redo)):
            self._done.append(len(self._log))
            self._undone.clear()
        self._log.append(entry)
        return entry

    def repeat(self, entry: LogEntry, edit: Edit | None = None) -> LogEntry:
        """Make the edit of an entry, or what it is here, as the entry says who made it and why."""
        return self.record(
            entry.edit if edit is None else edit,
            time=entry.time,
            analyst=entry.analyst,
            why=entry.why,
            made_by=entry.made_by,
        )

    def history(self) -> History:
        """Give the history as it is now."""
        return History(
            self._start,
            self._draft.freeze(),
            tuple(self._log),
            tuple(self._done),
            tuple(self._undone),
        )

    def trial(self, edit: Edit) -> Change:
        """Tell what an edit would change, and leave all as it is."""
        try:
            perform(edit, self._draft)
        finally:
            change = self._draft.take_back()
        return change

    def _perform(self, edit: Edit) -> Change:
        try:
            perform(edit, self._draft)
        except BaseException:
            # part of it may be done
            self._draft.take_back()
            raise
        return self._draft.taken()

    def _undo(self, edit: Undo) -> Change:
        last = self._log[self._done[-1]] if self._done else None
        if last is None or last.id != edit.entry:
            self._know(edit.entry)
            raise EditError(
                f"entry {edit.entry} is not the last edit that holds; undo those after it first"
            )
        self._draft.apply(last.change.inverse())
        self._undone.append(self._done.pop())
        return self._draft.taken()

    def _redo(self, edit: Redo) -> Change:
        last = self._log[self._undone[-1]] if self._undone else None
        if last is None or last.id != edit.entry:
            self._know(edit.entry)
            raise EditError(f"entry {edit.entry} is not the last edit that was undone")
        self._draft.apply(last.change)
        self._done.append(self._undone.pop())
        return self._draft.taken()

    def _know(self, entry: str) -> None:
        if all(one.id != entry for one in self._log):
            raise EditError(f"there is no entry {entry!r} in the log")


def _checked(edit: Edit, **about: str) -> Edit:
    """Check the types of an edit, so that all that is logged can be saved and read back."""
    for name, value in about.items():
        if not isinstance(value, str):
            raise EditError(f"{name} must be a string; got {value!r:.80} ({type(value).__name__})")
    try:
        moment = datetime.fromisoformat(about["time"])
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise EditError(
            "the time of an edit is ISO 8601 with an offset, such as 2026-01-31T09:30:00+00:00; "
            f"got {about['time']!r:.80}"
        )
    try:
        return edit_from_json(edit_to_json(edit))
    except InputError as error:
        raise EditError(str(error)) from error
