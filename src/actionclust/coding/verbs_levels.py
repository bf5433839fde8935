"""Verbs on the levels: group, ungroup, detach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding import edits
from actionclust.coding.apply import EditError
from actionclust.coding.levels import level_named
from actionclust.coding.recording import Recorded, names
from actionclust.coding.tree import new_ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self


class LevelVerbs(Recorded):
    """What can be done with groups of groups."""

    def group(
        self,
        groups: str | Sequence[str],
        *,
        level: str | None = None,
        label: str = "",
        into: str | None = None,
        why: str = "",
    ) -> Self:
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
        ids = tuple(self.find(one).id for one in names(groups))
        if into is not None and level is None:
            above = self.find(into)
            return self._made(edits.Group(ids, above.id, above.level, above.label), why)
        if level is None or into is not None:
            raise EditError("group takes a level for a new group, or into for one that exists")
        new = level_named(level)
        id_ = new_ids(self.tree.issued, new)[0]
        return self._made(edits.Group(ids, id_, new, label), why)

    def ungroup(self, group: str, *, why: str = "") -> Self:
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
        return self._made(edits.Ungroup(self.find(group).id), why)

    def detach(self, groups: str | Sequence[str], *, why: str = "") -> Self:
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
        return self._made(edits.Detach(tuple(self.find(one).id for one in names(groups))), why)
