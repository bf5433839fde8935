"""The groups of a hierarchy in the order of the payload."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Node, Tree


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """The groups of a hierarchy, the widest level first, then by id."""

    nodes: tuple[Node, ...]
    place: dict[str, int]  # the position of each in that order, by id
    # shape (actions,): the position of the group of each action; -1 for none
    narrowest: NDArray[np.int64]

    def at(self, level: Level, tree: Tree) -> NDArray[np.int64]:
        """Give the position of the group of one level that each action is in."""
        above = [
            next((self.place[one.id] for one in tree.above(node.id) if one.level == level), -1)
            for node in self.nodes
        ]
        return np.array([*above, -1], dtype=np.int64)[self.narrowest]


def groups_in_order(h: Hierarchy) -> Groups:
    """Put the groups of a hierarchy in the order of the payload."""
    nodes = h.tree.in_order()
    place = {node.id: position for position, node in enumerate(nodes)}
    homes = (h.tree.places[id_] for id_ in h.actions.ids)
    narrowest = [place[home] if isinstance(home, str) else -1 for home in homes]
    return Groups(nodes, place, np.array(narrowest, dtype=np.int64))
