"""Verbs on actions: move, set aside, restore, pin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding import edits
from actionclust.coding.recording import Recorded, names
from actionclust.coding.tree import SET_ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self


class ActionVerbs(Recorded):
    """What can be done with actions."""

    def move(self, actions: str | Iterable[str], *, to: str, why: str = "") -> Self:
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
        return self._made(edits.Move(names(actions), self.find(to).id), why)

    def set_aside(
        self, actions: str | Iterable[str], *, reason: str = SET_ASIDE, why: str = ""
    ) -> Self:
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
        return self._made(edits.SetAside(names(actions), reason), why)

    def restore(self, actions: str | Iterable[str], *, why: str = "") -> Self:
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
        return self._made(edits.Restore(names(actions)), why)

    def pin(self, actions: str | Iterable[str], *, pinned: bool = True, why: str = "") -> Self:
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
        return self._made(edits.Pin(names(actions), pinned), why)
