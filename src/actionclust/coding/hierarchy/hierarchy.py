"""Hierarchy: actions in sub-clusters, clusters and super-clusters, edited by people."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from actionclust.coding.hierarchy import (
    as_tables,
    lookup,
    on_actions,
    on_groups,
    recording,
    splitting,
)
from actionclust.coding.log.memo_table import memo_table
from actionclust.coding.log.review_table import review_table
from actionclust.coding.project import saving
from actionclust.coding.project.record import Project
from actionclust.coding.tree.blinding import blinded
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.outline import as_html, as_text
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, counted

if TYPE_CHECKING:
    import pandas as pd

    from actionclust.coding.log.entry import LogEntry


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Hierarchy(Project):
    """Actions in groups of three levels, and the log of how they came there.

    A hierarchy never changes: each verb gives a new one, with one more entry in its log; its
    `last` says what changed. Two hierarchies are equal if their actions, groups, places, pins,
    functions, reviews and memos are; the log does not count. A group is named by its id ("S03") or
    by its label, if no other group has it. Every verb takes `why`, the reason, for the log.

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

    # looking things up
    find = lookup.find
    place = lookup.place
    path = lookup.path
    members = lookup.members
    groups = as_tables.groups
    __getitem__ = lookup.view

    # editing actions
    move = on_actions.move
    set_aside = on_actions.set_aside
    restore = on_actions.restore
    pin = on_actions.pin

    # reviewing, and writing memos
    review = on_actions.review
    agree = on_actions.agree
    dispute = on_actions.dispute
    settle = on_actions.settle
    note = on_actions.note

    # editing groups
    create = on_groups.create
    rename = on_groups.rename
    describe = on_groups.describe
    merge = on_groups.merge
    split = splitting.split
    delete = on_groups.delete
    group = on_groups.group
    ungroup = on_groups.ungroup
    detach = on_groups.detach

    # several edits, and taking them back
    apply = recording.apply
    undo = recording.undo
    redo = recording.redo

    save = saving.save

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

    def blind(self, analyst: str, *, groups: bool = True) -> Hierarchy:
        """Begin a coding of the same texts that knows nothing of this one's places.

        Parameters
        ----------
        analyst : str
            Who codes next.
        groups : bool
            Whether the groups are there, with their labels and rules; else there is none.

        Returns
        -------
        Hierarchy
            With the same actions, all unclustered for the reason that they wait for this analyst;
            without the log and the clustering, pins, functions, reviews and memos. It is saved as
            any other. `combine` puts what comes of it together with this one, and
            `agreement.compare` compares both.

        Raises
        ------
        InputError
            If the analyst has no name.

        See Also
        --------
        review : Lets a second analyst look at the places that there are.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> h = cluster_actions(["train nurses", "train doctors"], 1).to_hierarchy("PV")
        >>> print(h.blind(analyst="ASL"))
        S01  train, doctors, nurses  (0)
        unclustered: not coded by a second analyst yet  (2)
        """
        if not isinstance(analyst, str) or not analyst.strip():
            raise InputError(
                f"a second coding is told from the first by its analyst; got {analyst!r} as the "
                "name of who codes next"
            )
        start = blinded(self.tree, groups=groups)
        return replace(
            self, analyst=analyst, origin=None, history=type(self.history)(start, start)
        )

    @property
    def history_start(self) -> Hierarchy:
        """The hierarchy before the first edit."""
        start = self.history.start
        return replace(self, history=type(self.history)(start, start))

    @property
    def table(self) -> pd.DataFrame:
        """The analyst's columns, and for each action its place.

        The added columns are: place, the id of its group; sub_cluster, cluster and
        super_cluster, the labels of the groups above it; and reason, why it is in none. If the
        analyst has a column of such a name, ours is called for instance
        "cluster (actionclust)".
        """
        return self._table.copy()

    @property
    def unclustered(self) -> pd.DataFrame:
        """The actions that are in no group, with the reason."""
        return as_tables.unclustered(self, self._table)

    @property
    def entries(self) -> tuple[LogEntry, ...]:
        """The log, as values."""
        return self.history.log

    @property
    def last(self) -> LogEntry | None:
        """The last entry of the log; in words with ``str``, its `change` as a value."""
        return self.history.log[-1] if self.history.log else None

    @property
    def log(self) -> pd.DataFrame:
        """The log as a table, one row an entry, in order.

        The columns are: entry, its id; time; analyst; edit, its kind; what, a sentence; why;
        made_by, whether a person made it or what else it came of, as in `LogEntry`; before and
        after, the state of what it changed; and holds, whether it is an edit that was
        not taken back. As a value, what takes an entry back is ``entry.change.inverse()``.
        """
        return as_tables.log_table(self)

    @property
    def reviews(self) -> pd.DataFrame:
        """How far the review of each text is, in the order of the actions.

        The columns are: id; text; place, the id of its group; label, that of the group; state,
        "open", "agreed", "disputed" or "settled"; comments, what was said, by whom; analysts, who
        agreed, disputed or settled; and time, when the state came about. Texts that are not under
        review are left out.
        """
        return review_table(self.history, self.actions)

    @property
    def memos(self) -> pd.DataFrame:
        """The memos, in the order in which they were written.

        The columns are: id, that of the text or group; level, "action" or that of the group;
        about, the text or the label; memo; analyst; and time.
        """
        return memo_table(self.history, self.actions)

    def __contains__(self, id_: object) -> bool:
        """Tell whether there is an action or a group of that id."""
        return id_ in self.tree.places or id_ in self.tree.nodes

    def __len__(self) -> int:
        """Count the actions."""
        return len(self.actions)

    def __repr__(self) -> str:
        """Count groups and actions."""
        counts = [
            counted(sum(node.level == level for node in self.tree.nodes.values()), level)
            for level in reversed(GROUP_LEVELS)
        ]
        outside = sum(isinstance(place, Aside) for place in self.tree.places.values())
        return f"<{', '.join(counts)}; {counted(len(self), 'action')}, {outside} unclustered>"

    def __str__(self) -> str:
        """Draw the tree in plain text."""
        return as_text(self.tree)

    def _repr_html_(self) -> str:
        return as_html(self.tree, self.actions.text_of, repr(self)[1:-1])

    @cached_property
    def _table(self) -> pd.DataFrame:
        return as_tables.actions_table(self)


def check_hierarchy(value: object, function: str) -> None:
    """Check that a function was given a hierarchy."""
    if isinstance(value, Hierarchy):
        return
    is_path = isinstance(value, (str, os.PathLike))
    what_to_do = "; load the project file first: actionclust.load(path)" if is_path else ""
    raise InputError(
        f"{function} takes a Hierarchy, for instance what Clustering.to_hierarchy() gives; "
        f"got {type(value).__name__}{what_to_do}"
    )
