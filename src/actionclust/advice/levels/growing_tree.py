"""A tree of groups while it grows: two are joined at a time, of those that may be.

The two are joined that add least to the spread within (Ward 1963), where likenesses are products
of points that need not be known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.similarity_join import SIMILARITY_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    # from a unit and all units, which of them it may be joined with
    May = Callable[["GrowingTree", int], NDArray[np.bool_]]


@dataclass(frozen=True, slots=True)
class TreeJoin:
    """Two parts of the tree that were joined.

    The first parts are the groups, from 0 on; the part that the first join makes comes after
    them, and so on.
    """

    left: int
    right: int
    height: float  # never below that of a part of it


class GrowingTree:
    """A tree while it grows; only `join` changes it.

    Parameters
    ----------
    likeness : array of shape (groups, groups)
        Products of points.
    cluster, super_cluster : array of shape (groups,)
        The number of what people put each group in, or -1.
    """

    def __init__(
        self,
        likeness: NDArray[np.float64],
        cluster: NDArray[np.int64],
        super_cluster: NDArray[np.int64],
    ) -> None:
        count = len(likeness)
        self.cluster, self.super_cluster = cluster.copy(), super_cluster.copy()
        self.alive = np.ones(count, dtype=np.bool_)
        self.joins: list[TreeJoin] = []
        self.part = np.arange(count)  # the part of the tree that each unit is now
        self.unit_of = np.arange(count)  # the unit in which each group is now
        self._sums = likeness.copy()
        self._sizes = np.ones(count)
        self._heights = np.zeros(count)

    def __len__(self) -> int:
        """Count the units that are left."""
        return int(self.alive.sum())

    def copy(self) -> GrowingTree:
        """Give another that grows by itself."""
        other = GrowingTree(self._sums, self.cluster, self.super_cluster)
        other.alive, other.part = self.alive.copy(), self.part.copy()
        other.unit_of, other.joins = self.unit_of.copy(), list(self.joins)
        other._sizes, other._heights = self._sizes.copy(), self._heights.copy()
        return other

    def join(self, may: May, until: int = 1) -> None:
        """Join what may be joined, the least costly first, until so many units are left."""
        count = len(self.alive)
        costs = np.full((count, count), np.inf)
        for unit in np.flatnonzero(self.alive).tolist():
            costs[unit] = self._costs(unit, may)
        nearest = costs.argmin(axis=1)
        least = costs[np.arange(count), nearest]
        while len(self) > until:
            one = int(least.argmin())
            if not np.isfinite(least[one]):
                return
            one, other = sorted((one, int(nearest[one])))
            self._join(one, other, float(least[one]))
            costs[other] = costs[:, other] = np.inf
            costs[one] = costs[:, one] = self._costs(one, may)
            closer = costs[:, one] < least
            nearest[closer], least[closer] = one, costs[closer, one]
            stale = np.isin(nearest, (one, other)) & ~closer
            stale[[one, other]] = True
            for unit in np.flatnonzero(stale).tolist():
                nearest[unit] = costs[unit].argmin()
                least[unit] = costs[unit, nearest[unit]]

    def _costs(self, unit: int, may: May) -> NDArray[np.float64]:
        """Tell what it adds to the spread to join a unit with each other."""
        size, sizes = self._sizes[unit], self._sizes
        squares = np.diag(self._sums) / sizes**2
        apart = squares[unit] + squares - 2 * self._sums[unit] / (size * sizes)
        costs = np.round(size * sizes / (size + sizes) * apart, SIMILARITY_DECIMALS)
        allowed = self.alive & may(self, unit)
        allowed[unit] = False
        return np.where(allowed, costs, np.inf)

    def _join(self, one: int, other: int, cost: float) -> None:
        """Let one unit take in another."""
        height = max(np.sqrt(max(2 * cost, 0.0)), self._heights[one], self._heights[other])
        self.joins.append(TreeJoin(int(self.part[one]), int(self.part[other]), float(height)))
        self.part[one] = len(self.alive) + len(self.joins) - 1
        self._heights[one] = height
        self._sums[one] += self._sums[other]
        self._sums[:, one] += self._sums[:, other]
        self._sizes[one] += self._sizes[other]
        self.cluster[one] = max(self.cluster[one], self.cluster[other])
        self.super_cluster[one] = max(self.super_cluster[one], self.super_cluster[other])
        self.unit_of[self.unit_of == other] = one
        self.alive[other] = False
