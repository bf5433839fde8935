"""The tree of groups and actions as a frozen value, and what an edit changes in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeAlias

from msgspec import Meta

from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import Level, rank
from actionclust.coding.tree.placement import Placement  # noqa: TC001 - annotations are read to check files

DELETED = "its group was deleted"
SET_ASIDE = "set aside by an analyst"


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

    id: Annotated[str, Meta(extra_json_schema={"pattern": "^(S|C|SC)[0-9]{1,15}$"})]
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

ReviewState: TypeAlias = Literal["open", "agreed", "disputed", "settled"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a review says of the place of an action.

    Attributes
    ----------
    state : {"open", "agreed", "disputed", "settled"}
        Whether somebody is still to look at it, agreed, disputed it, or it was settled.
    comments : tuple of str
        What was said when it was disputed.
    """

    state: ReviewState
    comments: tuple[str, ...] = ()


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
    reviews : mapping of str to (Verdict or None, Verdict or None)
        For each action of which the review came further, or began.
    memos : mapping of str to (tuple of str, tuple of str)
        For each group or action whose memos changed.
    """

    places: Mapping[str, tuple[Place, Place]] = field(default_factory=dict)
    nodes: Mapping[str, tuple[Node | None, Node | None]] = field(default_factory=dict)
    pins: Mapping[str, tuple[bool, bool]] = field(default_factory=dict)
    placements: Mapping[str, tuple[tuple[Placement, ...], tuple[Placement, ...]]] = field(
        default_factory=dict
    )
    reviews: Mapping[str, tuple[Verdict | None, Verdict | None]] = field(default_factory=dict)
    memos: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Hash what equal changes share."""
        return hash((frozenset(self.places), frozenset(self.nodes), len(self.placements)))

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
            {key: (after, before) for key, (before, after) in self.reviews.items()},
            {key: (after, before) for key, (before, after) in self.memos.items()},
        )


@dataclass(frozen=True, slots=True)
class Tree:
    """Groups, and the place of every action.

    Two trees are equal if they have the same groups, places, pins, functions, reviews and memos;
    which ids were given out before does not count.
    """

    nodes: Mapping[str, Node]
    places: Mapping[str, Place]  # for each action, the id of its group, or an `Aside`
    pinned: frozenset[str] = frozenset()  # the actions that are settled
    # the functions in the Viable System Model of groups and actions that have their own
    placements: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)
    # the actions that are directly in each group
    members: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    # the groups that are directly in each group
    children: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    # the highest number that was ever given out, for each prefix of group ids
    issued: Mapping[str, int] = field(default_factory=dict, compare=False)
    # the groups of each label, written as labels are compared
    called: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)
    # how far the review of each action is, of those that are under review
    reviews: Mapping[str, Verdict] = field(default_factory=dict)
    # the memos of each group or action that has some, in the order in which they were written
    memos: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Hash what equal trees share."""
        return hash((len(self.nodes), len(self.places), self.pinned))

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle and copy it by its dicts, since a proxy of one cannot be."""
        values = (getattr(self, field.name) for field in fields(self))
        return _read_only, tuple(dict(v) if isinstance(v, Mapping) else v for v in values)

    def in_order(self) -> tuple[Node, ...]:
        """Give the groups, the widest first, then by id.

        Returns
        -------
        tuple of Node
            All groups.
        """
        return tuple(sorted(self.nodes.values(), key=lambda n: (-rank(n.level), natural(n.id))))

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


def _read_only(*values: Any) -> Tree:  # noqa: ANN401 - those of a tree, in order
    given: list[Any] = [MappingProxyType(v) if isinstance(v, dict) else v for v in values]
    return Tree(*given)
