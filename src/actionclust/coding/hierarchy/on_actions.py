"""Verbs on actions: move, set aside, restore, pin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.edits.kinds import Move, Pin, Restore, SetAside
from actionclust.coding.hierarchy.lookup import find
from actionclust.coding.hierarchy.recording import names, recorded
from actionclust.coding.tree.tree import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionclust.coding.hierarchy.recording import AnyHierarchy


def move(
    self: AnyHierarchy, actions: str | Iterable[str], *, to: str, why: str = ""
) -> AnyHierarchy:
    """Move actions to a group.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    to : str
        The group, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions moved.

    Raises
    ------
    EditError
        If an action or the group does not exist, an action is pinned, or all are there.
    """
    return recorded(self, Move(names(actions), find(self, to).id), why)


def set_aside(
    self: AnyHierarchy, actions: str | Iterable[str], *, reason: str = SET_ASIDE, why: str = ""
) -> AnyHierarchy:
    """Leave actions unclustered.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    reason : str
        The reason that the tables show.
    why : str
        The reason, for the log.

    Returns
    -------
    Hierarchy
        With the actions aside.

    Raises
    ------
    EditError
        If an action does not exist, is pinned, or is unclustered.
    """
    return recorded(self, SetAside(names(actions), reason), why)


def restore(self: AnyHierarchy, actions: str | Iterable[str], *, why: str = "") -> AnyHierarchy:
    """Put actions that were set aside back where they were.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions back.

    Raises
    ------
    EditError
        If an action does not exist, is in a group, or its group no longer exists.
    """
    return recorded(self, Restore(names(actions)), why)


def pin(
    self: AnyHierarchy, actions: str | Iterable[str], *, pinned: bool = True, why: str = ""
) -> AnyHierarchy:
    """Settle actions where they are, or free them again.

    A pinned action cannot be moved, split off or set aside; it still goes along when its
    whole group is merged.

    Parameters
    ----------
    actions : str or iterable of str
        An id, or several.
    pinned : bool
        Whether to settle or to free them.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the actions settled, or free.

    Raises
    ------
    EditError
        If an action does not exist, or all are so already.
    """
    return recorded(self, Pin(names(actions), pinned), why)
