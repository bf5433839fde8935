"""Verbs on groups: create, rename, describe, merge, delete, and those of the levels above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.edits.kinds import (
    Create,
    Delete,
    Describe,
    Detach,
    Group,
    Merge,
    Rename,
    Ungroup,
)
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.lookup import find
from actionclust.coding.hierarchy.recording import UNORDERED, names, recorded
from actionclust.coding.tree.ids import new_ids
from actionclust.coding.tree.levels import group_level_named
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.hierarchy.recording import AnyHierarchy
    from actionclust.coding.tree.levels import Level


def create(
    self: AnyHierarchy,
    label: str,
    *,
    level: Level = "sub-cluster",
    parent: str | None = None,
    why: str = "",
) -> AnyHierarchy:
    """Make an empty group.

    Parameters
    ----------
    label : str
        Its label.
    level : {"sub-cluster", "cluster", "super-cluster"}
        Its level.
    parent : str or None
        The group above it, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the new group; its id is in ``last.edit.id``.

    Raises
    ------
    EditError
        If the label is blank, or the parent does not exist or is of too low a level.
    SettingError
        If there is no such level.
    """
    new = group_level_named(level)
    above = None if parent is None else find(self, parent).id
    id_ = new_ids(self.tree.issued, new)[0]
    return recorded(self, Create(id_, new, label, above), why)


def rename(self: AnyHierarchy, group: str, label: str, *, why: str = "") -> AnyHierarchy:
    """Give a group another label.

    Parameters
    ----------
    group : str
        The group, by id or label.
    label : str
        The new label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the group renamed.

    Raises
    ------
    EditError
        If the group does not exist, or the label is blank or the same.
    """
    return recorded(self, Rename(find(self, group).id, label), why)


def describe(self: AnyHierarchy, group: str, rule: str, *, why: str = "") -> AnyHierarchy:
    """Write down what belongs in a group: its inclusion rule.

    Parameters
    ----------
    group : str
        The group, by id or label.
    rule : str
        The rule.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the rule.

    Raises
    ------
    EditError
        If the group does not exist, or has that rule.
    """
    return recorded(self, Describe(find(self, group).id, rule), why)


def merge(
    self: AnyHierarchy, groups: Sequence[str], *, into: str | None = None, why: str = ""
) -> AnyHierarchy:
    """Merge groups of one level into one of them, with all that is in them.

    Parameters
    ----------
    groups : sequence of str
        Groups, by id or label.
    into : str or None
        The one that stays; None keeps the first.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the groups merged.

    Raises
    ------
    EditError
        If a group does not exist or is named twice, levels differ, it is one only, or a set
        is given, which has no first one, without `into`.
    """
    if into is None and isinstance(groups, UNORDERED):
        raise EditError("merge keeps the first group, and a set has none; pass a list or into")
    ids = [find(self, group).id for group in names(groups)]
    if len(set(ids)) < len(ids):
        raise EditError(f"merge takes different groups; got {listed(ids)}")
    stays = find(self, into).id if into is not None else ids[0] if ids else ""
    return recorded(self, Merge(tuple(id_ for id_ in ids if id_ != stays), stays), why)


def delete(self: AnyHierarchy, group: str, *, why: str = "") -> AnyHierarchy:
    """Delete a group: its own actions become unclustered, groups in it move up.

    Parameters
    ----------
    group : str
        The group, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        Without the group.

    Raises
    ------
    EditError
        If the group does not exist, or holds a pinned action.
    """
    return recorded(self, Delete(find(self, group).id), why)


def group(
    self: AnyHierarchy,
    groups: str | Sequence[str],
    *,
    level: Level | None = None,
    label: str = "",
    into: str | None = None,
    why: str = "",
) -> AnyHierarchy:
    """Put groups together, under a new group of a higher level or one that exists.

    Parameters
    ----------
    groups : str or sequence of str
        Groups of lower levels, by id or label.
    level : {"cluster", "super-cluster"} or None
        The level of a new group.
    label : str
        Its label.
    into : str or None
        Instead of a level: the group that they go into, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the groups together. If all of them were in one wider group, a new group comes
        in between.

    Raises
    ------
    EditError
        If a group does not exist or is not of a lower level, or not exactly one of level
        and into is given.
    SettingError
        If there is no such level.
    """
    ids = tuple(find(self, one).id for one in names(groups))
    if into is not None and level is None:
        above = find(self, into)
        return recorded(self, Group(ids, above.id, above.level, above.label), why)
    if level is None or into is not None:
        raise EditError("group takes a level for a new group, or into for one that exists")
    new = group_level_named(level)
    id_ = new_ids(self.tree.issued, new)[0]
    return recorded(self, Group(ids, id_, new, label), why)


def ungroup(self: AnyHierarchy, group: str, *, why: str = "") -> AnyHierarchy:
    """Dissolve a group of groups: those in it move up to the group above it, if any.

    Parameters
    ----------
    group : str
        The group that ends, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        Without the group.

    Raises
    ------
    EditError
        If the group does not exist, holds actions itself, or has no groups in it.
    """
    return recorded(self, Ungroup(find(self, group).id), why)


def detach(self: AnyHierarchy, groups: str | Sequence[str], *, why: str = "") -> AnyHierarchy:
    """Take groups out of the group above them, so that they stand on their own.

    Parameters
    ----------
    groups : str or sequence of str
        Groups, by id or label.
    why : str
        The reason.

    Returns
    -------
    Hierarchy
        With the groups on their own.

    Raises
    ------
    EditError
        If a group does not exist, or stands on its own.
    """
    return recorded(self, Detach(tuple(find(self, one).id for one in names(groups))), why)
