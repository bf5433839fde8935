"""Verbs on groups and what is in them: create, rename, describe, merge, split, delete."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from actionclust.coding import edits
from actionclust.coding.apply import EditError
from actionclust.coding.levels import level_named
from actionclust.coding.recording import UNORDERED, Recorded, names
from actionclust.coding.tree import new_ids
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self


class GroupVerbs(Recorded):
    """What can be done with groups."""

    def create(
        self,
        label: str,
        *,
        level: str = "sub-cluster",
        parent: str | None = None,
        why: str = "",
    ) -> Self:
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
        new = level_named(level)
        above = None if parent is None else self.find(parent).id
        id_ = new_ids(self.tree.issued, new)[0]
        return self._made(edits.Create(id_, new, label, above), why)

    def rename(self, group: str, label: str, *, why: str = "") -> Self:
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
        return self._made(edits.Rename(self.find(group).id, label), why)

    def describe(self, group: str, rule: str, *, why: str = "") -> Self:
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
        return self._made(edits.Describe(self.find(group).id, rule), why)

    def merge(self, groups: Sequence[str], *, into: str | None = None, why: str = "") -> Self:
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
        ids = [self.find(group).id for group in names(groups)]
        if len(set(ids)) < len(ids):
            raise EditError(f"merge takes different groups; got {listed(ids)}")
        stays = self.find(into).id if into is not None else ids[0] if ids else ""
        return self._made(edits.Merge(tuple(id_ for id_ in ids if id_ != stays), stays), why)

    def split(
        self,
        group: str,
        parts: Sequence[Iterable[str]] | Mapping[str, Iterable[str]] | None = None,
        *,
        target: int | None = None,
        why: str = "",
    ) -> Self:
        """Split actions off a group into new groups beside it.

        Parameters
        ----------
        group : str
            The group, by id or label; it keeps the actions that are in no part.
        parts : sequence of iterables of str, mapping of str to iterable of str, or None
            The ids of the actions of each new group; by label, if it is a mapping.
        target : int or None
            Instead of parts: how many groups to make of the actions directly in the group, it
            included, by clustering them on their own, with the settings of the clustering that
            the hierarchy came from. The group keeps the largest community, what stays
            unclustered, and what is pinned; the other communities are labelled by their
            keywords.
        why : str
            The reason.

        Returns
        -------
        Hierarchy
            With the new groups.

        Raises
        ------
        EditError
            If an action is not in the group, is pinned or in two parts, nothing would stay, a
            part is an id and not a list of ids, or not exactly one of parts and target is given.
        SettingError
            If the target is not a whole number from 1 to the number of actions.
        """
        node = self.find(group)
        if target is not None and parts is None:
            labelled = self._found(node.id, target)
        elif target is None and isinstance(parts, Iterable) and not isinstance(parts, UNORDERED):
            labelled = _labelled(parts)
        else:
            raise EditError(
                "split takes one of parts, a list of lists of ids or a mapping of labels to such "
                "lists, and target, a number"
            )
        ids = new_ids(self.tree.issued, node.level, len(labelled))
        made = tuple(
            edits.Part(id_, actions, label)
            for id_, (label, actions) in zip(ids, labelled, strict=True)
        )
        return self._made(edits.Split(node.id, made), why)

    def _found(self, group: str, target: int) -> list[tuple[str, tuple[str, ...]]]:
        """Find the parts of a group by clustering what is directly in it."""
        from actionclust.coding.found import found_parts  # noqa: PLC0415 - slow to import

        inside = self.tree.members.get(group, frozenset())
        if not inside:
            raise EditError(f"{group} holds no actions itself, so there are none to cluster")
        parts = [
            (label, tuple(action for action in actions if action not in self.tree.pinned))
            for label, actions in found_parts(self.actions, inside, target, self.origin)
        ]
        found = [(label, actions) for label, actions in parts if actions]
        if not found:
            raise EditError(
                f"clustering the {len(inside)} actions of {group} on their own found nothing to "
                "split off; name the parts instead"
            )
        return found

    def delete(self, group: str, *, why: str = "") -> Self:
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
        return self._made(edits.Delete(self.find(group).id), why)


def _labelled(
    parts: Iterable[Iterable[str]] | Mapping[str, Iterable[str]],
) -> list[tuple[str, tuple[str, ...]]]:
    """Give the label and the actions of each part."""
    if isinstance(parts, Mapping):
        return [(label, names(actions)) for label, actions in parts.items()]
    found = []
    for part in parts:
        if isinstance(part, str):
            # a list of ids may mean one part or many
            raise EditError(
                f"each part of a split is a list of ids, and {part!r} is none; for one new group "
                f"of several actions, pass [[{part!r}, ...]]"
            )
        found.append(("", names(part)))
    return found
