"""The groups of one level as labels, and those of actions that are in none of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.labels import MISSING, TOTAL, Labels
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS, group_level_named
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Node

NOT_GROUPED = "Not grouped"
"""The label of actions in some group, but in none of the level that is asked for."""

UNCLUSTERED = "Unclustered"
"""The label of actions that are in no group."""

SUM = "Sum"
NO_SUPER_CLUSTER = "(no super-cluster)"
NO_CLUSTER = "(no cluster)"
NO_SUB_CLUSTER = "(no sub-cluster)"

_OURS = {
    *(TOTAL, MISSING, NOT_GROUPED, UNCLUSTERED, SUM),
    *(NO_SUPER_CLUSTER, NO_CLUSTER, NO_SUB_CLUSTER),
}
_ENDS_WITH_ID = re.compile(r"\((?:S|C|SC)\d+\)$")


def display_labels(nodes: Iterable[Node]) -> dict[str, str]:
    """Give groups labels that all differ, from each other and from the words of tables.

    >>> from actionclust.coding.tree.tree import Node
    >>> display_labels([Node("S01", "sub-cluster", "Other"), Node("S02", "sub-cluster", "Other")])
    {'S01': 'Other (S01)', 'S02': 'Other (S02)'}
    """
    named = {node.id: node.label or node.id for node in nodes}
    often = Counter(named.values())
    return {
        id_: f"{label} ({id_})"
        if often[label] > 1 or label in _OURS or _ENDS_WITH_ID.search(label)
        else label
        for id_, label in named.items()
    }


def groups_at(h: Hierarchy, level: str) -> tuple[Node, ...]:
    """Give the groups of a level, by id."""
    wanted = group_level_named(level)
    nodes = [node for node in h.tree.nodes.values() if node.level == wanted]
    if not nodes:
        there = [one for one in GROUP_LEVELS if any(n.level == one for n in h.tree.nodes.values())]
        does = f"pass level={there[0]!r}, or" if there else "it has no groups at all;"
        raise InputError(
            f"the hierarchy has no {wanted}s; {does} make one with h.create or h.group"
        )
    return tuple(sorted(nodes, key=lambda node: natural(node.id)))


def places_at(h: Hierarchy, level: str) -> Labels:
    """Give the label of the group of each action at one level.

    >>> from actionclust import from_codebook, read_actions
    >>> actions = read_actions(["Train nurses", "Share data"])
    >>> code = {actions.ids[0]: "Training"}
    >>> h = from_codebook({"Skills": ["Training"]}, actions, code=code)
    >>> places_at(h, "cluster").labels
    ('Skills', 'Unclustered')
    """
    nodes = groups_at(h, level)
    position = {node.id: place for place, node in enumerate(nodes)}
    between, outside = len(nodes), len(nodes) + 1
    of_group = {
        group: next((position[n.id] for n in h.tree.above(group) if n.id in position), between)
        for group in h.tree.nodes
    }
    places = (h.tree.places[id_] for id_ in h.actions.ids)
    codes = np.array(
        [outside if isinstance(place, Aside) else of_group[place] for place in places],
        dtype=np.int64,
    )
    labels = tuple(display_labels(nodes).values())
    if (codes == between).any():
        return Labels(group_level_named(level), (*labels, NOT_GROUPED, UNCLUSTERED), codes, 2)
    codes[codes == outside] = between
    return Labels(group_level_named(level), (*labels, UNCLUSTERED), codes, 1)
