"""Making the edits of two analysts one after the other, each once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actionclust.coding.combining.branches import LOG, touched_values
from actionclust.coding.combining.conflicts import builds_on
from actionclust.coding.edits.kinds import (
    Detach,
    Group,
    Merge,
    Move,
    Pin,
    Redo,
    Restore,
    SetAside,
    Undo,
)
from actionclust.coding.edits.references import with_actions
from actionclust.coding.edits.rules import EditError
from actionclust.coding.log.history import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from actionclust.coding.combining.branches import BranchEdit, Key
    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.log.history import History


@dataclass(frozen=True, slots=True)
class _Turn:
    """An edit when it is its turn."""

    step: BranchEdit
    in_the_end: Mapping[Key, object]  # how its side left each thing that it wrote
    lasting: AbstractSet[Key]  # the things that no later edit of its side wrote
    # what the other side wrote before it, and so left as this side wants it in the end
    by_other: AbstractSet[Key]


class Joining:
    """Makes edits that do not conflict.

    Parameters
    ----------
    base : History
        Where both begin.

    Attributes
    ----------
    agreed : list of LogEntry
        Edits that were not made, since the other side had brought things where they lead.
    left_out : list of (LogEntry, str)
        Edits that could not be made, and why.
    """

    def __init__(self, base: History) -> None:
        self._recorder = Recorder(base)
        self._missing: dict[Key, LogEntry] = {}
        self._overtaken: list[tuple[_Turn, str]] = []
        # how often each edit that changes no place was asked by each analyst, and made
        self._asked: Counter[tuple[str, Edit]] = Counter()
        self._said: Counter[Edit] = Counter()
        self.agreed: list[LogEntry] = []
        self.left_out: list[tuple[LogEntry, str]] = []

    def history(self) -> History:
        """Give the history with all that was made."""
        return self._recorder.history()

    def make(self, first: Sequence[BranchEdit], second: Sequence[BranchEdit]) -> None:
        """Make the edits of both sides, undoing and redoing first."""
        for turn in _turns(first, second):
            self._take(turn)
        for turn, why in self._overtaken:
            if self._hold(turn.in_the_end):
                self.agreed.append(turn.step.entry)
            else:
                self.left_out.append((turn.step.entry, why))

    def _take(self, turn: _Turn) -> None:
        step = turn.step
        rests = sorted(key for key in {*step.writes, *step.needs} if key in self._missing)
        if rests:
            self._leave_out(step, builds_on(self._missing[rests[0]]))
        elif not step.writes:
            self._say(turn)
        elif all(self._is_done(turn, key) for key in step.writes):
            self.agreed.append(step.entry)
        else:
            why = self._record(turn)
            # what later edits of the same side change again need not be made
            if why and self._hold({key: step.writes[key] for key in turn.lasting}):
                self._overtaken.append((turn, why))
            elif why:
                self._leave_out(step, why)

    def _say(self, turn: _Turn) -> None:
        """Make an edit that changes nothing but the log, unless the other side did."""
        entry = turn.step.entry
        self._asked[entry.analyst, entry.edit] += 1
        if self._asked[entry.analyst, entry.edit] <= self._said[entry.edit]:
            self.agreed.append(entry)
        elif why := self._record(turn):
            self._leave_out(turn.step, why)
        else:
            self._said[entry.edit] += 1

    def _record(self, turn: _Turn) -> str:
        """Make an edit if it does here what it did there; say why not otherwise."""
        entry, writes = turn.step.entry, turn.step.writes
        edit = self._rest(turn)
        try:
            if not isinstance(edit, (Undo, Redo)):
                found = touched_values(self._recorder.trial(edit))
                if any(key not in writes or writes[key] != found[key] for key in found):
                    return "it would change something else here"
            self._recorder.record(edit, time=entry.time, analyst=entry.analyst, why=entry.why)
        except EditError as error:
            return str(error)
        return ""

    def _leave_out(self, step: BranchEdit, why: str) -> None:
        self._missing |= dict.fromkeys(step.writes, step.entry)
        self.left_out.append((step.entry, why))

    def _rest(self, turn: _Turn) -> Edit:
        """Give an edit without what the other side did."""
        edit = turn.step.entry.edit
        if isinstance(edit, (Move, SetAside, Restore, Pin)):
            kind = "pin" if isinstance(edit, Pin) else "place"
            kept = {action for action in edit.actions if not self._is_done(turn, (kind, action))}
            return with_actions(edit, kept)
        if isinstance(edit, (Merge, Group, Detach)):
            kind = "group" if isinstance(edit, Merge) else "parent"
            groups = tuple(one for one in edit.groups if not self._is_done(turn, (kind, one)))
            return replace(edit, groups=groups)
        return edit

    def _is_done(self, turn: _Turn, key: Key) -> bool:
        """Tell whether the other side brought a thing where this one wants it."""
        return key in turn.by_other and self._holds(key, turn.in_the_end[key])

    def _hold(self, writes: Mapping[Key, object]) -> bool:
        return all(self._holds(key, value) for key, value in writes.items())

    def _holds(self, key: Key, value: object) -> bool:
        kind, id_ = key
        draft = self._recorder.draft
        node = draft.nodes.get(id_)
        match kind:
            case "place":
                return draft.places[id_] == value
            case "pin":
                return (id_ in draft.pinned) == value
            case "functions":
                return draft.placements.get(id_, ()) == value
            case "group":
                return (node is None) == (value is None)
            case "log":
                return False
            case _:
                # what a group is called matters no more when both sides ended it
                return node is None or getattr(node, kind) == value


def _turns(first: Sequence[BranchEdit], second: Sequence[BranchEdit]) -> Iterator[_Turn]:
    """Give the edits of both sides in the order in which they are made."""
    wrote: tuple[set[Key], set[Key]] = (set(), set())
    for of_the_log in (True, False):
        for number, side in enumerate((first, second)):
            last = {key: place for place, step in enumerate(side) for key in step.writes}
            for place, step in enumerate(side):
                if (LOG in step.writes) == of_the_log:
                    yield _Turn(
                        step,
                        {key: side[last[key]].writes[key] for key in step.writes},
                        {key for key in step.writes if last[key] == place},
                        step.writes.keys() & wrote[1 - number],
                    )
                    wrote[number].update(step.writes)
