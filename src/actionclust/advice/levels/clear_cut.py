"""Where a tree of groups is best cut, if nobody says.

At each number of parts the silhouette (Rousseeuw 1987) tells how much nearer groups are to their
own part than to the next one; the tree suggests the number at which it is highest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.similarity_join import SIMILARITY_DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.levels.growing_tree import TreeJoin

_TRIED = 60  # numbers of parts at the most


def clearest_number(
    likeness: NDArray[np.float64],
    before: Sequence[TreeJoin],
    joins: Sequence[TreeJoin],
    fewest: int,
    most: int,
) -> int | None:
    """Give the number of parts between two that is clearest, or None if there is none.

    `before` are the joins that hold anyway; `joins` those that may hold, of which the first ones
    do.
    """
    groups = len(likeness)
    units = groups - len(before)
    fewest = max(fewest, units - len(joins), 2)
    most = min(most, units - 1)
    if fewest > most:
        return None
    tried = np.unique(np.round(np.geomspace(fewest, most, _TRIED)).astype(np.int64)).tolist()
    order, bounds = _parts(groups, [*before, *joins], [groups - number for number in tried])
    apart = np.maximum(1 - likeness, 0.0)[np.ix_(order, order)]
    clear = [round(silhouette(apart, starts), SIMILARITY_DECIMALS) for starts in bounds]
    return int(tried[int(np.argmax(clear))])


def silhouette(apart: NDArray[np.float64], starts: NDArray[np.int64]) -> float:
    """Give the mean silhouette of groups whose parts stand one after the other.

    >>> import numpy as np
    >>> apart = np.array([[0, 1, 9, 9], [1, 0, 9, 9], [9, 9, 0, 1], [9, 9, 1, 0]], dtype=float)
    >>> round(silhouette(apart, np.array([0, 2])), 3)
    0.889
    """
    count = len(apart)
    sizes = np.diff(np.append(starts, count))
    part = np.repeat(np.arange(len(starts)), sizes)
    means = np.add.reduceat(apart, starts, axis=1)
    each = np.arange(count)
    own = means[each, part] / np.maximum(sizes[part] - 1, 1)
    means /= sizes
    means[each, part] = np.inf
    other = means.min(axis=1)
    larger = np.maximum(own, other)
    score = np.where(larger > 0, (other - own) / np.where(larger > 0, larger, 1.0), 0.0)
    return float(np.where(sizes[part] > 1, score, 0.0).mean())


def _parts(
    groups: int, joins: Sequence[TreeJoin], counts: Sequence[int]
) -> tuple[NDArray[np.int64], list[NDArray[np.int64]]]:
    """Order groups so that parts stand together after any number of joins, and tell where."""
    held: dict[int, list[int]] = {group: [group] for group in range(groups)}
    for number, join in enumerate(joins):
        held[groups + number] = held.pop(join.left) + held.pop(join.right)
    order = [group for part in held.values() for group in part]
    place = {group: number for number, group in enumerate(order)}
    first = {group: place[group] for group in range(groups)}
    for number, join in enumerate(joins):
        first[groups + number] = min(first[join.left], first[join.right])
    bounds = []
    for count in counts:
        gone = {part for join in joins[:count] for part in (join.left, join.right)}
        starts = sorted(first[part] for part in range(groups + count) if part not in gone)
        bounds.append(np.array(starts, dtype=np.int64))
    return np.array(order, dtype=np.int64), bounds


def parts_in(groups: int, joins: Sequence[TreeJoin]) -> dict[int, tuple[int, ...]]:
    """Give the groups of each part that was ever there, in the order in which they are drawn."""
    held: dict[int, tuple[int, ...]] = {group: (group,) for group in range(groups)}
    for number, join in enumerate(joins):
        held[groups + number] = held[join.left] + held[join.right]
    return held
