"""Making the edits of two analysts one after the other, each once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.coding.apply import EditError
from actionclust.coding.conflicts import builds_on
from actionclust.coding.history import Recorder
from actionclust.coding.kinds import Detach, Group, Merge, Move, Pin, Redo, Restore, SetAside, Undo
from actionclust.coding.naming import with_actions
from actionclust.coding.sides import LOG, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.coding.edits import Edit
    from actionclust.coding.history import History
    from actionclust.coding.log import LogEntry
    from actionclust.coding.sides import Key, Step


class Joining:
    """Makes edits that do not conflict.

    Parameters
    ----------
    base : History
        Where both begin.

    Attributes
    ----------
    agreed : list of LogEntry
        Edits that were not made, since what they do was done.
    left_out : list of (LogEntry, str)
        Edits that could not be made, and why.
    """

    def __init__(self, base: History) -> None:
        self._recorder = Recorder(base)
        self._missing: dict[Key, LogEntry] = {}
        # edits that could not be made, and how the same side left what they wrote
        self._overtaken: list[tuple[LogEntry, str, dict[Key, object]]] = []
        self.agreed: list[LogEntry] = []
        self.left_out: list[tuple[LogEntry, str]] = []

    def history(self) -> History:
        """Give the history with all that was made."""
        return self._recorder.history()

    def make(self, *sides: Sequence[Step]) -> None:
        """Make the edits of all sides, undoing and redoing first.

        Parameters
        ----------
        *sides : sequence of Step
            What each side did, in order.
        """
        for of_the_log in (True, False):
            for side in sides:
                last = {key: place for place, step in enumerate(side) for key in step.writes}
                for place, step in enumerate(side):
                    if (LOG in step.writes) == of_the_log:
                        in_the_end = {key: side[last[key]].writes[key] for key in step.writes}
                        self._make(
                            step, {key for key in step.writes if last[key] == place}, in_the_end
                        )
        for entry, why, in_the_end in self._overtaken:
            if self._hold(in_the_end):
                self.agreed.append(entry)
            else:
                self.left_out.append((entry, why))
        self._overtaken = []

    def _make(self, step: Step, lasting: set[Key], in_the_end: dict[Key, object]) -> None:
        entry = step.entry
        rests = sorted(key for key in {*step.writes, *step.needs} if key in self._missing)
        if rests:
            self._leave_out(step, builds_on(self._missing[rests[0]]))
        elif self._hold(step.writes):
            self.agreed.append(entry)
        else:
            why = self._record(step)
            # what later edits of the same side change again need not be made
            if why and self._hold({key: step.writes[key] for key in lasting}):
                self._overtaken.append((entry, why, in_the_end))
            elif why:
                self._leave_out(step, why)

    def _record(self, step: Step) -> str:
        """Make an edit if it does here what it did there; say why not otherwise."""
        entry = step.entry
        edit = self._rest(step)
        try:
            if not isinstance(edit, (Undo, Redo)):
                found = written(self._recorder.trial(edit))
                if any(key not in step.writes or step.writes[key] != found[key] for key in found):
                    return "it would change something else here"
            self._recorder.record(edit, time=entry.time, analyst=entry.analyst, why=entry.why)
        except EditError as error:
            return str(error)
        return ""

    def _leave_out(self, step: Step, why: str) -> None:
        self._missing |= dict.fromkeys(step.writes, step.entry)
        self.left_out.append((step.entry, why))

    def _rest(self, step: Step) -> Edit:
        """Give an edit without what was done already."""
        edit = step.entry.edit
        if isinstance(edit, (Move, SetAside, Restore, Pin)):
            kind = "pin" if isinstance(edit, Pin) else "place"
            return with_actions(edit, {a for a in edit.actions if self._is_open(step, (kind, a))})
        if isinstance(edit, (Merge, Group, Detach)):
            kind = "group" if isinstance(edit, Merge) else "parent"
            groups = tuple(g for g in edit.groups if self._is_open(step, (kind, g)))
            return replace(edit, groups=groups)
        return edit

    def _is_open(self, step: Step, key: Key) -> bool:
        """Tell whether a thing is not yet as an edit leaves it."""
        return key not in step.writes or not self._holds(key, step.writes[key])

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
                return node is not None and getattr(node, kind) == value
