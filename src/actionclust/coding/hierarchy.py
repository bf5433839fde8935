"""Hierarchy: actions in sub-clusters, clusters and super-clusters, edited by people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actionclust.coding import edits
from actionclust.coding.apply import EditError
from actionclust.coding.found import found_parts
from actionclust.coding.history import Recorder
from actionclust.coding.levels import level_named
from actionclust.coding.log import LogEntry, now
from actionclust.coding.tree import SET_ASIDE, new_ids
from actionclust.coding.views import HierarchyViews
from actionclust.errors import listed

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence
    from pathlib import Path

    from actionclust.coding.edits import Edit


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Hierarchy(HierarchyViews):
    """Actions in groups of three levels, and the log of how they came there.

    A hierarchy never changes: each verb gives a new one, with one more entry in its log; its
    `last` says what changed. Two hierarchies are equal if their actions, groups, places, pins
    and functions are; the log does not count. A group is named by its id ("S03") or by its
    label, if no other group has it. Every verb takes `why`, the reason, for the log.

    Attributes
    ----------
    actions : Actions
        The texts, as they were read.
    history : History
        The tree, how it began, and the log.
    analyst : str
        Who makes the next edits; `by` changes it.
    origin : Origin or None
        The clustering that it came from.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy(analyst="PV")
    >>> h = h.rename("S02", "Share data", why="says what to do")
    >>> h = h.group(["S01", "S02"], level="cluster", label="First steps")
    >>> print(h)
    C01  First steps  (5)
      S01  nurses, train  (3)
      S02  Share data  (2)
    >>> h.undo().undo() == h.history_start
    True
    """

    def by(self, analyst: str) -> Hierarchy:
        """Say who makes the next edits.

        Parameters
        ----------
        analyst : str
            A name.

        Returns
        -------
        Hierarchy
            The same, for that analyst.
        """
        return replace(self, analyst=analyst)

    @property
    def history_start(self) -> Hierarchy:
        """The hierarchy before the first edit."""
        start = self.history.start
        return replace(self, history=type(self.history)(start, start))

    def move(self, actions: str | Iterable[str], *, to: str, why: str = "") -> Hierarchy:
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
        return self._made(edits.Move(_names(actions), self.find(to).id), why)

    def merge(self, groups: Sequence[str], *, into: str | None = None, why: str = "") -> Hierarchy:
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
            If a group does not exist or is named twice, levels differ, or it is one only.
        """
        ids = [self.find(group).id for group in _names(groups)]
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
    ) -> Hierarchy:
        """Split actions off a group into new groups beside it.

        Parameters
        ----------
        group : str
            The group, by id or label; it keeps the actions that are in no part.
        parts : sequence of iterables of str, mapping of str to iterable of str, or None
            The ids of the actions of each new group; by label, if it is a mapping.
        target : int or None
            Instead of parts: how many groups to make of the actions directly in the group, it
            included, by clustering them on their own. The group keeps the largest community and
            what stays unclustered; the others are labelled by their keywords.
        why : str
            The reason.

        Returns
        -------
        Hierarchy
            With the new groups.

        Raises
        ------
        EditError
            If an action is not in the group, is pinned or in two parts, nothing would stay, or
            not exactly one of parts and target is given.
        """
        node = self.find(group)
        if target is not None and parts is None:
            inside = self.tree.members.get(node.id, frozenset())
            if not inside:
                raise EditError(f"{node.id} holds no actions itself, so there are none to cluster")
            labelled = found_parts(self.actions, inside, target, self.origin)
            if not labelled:
                raise EditError(
                    f"clustering the {len(inside)} actions of {node.id} on their own found no "
                    "more than one community; name the parts instead"
                )
        elif parts is not None and target is None:
            items = parts.items() if isinstance(parts, Mapping) else (("", part) for part in parts)
            labelled = [(label, _names(actions)) for label, actions in items]
        else:
            raise EditError("split takes parts or target; pass one of them")
        ids = new_ids(self.tree.issued, node.level, len(labelled))
        made = tuple(
            edits.Part(id_, actions, label)
            for id_, (label, actions) in zip(ids, labelled, strict=True)
        )
        return self._made(edits.Split(node.id, made), why)

    def rename(self, group: str, label: str, *, why: str = "") -> Hierarchy:
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

    def describe(self, group: str, rule: str, *, why: str = "") -> Hierarchy:
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

    def group(
        self,
        groups: str | Sequence[str],
        *,
        level: str | None = None,
        label: str = "",
        into: str | None = None,
        why: str = "",
    ) -> Hierarchy:
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
        """
        ids = tuple(self.find(one).id for one in _names(groups))
        if into is not None and level is None:
            above = self.find(into)
            return self._made(edits.Group(ids, above.id, above.level, above.label), why)
        if level is None or into is not None:
            raise EditError("group takes a level for a new group, or into for one that exists")
        new = level_named(level)
        id_ = new_ids(self.tree.issued, new)[0]
        return self._made(edits.Group(ids, id_, new, label), why)

    def ungroup(self, group: str, *, why: str = "") -> Hierarchy:
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

    def detach(self, groups: str | Sequence[str], *, why: str = "") -> Hierarchy:
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
        return self._made(edits.Detach(tuple(self.find(one).id for one in _names(groups))), why)

    def set_aside(
        self, actions: str | Iterable[str], *, reason: str = SET_ASIDE, why: str = ""
    ) -> Hierarchy:
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
        return self._made(edits.SetAside(_names(actions), reason), why)

    def restore(self, actions: str | Iterable[str], *, why: str = "") -> Hierarchy:
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
        return self._made(edits.Restore(_names(actions)), why)

    def create(
        self,
        label: str,
        *,
        level: str = "sub-cluster",
        parent: str | None = None,
        why: str = "",
    ) -> Hierarchy:
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
        """
        new = level_named(level)
        above = None if parent is None else self.find(parent).id
        id_ = new_ids(self.tree.issued, new)[0]
        return self._made(edits.Create(id_, new, label, above), why)

    def delete(self, group: str, *, why: str = "") -> Hierarchy:
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

    def pin(
        self, actions: str | Iterable[str], *, pinned: bool = True, why: str = ""
    ) -> Hierarchy:
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
        return self._made(edits.Pin(_names(actions), pinned), why)

    def undo(self, *, why: str = "") -> Hierarchy:
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
        return self._made(Recorder(self.history).next_undo(), why)

    def redo(self, *, why: str = "") -> Hierarchy:
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
        return self._made(Recorder(self.history).next_redo(), why)

    def apply(self, changes: Iterable[Edit | LogEntry], *, why: str = "") -> Hierarchy:
        """Make several edits, or none if one of them cannot be made.

        Parameters
        ----------
        changes : iterable of Edit or LogEntry
            Edits; entries of a log keep their analyst, time and reason.
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
        recorder = Recorder(self.history)
        for place, change in enumerate(changes):
            entry = change if isinstance(change, LogEntry) else None
            try:
                recorder.record(
                    entry.edit if entry else change,  # type: ignore[arg-type]
                    time=entry.time if entry else now(),
                    analyst=entry.analyst if entry else self.analyst,
                    why=entry.why if entry else why,
                )
            except EditError as error:
                raise EditError(f"edit {place + 1}: {error}; none was made") from error
        return replace(self, history=recorder.history())

    def save(self, path: str | os.PathLike[str], *, overwrite: bool = False) -> Path:
        """Save this hierarchy, with its actions, log and clustering, as a project file.

        Parameters
        ----------
        path : str or path-like
            The file, usually with the ending .json.
        overwrite : bool
            Whether to replace a file that this hierarchy does not continue.

        Returns
        -------
        pathlib.Path
            The file. The one before it is kept, with ".previous" before the ending.

        Raises
        ------
        InputError
            If the file holds edits that this hierarchy does not have, another project, or
            something else, and `overwrite` is not set; or if the folder does not exist.

        See Also
        --------
        load : Reads the file.
        """
        from actionclust.coding.project import save  # noqa: PLC0415 - it needs this class

        return save(self, path, overwrite=overwrite)

    def _made(self, edit: Edit, why: str) -> Hierarchy:
        recorder = Recorder(self.history)
        recorder.record(edit, time=now(), analyst=self.analyst, why=why)
        return replace(self, history=recorder.history())


def _names(names: str | Iterable[str]) -> tuple[str, ...]:
    if not isinstance(names, (str, Iterable)):
        raise EditError(f"expected an id or several; got {names!r} ({type(names).__name__})")
    return (names,) if isinstance(names, str) else tuple(names)
