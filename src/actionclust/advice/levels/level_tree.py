"""The tree of a study's groups, and where its levels are cut."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.advice.levels.asked_numbers import wanted_number
from actionclust.advice.levels.clear_cut import clearest_number
from actionclust.advice.levels.group_likeness import centroid_likeness, group_likeness
from actionclust.advice.levels.growing_tree import GrowingTree, TreeJoin
from actionclust.advice.levels.hands_kept import (
    all_of_them,
    hands_of,
    in_one_cluster,
    in_one_super_cluster,
    into_clusters,
    into_super_clusters,
)
from actionclust.by_value import ByValue
from actionclust.errors import counted
from actionclust.network.one_thread import one_thread_each

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from actionclust.advice.levels.asked_numbers import Wanted
    from actionclust.advice.levels.growing_tree import May
    from actionclust.advice.levels.hands_kept import Hands
    from actionclust.advice.levels.sorted_texts import SortedTexts
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Tree

_FEWEST = 4  # units of which the tree suggests a number of parts
_NARROW = 0.75  # of the units: as many clusters as it suggests at the most


@dataclass(frozen=True, slots=True, eq=False)
class LevelTree(ByValue):
    """A tree of groups that hold texts, cut twice."""

    joins: tuple[TreeJoin, ...]  # all, up to one part
    stage: tuple[str, ...]  # what each join makes: a "cluster", a "super-cluster" or "above" them
    by_people: tuple[bool, ...]  # whether people put the two together
    # shape (groups,): the number of the cluster of each group, and of its super-cluster; where no
    # cluster was wanted, that of the unit below a super-cluster
    cluster: NDArray[np.int64]
    super_cluster: NDArray[np.int64]
    cosines: NDArray[np.float64]  # shape (groups, groups): of their centroids
    hands: Hands
    levels: tuple[Level, ...]  # the levels that were cut
    notes: tuple[str, ...]


def level_tree(
    tree: Tree, texts: SortedTexts, clusters: Wanted, super_clusters: Wanted
) -> LevelTree:
    """Grow the tree of groups, and cut it."""
    hands = hands_of(tree, texts.groups)
    with one_thread_each():
        cosines = centroid_likeness(texts)
        likeness = group_likeness(texts)
    growing = _Growing(GrowingTree(likeness, hands.cluster, hands.super_cluster), hands, cosines)
    growing.join(in_one_cluster, 1, "cluster", by_people=True)
    wide = int(hands.wide.sum())
    units = len(growing.tree) - wide
    root = math.ceil(math.sqrt(units))
    levels: list[Level] = []
    if clusters != 0 and growing.cut(
        "cluster",
        into_clusters(hands),
        clusters,
        beside=wide,
        between=(root, int(_NARROW * units)),
    ):
        levels.append("cluster")
    cluster = growing.tree.unit_of.copy()
    growing.join(in_one_super_cluster, 1, "super-cluster", by_people=True)
    if super_clusters != 0 and growing.cut(
        "super-cluster",
        into_super_clusters,
        super_clusters,
        beside=0,
        between=(2, min(root, len(growing.tree) // 2)),
    ):
        levels.append("super-cluster")
    super_cluster = growing.tree.unit_of.copy()
    growing.join(all_of_them, 1, "above")
    return LevelTree(
        tuple(growing.tree.joins),
        tuple(growing.stage),
        tuple(growing.by_people),
        cluster,
        super_cluster,
        cosines,
        hands,
        tuple(levels),
        tuple(growing.notes),
    )


class _Growing:
    """A tree that grows level by level, and what is to be said of it."""

    def __init__(self, tree: GrowingTree, hands: Hands, cosines: NDArray[np.float64]) -> None:
        self.tree, self.hands, self.cosines = tree, hands, cosines
        self.stage: list[str] = []
        self.by_people: list[bool] = []
        self.notes: list[str] = []

    def join(self, may: May, until: int, stage: str, *, by_people: bool = False) -> None:
        self.tree.join(may, until)
        new = len(self.tree.joins) - len(self.stage)
        self.stage += [stage] * new
        self.by_people += [by_people] * new

    def cut(
        self, level: Level, may: May, wanted: Wanted, *, beside: int, between: tuple[int, int]
    ) -> bool:
        """Join units into groups of a level, as many as are wanted; tell whether there are some.

        `beside` units stand outside the level; `between` are the numbers that may be suggested.
        """
        units, silent = len(self.tree) - beside, self.hands.silent(level)
        if wanted is None:
            number = self._suggested(may, beside, between, units)
            if number is None:
                self.notes.append(
                    f"{counted(units, 'group')} to put into {level}s: too few for the tree to "
                    f"suggest a number; say one with {level.replace('-', '_')}s="
                )
                return False
            self.notes.append(f"the tree suggests {counted(number + silent, level)}")
            asked = number + silent
        else:
            asked = wanted_number(wanted, units)
        self.join(may, max(asked - silent, 1) + beside, level)
        came = len(self.tree) - beside + silent
        if came != asked:
            self.notes.append(_missed(level, asked, came, units + silent))
        return True

    def _suggested(
        self, may: May, beside: int, between: tuple[int, int], units: int
    ) -> int | None:
        if units < _FEWEST:
            return None
        trial = self.tree.copy()
        trial.join(may, 1)
        done = len(self.tree.joins)
        found = clearest_number(
            self.cosines,
            trial.joins[:done],
            trial.joins[done:],
            between[0] + beside,
            between[1] + beside,
        )
        # where people leave no choice, as few as there may be
        return max((len(trial) if found is None else found) - beside, 1)


def _missed(level: Level, asked: int, came: int, most: int) -> str:
    """Say why another number came than was asked for."""
    said = f"{counted(asked, level)} asked for, {came} came"
    if came < asked:
        return f"{said}: there are no more than {most} groups to put into {level}s"
    apart = (
        "people made clusters, or put groups into different super-clusters"
        if level == "cluster"
        else "people made super-clusters"
    )
    return f"{said}: {apart}, and what they keep apart is not united"
