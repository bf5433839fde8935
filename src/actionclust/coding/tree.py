"""The tree of groups and actions as a frozen value, what an edit changes in it, and its ids."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from actionclust.coding.levels import LEVEL_OF_PREFIX, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actionclust.coding.edits import Placement
    from actionclust.coding.levels import Level

DELETED = "its group was deleted"
SET_ASIDE = "set aside by an analyst"
_FAR = 10**9  # no hierarchy comes to so many groups
_NUMBERED = re.compile(r"([A-Z]+)([0-9]{1,15})")  # more digits would not be exact everywhere


@dataclass(frozen=True, slots=True)
class Node:
    """A group.

    Attributes
    ----------
    id : str
        Its id, never used for another group.
    level : {"sub-cluster", "cluster", "super-cluster"}
        Its level.
    label : str
        What people call it; "" if it has no label yet.
    parent : str or None
        The id of the group above it.
    rule : str
        What belongs in it.
    """

    id: str
    level: Level
    label: str = ""
    parent: str | None = None
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """The place of an action that is in no group.

    Attributes
    ----------
    reason : str
        Why it is in none.
    came_from : str or None
        The id of the group that it was in before, if any.
    """

    reason: str
    came_from: str | None = None


Place: TypeAlias = str | Aside


@dataclass(frozen=True, slots=True)
class Change:
    """What an edit changed, before and after; None stands for what was or is not there.

    Attributes
    ----------
    places : mapping of str to (Place, Place)
        For each action that moved, its place before and after.
    nodes : mapping of str to (Node or None, Node or None)
        For each group that was made, changed or ended.
    pins : mapping of str to (bool, bool)
        For each action that was settled or freed.
    placements : mapping of str to (tuple of Placement, tuple of Placement)
        For each group or action whose functions changed.
    """

    places: Mapping[str, tuple[Place, Place]] = field(default_factory=dict)
    nodes: Mapping[str, tuple[Node | None, Node | None]] = field(default_factory=dict)
    pins: Mapping[str, tuple[bool, bool]] = field(default_factory=dict)
    placements: Mapping[str, tuple[tuple[Placement, ...], tuple[Placement, ...]]] = field(
        default_factory=dict
    )

    def inverse(self) -> Change:
        """Give the change that takes this one back.

        Returns
        -------
        Change
            Before and after exchanged.
        """
        return Change(
            {key: (after, before) for key, (before, after) in self.places.items()},
            {key: (after, before) for key, (before, after) in self.nodes.items()},
            {key: (after, before) for key, (before, after) in self.pins.items()},
            {key: (after, before) for key, (before, after) in self.placements.items()},
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """Groups, and the place of every action.

    Two trees are equal if they have the same groups, places, pins and functions; which ids
    were given out before does not count.

    Attributes
    ----------
    nodes : mapping of str to Node
        The groups by id.
    places : mapping of str to Place
        For each action, the id of its group, or an `Aside`.
    pinned : frozenset of str
        The actions that are settled.
    placements : mapping of str to tuple of Placement
        The functions in the Viable System Model of groups and actions that have their own.
    members : mapping of str to frozenset of str
        The actions that are directly in each group.
    children : mapping of str to frozenset of str
        The groups that are directly in each group.
    issued : mapping of str to int
        The highest number that was ever given out, for each prefix of group ids.
    """

    nodes: Mapping[str, Node]
    places: Mapping[str, Place]
    pinned: frozenset[str] = frozenset()
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
    members: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    children: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    issued: Mapping[str, int] = field(default_factory=dict, compare=False)

    def __hash__(self) -> int:
        """Hash what equal trees share."""
        return hash((len(self.nodes), len(self.places), self.pinned))

    def above(self, group: str | None) -> tuple[Node, ...]:
        """Give a group and those above it, from the widest to the narrowest."""
        path: list[Node] = []
        while group is not None:
            node = self.nodes[group]
            path.append(node)
            group = node.parent
        return tuple(reversed(path))

    def below(self, group: str) -> tuple[str, ...]:
        """Give the groups in a group, at any depth, with itself first."""
        found = [group]
        for one in found:
            found.extend(sorted(self.children.get(one, ()), key=natural))
        return tuple(found)

    def actions_below(self, group: str) -> frozenset[str]:
        """Give the actions in a group, at any depth."""
        return frozenset().union(
            *(self.members.get(one, frozenset()) for one in self.below(group))
        )


def new_ids(issued: Mapping[str, int], level: Level, count: int = 1) -> tuple[str, ...]:
    """Give the next ids of a level, which were never used.

    >>> new_ids({"S": 41}, "sub-cluster", 2)
    ('S42', 'S43')
    """
    prefix = PREFIXES[level]
    last = issued.get(prefix, 0)
    return tuple(f"{prefix}{number:02d}" for number in range(last + 1, last + count + 1))


def issued_by(ids: Iterable[str]) -> dict[str, int]:
    """Give the highest number of each prefix that some ids use.

    >>> issued_by(["A1", "S7", "S02"])
    {'S': 7}
    """
    issued: dict[str, int] = {}
    for id_ in ids:
        prefix, number, _ = natural(id_)
        if prefix in LEVEL_OF_PREFIX and 0 < number < _FAR:
            issued[prefix] = max(number, issued.get(prefix, 0))
    return issued


def natural(id_: str) -> tuple[str, int, str]:
    """Sort ids by their number, so that S10 comes after S9.

    >>> sorted(["S10", "S9", "C1"], key=natural)
    ['C1', 'S9', 'S10']
    """
    match = _NUMBERED.fullmatch(id_)
    return (match[1], int(match[2]), id_) if match else (id_, 0, id_)
