"""What people put together stays together, and what they kept apart stays apart.

A group that a person made is one unit for what is proposed: nothing is taken out of it, no two of
its level are united, and it may take in what nobody grouped yet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.by_value import ByValue
from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.levels.growing_tree import GrowingTree, May
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Tree


@dataclass(frozen=True, slots=True, eq=False)
class Hands(ByValue):
    """What people put each group in that holds texts."""

    clusters: tuple[str, ...]  # the ids of all clusters that are there
    super_clusters: tuple[str, ...]
    # shape (groups,): the place in `clusters` of the one that each group is or is in, or -1
    cluster: NDArray[np.int64]
    super_cluster: NDArray[np.int64]

    # shape (groups,): whether it is a super-cluster that holds texts itself, in no cluster
    wide: NDArray[np.bool_]

    def silent(self, level: Level) -> int:
        """Count the groups of a level in which no text has words."""
        ids, used = (
            (self.clusters, self.cluster)
            if level == "cluster"
            else (self.super_clusters, self.super_cluster)
        )
        return len(ids) - len(np.unique(used[used >= 0]))


def hands_of(tree: Tree, groups: Sequence[str]) -> Hands:
    """See what people put groups in."""
    ids = {
        level: tuple(sorted((n.id for n in tree.nodes.values() if n.level == level), key=natural))
        for level in ("cluster", "super-cluster")
    }
    number = {id_: place for found in ids.values() for place, id_ in enumerate(found)}
    above = {
        level: np.array(
            [
                next((number[node.id] for node in tree.above(group) if node.level == level), -1)
                for group in groups
            ],
            dtype=np.int64,
        )
        for level in ids
    }
    wide = np.array([tree.nodes[group].level == "super-cluster" for group in groups], dtype=bool)
    return Hands(
        ids["cluster"], ids["super-cluster"], above["cluster"], above["super-cluster"], wide
    )


def in_one_cluster(tree: GrowingTree, unit: int) -> NDArray[np.bool_]:
    """Tell which units people put into the cluster of a unit."""
    return _alike(tree.cluster, unit)


def in_one_super_cluster(tree: GrowingTree, unit: int) -> NDArray[np.bool_]:
    """Tell which units people put into the super-cluster of a unit."""
    return _alike(tree.super_cluster, unit)


def into_clusters(hands: Hands) -> May:
    """Tell which units may be in one cluster.

    Not two clusters of people, and not what people put into different super-clusters or what is
    in one and what is in none.
    """

    def may(tree: GrowingTree, unit: int) -> NDArray[np.bool_]:
        if hands.wide[unit]:
            return np.zeros(len(hands.wide), dtype=np.bool_)
        free = (tree.cluster < 0) | (tree.cluster[unit] < 0)
        beside = tree.super_cluster == tree.super_cluster[unit]
        allowed: NDArray[np.bool_] = free & beside & ~hands.wide
        return allowed

    return may


def into_super_clusters(tree: GrowingTree, unit: int) -> NDArray[np.bool_]:
    """Tell which units may be in one super-cluster: not two super-clusters of people."""
    free: NDArray[np.bool_] = (tree.super_cluster < 0) | (tree.super_cluster[unit] < 0)
    return free


def all_of_them(tree: GrowingTree, unit: int) -> NDArray[np.bool_]:  # noqa: ARG001 - as the others
    """Tell that any units may be joined: to draw what stands above the levels."""
    return np.ones(len(tree.alive), dtype=np.bool_)


def _alike(numbers: NDArray[np.int64], unit: int) -> NDArray[np.bool_]:
    together: NDArray[np.bool_] = (numbers == numbers[unit]) & (numbers[unit] >= 0)
    return together
