"""Recording edits in a new value, and taking them back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from actionclust.coding.edits.kinds import KINDS
from actionclust.coding.edits.references import with_entry
from actionclust.coding.edits.rules import EditError
from actionclust.coding.log.entry import LogEntry, now
from actionclust.coding.log.history import Recorder
from actionclust.coding.project.record import Project
from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from actionclust.coding.edits.kinds import Edit
    from actionclust.coding.log.entry import MadeBy

AnyHierarchy = TypeVar("AnyHierarchy", bound=Project)
"""What a verb takes and gives."""

UNORDERED = (set, frozenset)
"""What has no order of its own, but one that differs from run to run."""


def undo(self: AnyHierarchy, *, why: str = "") -> AnyHierarchy:
    """Take the last edit that holds back; the log keeps both.

    Parameters
    ----------
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        As it was before that edit.

    Raises
    ------
    EditError
        If there is nothing to undo.
    """
    return recorded(self, self.history.next_undo(), why)


def redo(self: AnyHierarchy, *, why: str = "") -> AnyHierarchy:
    """Make the last edit that was taken back again.

    Parameters
    ----------
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        As it was after that edit.

    Raises
    ------
    EditError
        If there is nothing to redo: nothing was undone, or another edit came since.
    """
    return recorded(self, self.history.next_redo(), why)


def apply(
    self: AnyHierarchy, changes: Iterable[Edit | LogEntry], *, why: str = ""
) -> AnyHierarchy:
    """Make several edits, or none if one of them cannot be made.

    Parameters
    ----------
    changes : iterable of Edit or LogEntry
        Edits; entries of a log keep their analyst, time and reason, and what they undo
        is what was made of the entry before.
    why : str
        The reason of edits that bring none.

    Returns
    -------
    Hierarchy
        With all edits made.

    Raises
    ------
    EditError
        If an edit cannot be made; the message says which.

    See Also
    --------
    replay : Makes what can be made, and reports the rest.
    """
    if isinstance(changes, (LogEntry, *KINDS.values())):
        raise EditError("apply takes several edits; for one, pass [edit]")
    if not isinstance(changes, Iterable):
        raise EditError(f"apply takes a list of edits; got {type(changes).__name__}")
    recorder = Recorder(self.history)
    known: dict[str, str] = {}
    for place, change in enumerate(changes):
        try:
            if isinstance(change, LogEntry):
                made = recorder.repeat(change, with_entry(change.edit, known))
                known[change.id] = made.id
            else:
                edit = with_entry(change, known)
                recorder.record(edit, time=now(), analyst=self.analyst, why=why)
        except EditError as error:
            raise EditError(f"edit {place + 1}: {error}; none was made") from error
    return replace(self, history=recorder.history())


def recorded(self: AnyHierarchy, edit: Edit, why: str, made_by: MadeBy = "person") -> AnyHierarchy:
    """Give the hierarchy after one more edit."""
    recorder = Recorder(self.history)
    recorder.record(edit, time=now(), analyst=self.analyst, why=why, made_by=made_by)
    return replace(self, history=recorder.history())


def names(given: str | Iterable[str]) -> tuple[str, ...]:
    """Take one name, or several.

    >>> names("A1"), names(["A1", "A2"])
    (('A1',), ('A1', 'A2'))
    """
    if not isinstance(given, (str, Iterable)):
        raise EditError(f"expected an id or several; got {given!r} ({type(given).__name__})")
    if isinstance(given, UNORDERED):
        # else the log would depend on the hash seed
        return tuple(sorted(given, key=lambda one: natural(str(one))))
    return (given,) if isinstance(given, str) else tuple(given)
