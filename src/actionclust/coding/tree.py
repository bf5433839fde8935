"""The tree of groups and actions, as a frozen value, and the draft in which it changes.

All changes go through four setters of the draft, which remember what was there before. So
every edit has an exact inverse, and what it changed can be shown and sent on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from actionclust.coding.levels import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    from actionclust.coding.edits import Placement
    from actionclust.coding.levels import Level

    Key = TypeVar("Key")
    Value = TypeVar("Value")

DELETED = "its group was deleted"
SET_ASIDE = "set aside by an analyst"
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

    def touched(self) -> frozenset[tuple[str, str]]:
        """Name the things that changed.

        Returns
        -------
        frozenset of (str, str)
            The kind of thing and its id.
        """
        return frozenset(
            (kind, key)
            for kind, mapping in (
                ("place", self.places),
                ("node", self.nodes),
                ("pin", self.pins),
                ("placements", self.placements),
            )
            for key in mapping
        )

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.places or self.nodes or self.pins or self.placements)


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
        """Give a group and those above it, from the widest to the narrowest.

        Parameters
        ----------
        group : str or None
            The id of a group; None is in no group.

        Returns
        -------
        tuple of Node
            At most one for each level.
        """
        path: list[Node] = []
        while group is not None:
            node = self.nodes[group]
            path.append(node)
            group = node.parent
        return tuple(reversed(path))

    def below(self, group: str) -> tuple[str, ...]:
        """Give the groups in a group, at any depth, with itself first.

        Parameters
        ----------
        group : str
            The id of a group.

        Returns
        -------
        tuple of str
            Their ids.
        """
        found = [group]
        for one in found:
            found.extend(sorted(self.children.get(one, ()), key=natural))
        return tuple(found)

    def actions_below(self, group: str) -> frozenset[str]:
        """Give the actions in a group, at any depth.

        Parameters
        ----------
        group : str
            The id of a group.

        Returns
        -------
        frozenset of str
            Their ids.
        """
        return frozenset().union(
            *(self.members.get(one, frozenset()) for one in self.below(group))
        )


def new_ids(issued: Mapping[str, int], level: Level, count: int = 1) -> tuple[str, ...]:
    """Give the next ids of a level, which were never used.

    Parameters
    ----------
    issued : mapping of str to int
        The highest number that was given out, for each prefix.
    level : {"sub-cluster", "cluster", "super-cluster"}
        The level.
    count : int
        How many ids.

    Returns
    -------
    tuple of str
        The ids, in order.

    Examples
    --------
    >>> new_ids({"S": 41}, "sub-cluster", 2)
    ('S42', 'S43')
    """
    prefix = PREFIXES[level]
    last = issued.get(prefix, 0)
    return tuple(f"{prefix}{number:02d}" for number in range(last + 1, last + count + 1))


def issued_by(ids: Iterable[str]) -> dict[str, int]:
    """Give the highest number of each prefix that some ids use.

    Parameters
    ----------
    ids : iterable of str
        Ids of actions: no group is to have the same id as one of them.

    Returns
    -------
    dict of str to int
        For each prefix of group ids, the highest number; none for prefixes that are not used.

    Examples
    --------
    >>> issued_by(["A1", "S7", "S02"])
    {'S': 7}
    """
    issued: dict[str, int] = {}
    for id_ in ids:
        prefix, number, _ = natural(id_)
        if prefix in PREFIXES.values() and number:
            issued[prefix] = max(number, issued.get(prefix, 0))
    return issued


def natural(id_: str) -> tuple[str, int, str]:
    """Sort ids by their number, so that S10 comes after S9.

    Parameters
    ----------
    id_ : str
        An id.

    Returns
    -------
    tuple
        A key for sorting.

    Examples
    --------
    >>> sorted(["S10", "S9", "C1"], key=natural)
    ['C1', 'S9', 'S10']
    """
    match = _NUMBERED.fullmatch(id_)
    return (match[1], int(match[2]), id_) if match else (id_, 0, id_)


class Draft:
    """A tree while it changes; only its four setters change it."""

    def __init__(self, tree: Tree) -> None:
        self.nodes = _copied(tree.nodes)
        self.places = _copied(tree.places)
        self.pinned = set(tree.pinned)
        self.placements = _copied(tree.placements)
        self.issued = _copied(tree.issued)
        # sets are copied when they first change
        self._members: dict[str, frozenset[str] | set[str]] = {**_copied(tree.members)}
        self._children: dict[str, frozenset[str] | set[str]] = {**_copied(tree.children)}
        self._before: dict[tuple[str, str], object] = {}

    @property
    def members(self) -> Mapping[str, frozenset[str] | set[str]]:
        """The actions that are directly in each group."""
        return self._members

    @property
    def children(self) -> Mapping[str, frozenset[str] | set[str]]:
        """The groups that are directly in each group."""
        return self._children

    def place(self, action: str, place: Place) -> None:
        """Put an action into a group, or aside."""
        old = self.places[action]
        if old == place:
            return
        self._before.setdefault(("place", action), old)
        if isinstance(old, str):
            _own(self._members, old).discard(action)
        if isinstance(place, str):
            _own(self._members, place).add(action)
        self.places[action] = place

    def set_node(self, id_: str, node: Node | None) -> None:
        """Make, change or end a group."""
        old = self.nodes.get(id_)
        if old == node:
            return
        self._before.setdefault(("node", id_), old)
        if old is not None and old.parent is not None:
            _own(self._children, old.parent).discard(id_)
        if node is None:
            del self.nodes[id_]
            self._members.pop(id_, None)
            self._children.pop(id_, None)
            return
        if node.parent is not None:
            _own(self._children, node.parent).add(id_)
        self.nodes[id_] = node
        prefix, number, _ = natural(id_)
        self.issued[prefix] = max(number, self.issued.get(prefix, 0))

    def pin(self, action: str, *, pinned: bool) -> None:
        """Settle an action, or free it."""
        if (action in self.pinned) == pinned:
            return
        self._before.setdefault(("pin", action), action in self.pinned)
        if pinned:
            self.pinned.add(action)
        else:
            self.pinned.discard(action)

    def assign(self, target: str, placements: tuple[Placement, ...]) -> None:
        """Give a group or an action its own functions, or take them away."""
        old = self.placements.get(target, ())
        if old == placements:
            return
        self._before.setdefault(("placements", target), old)
        if placements:
            self.placements[target] = placements
        else:
            del self.placements[target]

    def apply(self, change: Change) -> None:
        """Make a change that is known, for instance the inverse of an earlier one."""
        # groups first appear, then take members, then end
        for id_, (_, node) in change.nodes.items():
            if node is not None:
                self.set_node(id_, node)
        for action, (_, place) in change.places.items():
            self.place(action, place)
        for id_, (_, node) in change.nodes.items():
            if node is None:
                self.set_node(id_, None)
        for action, (_, pinned) in change.pins.items():
            self.pin(action, pinned=pinned)
        for target, (_, placements) in change.placements.items():
            self.assign(target, placements)

    def taken(self) -> Change:
        """Give what changed since the last call."""
        changes: dict[str, dict[str, tuple[object, object]]] = {
            "place": {},
            "node": {},
            "pin": {},
            "placements": {},
        }
        for (kind, key), before in self._before.items():
            after = self._now(kind, key)
            if before != after:
                changes[kind][key] = (before, after)
        self._before = {}
        return Change(
            changes["place"],  # type: ignore[arg-type]
            changes["node"],  # type: ignore[arg-type]
            changes["pin"],  # type: ignore[arg-type]
            changes["placements"],  # type: ignore[arg-type]
        )

    def _now(self, kind: str, key: str) -> object:
        if kind == "place":
            return self.places[key]
        if kind == "node":
            return self.nodes.get(key)
        return key in self.pinned if kind == "pin" else self.placements.get(key, ())

    def freeze(self) -> Tree:
        """Give the tree as it is now."""
        return Tree(
            nodes=MappingProxyType(self.nodes),
            places=MappingProxyType(self.places),
            pinned=frozenset(self.pinned),
            placements=MappingProxyType(self.placements),
            members=MappingProxyType(_frozen(self._members)),
            children=MappingProxyType(_frozen(self._children)),
            issued=MappingProxyType(self.issued),
        )


def plant(
    nodes: Iterable[Node],
    places: Mapping[str, Place],
    *,
    pinned: Iterable[str] = (),
    placements: Mapping[str, tuple[Placement, ...]] | None = None,
    issued: Mapping[str, int] | None = None,
) -> Tree:
    """Make a tree.

    Parameters
    ----------
    nodes : iterable of Node
        The groups.
    places : mapping of str to Place
        The place of every action.
    pinned : iterable of str
        The actions that are settled.
    placements : mapping of str to tuple of Placement, or None
        The functions of groups and actions.
    issued : mapping of str to int, or None
        The highest numbers that were given out, if they are higher than those in use.

    Returns
    -------
    Tree
        The tree.
    """
    draft = Draft(Tree({}, dict.fromkeys(places, Aside("")), issued=issued_by(places)))
    for node in nodes:
        draft.set_node(node.id, node)
    for action, place in places.items():
        draft.place(action, place)
    for action in pinned:
        draft.pin(action, pinned=True)
    for target, cells in (placements or {}).items():
        draft.assign(target, cells)
    for prefix, number in (issued or {}).items():
        draft.issued[prefix] = max(number, draft.issued.get(prefix, 0))
    return draft.freeze()


def _copied(mapping: Mapping[Key, Value]) -> dict[Key, Value]:
    """Copy a mapping, many times faster than entry by entry where it is a dict or shows one."""
    return mapping.copy() if isinstance(mapping, (dict, MappingProxyType)) else dict(mapping)


def _own(groups: dict[str, frozenset[str] | set[str]], key: str) -> set[str]:
    """Give the set of a key, as one that may change."""
    known = groups.get(key, frozenset())
    if isinstance(known, set):
        return known
    changed = groups[key] = set(known)
    return changed


def _frozen(groups: Mapping[str, frozenset[str] | set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in groups.items() if value}
