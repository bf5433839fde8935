"""Finding the groups of one tree again in another, by the actions that they share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.coding.tree.tree import Aside
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Tree


def matching_groups(one: Tree, other: Tree) -> dict[str, str | None]:
    """Find the group of another tree that each group of a tree stands for.

    Two groups of one level match if, of the actions that both trees know, more than half of
    each are in the other. No group can match two others then. Groups without such actions match
    if both have the same labels from the widest level down.

    >>> from actionclust.coding.tree.draft import make_tree
    >>> from actionclust.coding.tree.tree import Node
    >>> one = make_tree([Node("S01", "sub-cluster")], {"A1": "S01", "A2": "S01"})
    >>> other = make_tree([Node("S05", "sub-cluster")], {"A1": "S05", "A2": "S05", "A3": "S05"})
    >>> matching_groups(one, other)
    {'S01': 'S05'}
    """
    if one == other:
        return {id_: id_ for id_ in one.nodes}
    shared = one.places.keys() & other.places.keys()
    matches: dict[str, str | None] = dict.fromkeys(one.nodes)
    for level in GROUP_LEVELS:
        ours, theirs = _groups_of(one, level), _groups_of(other, level)
        sizes = Counter(group for action, group in theirs.items() if action in shared)
        inside: dict[str, list[str]] = {}
        for action, group in ours.items():
            if action in shared:
                inside.setdefault(group, []).append(action)
        for group, actions in inside.items():
            overlaps = Counter(theirs[action] for action in actions if action in theirs)
            for match, overlap in overlaps.items():
                if 2 * overlap > max(len(actions), sizes[match]):
                    matches[group] = match
        known = _by_labels(other, level, without=sizes)
        for path, groups in _by_labels(one, level, without=inside).items():
            if len(groups) == 1 and len(known.get(path, ())) == 1:
                matches[groups[0]] = known[path][0]
    return matches


def _groups_of(tree: Tree, level: Level) -> dict[str, str]:
    """Give the group of a level that each action is in, if it is in one."""
    above = {id_: node.id for id_ in tree.nodes for node in tree.above(id_) if node.level == level}
    return {
        action: above[place]
        for action, place in tree.places.items()
        if not isinstance(place, Aside) and place in above
    }


def _by_labels(
    tree: Tree, level: Level, *, without: dict[str, list[str]] | Counter[str]
) -> dict[tuple[str, ...], list[str]]:
    """List the groups of a level by their labels from the widest level down."""
    found: dict[tuple[str, ...], list[str]] = {}
    for id_, node in tree.nodes.items():
        if node.level == level and node.label and id_ not in without:
            path = tuple(f"{one.level} {as_compared(one.label)}" for one in tree.above(id_))
            found.setdefault(path, []).append(id_)
    return found
