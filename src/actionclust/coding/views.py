"""Looking at a hierarchy: tables, paths, groups, the log; everything but its verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.coding.apply import EditError
from actionclust.coding.drawing import as_html, as_text
from actionclust.coding.levels import LEVELS, level_named
from actionclust.coding.show import before_and_after, told
from actionclust.coding.tree import Aside, natural
from actionclust.coding.wording import counted
from actionclust.errors import SettingError, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.actions import Actions
    from actionclust.coding.edits import Placement
    from actionclust.coding.history import History
    from actionclust.coding.levels import Level
    from actionclust.coding.log import LogEntry
    from actionclust.coding.origin import Origin
    from actionclust.coding.tree import Node, Tree

ADDED = ("place", *(level.replace("-", "_") for level in LEVELS), "reason")
"""The columns that a hierarchy adds to those of the analyst."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group, with what is in it.

    Attributes
    ----------
    id, level, label, rule : str
        The group itself.
    path : tuple of str
        The labels of the groups above it, the widest first.
    children : tuple of str
        The ids of the groups directly in it.
    actions : tuple of str
        The ids of the actions in it, at any depth, in the order of the table.
    placements : tuple of Placement
        Its own functions in the Viable System Model.
    """

    id: str
    level: Level
    label: str
    rule: str
    path: tuple[str, ...]
    children: tuple[str, ...]
    actions: tuple[str, ...]
    placements: tuple[Placement, ...]

    def __len__(self) -> int:
        """Count the actions."""
        return len(self.actions)


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class HierarchyViews:
    """The values of a hierarchy, and the ways to look at them."""

    actions: Actions
    history: History
    analyst: str = ""
    origin: Origin | None = None

    def __post_init__(self) -> None:
        """Check what is written into the log and the project file."""
        if not isinstance(self.analyst, str):
            raise SettingError(
                f"analyst must be a name (str); got {self.analyst!r} "
                f"({type(self.analyst).__name__})"
            )

    @property
    def tree(self) -> Tree:
        """The groups, and the place of every action."""
        return self.history.tree

    @property
    def table(self) -> pd.DataFrame:
        """The analyst's columns, and for each action its place.

        The added columns are: place, the id of its group; sub_cluster, cluster and
        super_cluster, the labels of the groups above it; and reason, why it is in none. If the
        analyst has a column of such a name, ours is called for instance
        "cluster (actionclust)".
        """
        return self._table.copy()

    def groups(self, level: str | None = None) -> pd.DataFrame:
        """List the groups.

        Parameters
        ----------
        level : str or None
            Only those of a level.

        Returns
        -------
        pandas.DataFrame
            By id: level, label, parent, actions (their number, at any depth), groups (those
            directly in it) and rule; the widest level first, then by id.

        Raises
        ------
        SettingError
            If there is no such level.
        """
        wanted = LEVELS if level is None else (level_named(level),)
        nodes = [node for node in self._ordered if node.level in wanted]
        index = pd.Index([node.id for node in nodes], name="id", dtype=object)
        return pd.DataFrame(
            {
                "level": _column([node.level for node in nodes], index),
                "label": _column([node.label for node in nodes], index),
                "parent": _column([node.parent for node in nodes], index),
                "actions": [len(self.tree.actions_below(node.id)) for node in nodes],
                "groups": [len(self.tree.children.get(node.id, ())) for node in nodes],
                "rule": _column([node.rule for node in nodes], index),
            },
            index=index,
        ).astype({"actions": "int64", "groups": "int64"})

    def path(self, action: str) -> tuple[Node, ...]:
        """Give the groups that an action is in.

        Parameters
        ----------
        action : str
            The id of an action.

        Returns
        -------
        tuple of Node
            From the widest to the narrowest; empty if it is unclustered.

        Raises
        ------
        EditError
            If there is no such action.
        """
        place = self.place(action)
        return () if isinstance(place, Aside) else self.tree.above(place)

    def place(self, action: str) -> str | Aside:
        """Give the place of an action.

        Parameters
        ----------
        action : str
            The id of an action.

        Returns
        -------
        str or Aside
            The id of its group, or why it is in none.

        Raises
        ------
        EditError
            If there is no such action.
        """
        if not isinstance(action, str) or action not in self.tree.places:
            near = did_you_mean(str(action), self.actions.ids)
            raise EditError(f"there is no action {action!r}; {near}")
        return self.tree.places[action]

    def find(self, group: str) -> Node:
        """Find a group by its id, or by its label if no other group has it.

        Parameters
        ----------
        group : str
            An id or a label; labels match whatever their case.

        Returns
        -------
        Node
            The group.

        Raises
        ------
        EditError
            If there is none, or several.
        """
        if isinstance(group, str) and group in self.tree.nodes:
            return self.tree.nodes[group]
        folded = str(group).strip().casefold()
        # groups without a label are not called ""
        same = [
            node
            for node in self.tree.nodes.values()
            if folded and node.label.strip().casefold() == folded
        ]
        if len(same) == 1:
            return same[0]
        if same:
            ids = sorted((node.id for node in same), key=natural)
            raise EditError(f"{len(same)} groups are called {group!r}: {listed(ids)}; pass the id")
        near = [*self.tree.nodes, *(node.label for node in self._ordered if node.label)]
        raise EditError(f"there is no group {group!r}; {did_you_mean(str(group), near)}")

    def members(self, group: str) -> tuple[str, ...]:
        """Give the actions in a group, at any depth.

        Parameters
        ----------
        group : str
            The group, by id or label.

        Returns
        -------
        tuple of str
            Their ids, in the order of the table.
        """
        inside = self.tree.actions_below(self.find(group).id)
        return tuple(sorted(inside, key=self._order.__getitem__))

    @property
    def unclustered(self) -> pd.DataFrame:
        """The actions that are in no group, with the reason."""
        outside = [isinstance(self.tree.places[id_], Aside) for id_ in self.actions.ids]
        table = self._table[outside]
        return table.drop(columns=[self._added(name) for name in ADDED[:-1]])

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
        before and after, the state of what it changed; and holds, whether it is an edit that was
        not taken back. As a value, what takes an entry back is ``entry.change.inverse()``.
        """
        holding = set(self.history.done)
        texts = self._texts
        what: dict[str, str] = {}
        for entry in self.entries:
            what[entry.id] = told(entry, texts, what)
        states = [before_and_after(entry.change) for entry in self.entries]
        times = [entry.time for entry in self.entries]
        return pd.DataFrame(
            {
                "entry": _column([entry.id for entry in self.entries]),
                "time": pd.to_datetime(times, utc=True, format="ISO8601").as_unit("us"),
                "analyst": _column([entry.analyst for entry in self.entries]),
                "edit": _column([entry.edit.kind for entry in self.entries]),
                "what": _column(list(what.values())),
                "why": _column([entry.why for entry in self.entries]),
                "before": _column([before for before, _ in states]),
                "after": _column([after for _, after in states]),
                "holds": [place in holding for place in range(len(self.entries))],
            }
        ).astype({"holds": bool})

    def __getitem__(self, group: str) -> GroupView:
        """Give a group with what is in it, by id or label."""
        node = self.find(group)
        return GroupView(
            id=node.id,
            level=node.level,
            label=node.label,
            rule=node.rule,
            path=tuple(one.label or one.id for one in self.tree.above(node.parent)),
            children=tuple(sorted(self.tree.children.get(node.id, ()), key=natural)),
            actions=self.members(node.id),
            placements=self.tree.placements.get(node.id, ()),
        )

    def __contains__(self, id_: object) -> bool:
        """Tell whether there is an action or a group of that id."""
        return id_ in self.tree.places or id_ in self.tree.nodes

    def __len__(self) -> int:
        """Count the actions."""
        return len(self.actions)

    def __eq__(self, other: object) -> bool:
        """Compare actions, groups, places, pins and functions."""
        if not isinstance(other, HierarchyViews):
            return NotImplemented
        return self.tree == other.tree and self.actions == other.actions

    def __hash__(self) -> int:
        """Hash what equal hierarchies share."""
        return hash((self.tree, self.actions))

    def __repr__(self) -> str:
        """Count groups and actions."""
        counts = [
            counted(sum(node.level == level for node in self._ordered), level)
            for level in reversed(LEVELS)
        ]
        outside = sum(isinstance(place, Aside) for place in self.tree.places.values())
        return f"<{', '.join(counts)}; {counted(len(self), 'action')}, {outside} unclustered>"

    def __str__(self) -> str:
        """Draw the tree in plain text."""
        return as_text(self.tree)

    def _repr_html_(self) -> str:
        return as_html(self.tree, self._texts, repr(self)[1:-1])

    @cached_property
    def _ordered(self) -> tuple[Node, ...]:
        """The groups, the widest first, then by id."""
        height = {level: -place for place, level in enumerate(LEVELS)}
        return tuple(
            sorted(self.tree.nodes.values(), key=lambda n: (height[n.level], natural(n.id)))
        )

    @cached_property
    def _order(self) -> dict[str, int]:
        return {id_: place for place, id_ in enumerate(self.actions.ids)}

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(zip(self.actions.ids, self.actions.texts, strict=True))

    def _added(self, name: str) -> str:
        """Name an added column, aside from the analyst's own."""
        while name in self.actions.table.columns:
            name = f"{name} (actionclust)"
        return name

    @cached_property
    def _table(self) -> pd.DataFrame:
        paths = {
            node.id: {one.level: one.label or one.id for one in self.tree.above(node.id)}
            for node in self._ordered
        }
        places = [self.tree.places[id_] for id_ in self.actions.ids]
        groups = [None if isinstance(place, Aside) else place for place in places]
        table = self.actions.table.copy()
        table[self._added("place")] = pd.Series(groups, dtype=object)
        for level in LEVELS:
            labels = [None if group is None else paths[group].get(level) for group in groups]
            table[self._added(level.replace("-", "_"))] = pd.Series(labels, dtype=object)
        reasons = [place.reason if isinstance(place, Aside) else None for place in places]
        table[self._added("reason")] = pd.Series(reasons, dtype=object)
        return table


def _column(values: Sequence[str | None], index: pd.Index[Any] | None = None) -> pd.Series[Any]:
    """Make a column of texts that holds any str; pandas' own type refuses lone surrogates."""
    return pd.Series(values, index=index, dtype=object)
