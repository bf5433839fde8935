"""Measures of agreement between two codings of the same actions, as numbers in and out."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.agreement.aligning import paired_groups, shared_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Path = tuple[int, ...]

NO_GROUP = -1
"""The code of an action that is in no group."""


def named_as_first(second: NDArray[np.int64], names: NDArray[np.int64]) -> NDArray[np.int64]:
    """Name the groups of the second coding as those of the first.

    >>> named_as_first(np.array([0, 1, -1]), np.array([4, -1])).tolist()
    [4, -3, -1]
    """
    own = np.where(names >= 0, names, -2 - np.arange(len(names), dtype=np.int64))
    return np.append(own, NO_GROUP)[second]


def percent_alike(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    """Give the share of the actions with one code in both codings.

    >>> percent_alike(np.array([0, 1]), np.array([0, 0]))
    0.5
    """
    return float(np.mean(first == second))


def kappa(first: NDArray[np.int64], second: NDArray[np.int64]) -> float:
    """Give Cohen's kappa: agreement beyond that of the same codes in random order.

    >>> kappa(np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1]))
    0.5
    """
    often, seldom = Counter(first.tolist()), Counter(second.tolist())
    both = sum(count * seldom[code] for code, count in often.items())
    size = len(first) ** 2
    if both == size:
        return math.nan
    return (percent_alike(first, second) - both / size) / (1 - both / size)


def alpha(first: Sequence[Path], second: Sequence[Path]) -> float:
    """Give Krippendorff's alpha of two codings, with the distance of paths in a tree.

    Two paths are 1 - s / d apart, where s groups at their beginning are the same and the longer
    one has d groups. Paths of one group give the alpha of nominal codes.

    >>> alpha([(1, 2), (1, 3)], [(1, 2), (1, 2)])
    0.0
    """
    observed = math.fsum(distance(*paths) for paths in zip(first, second, strict=True))
    often = Counter(first)
    often.update(second)
    if len(often) == 1:
        return math.nan
    total = 2 * len(first)
    apart = total**2 - _sum_of_alike(often)
    # a path is not compared with itself, which would add nothing
    return 1 - (observed / len(first)) / (apart / (total * (total - 1)))


def distance(one: Path, other: Path) -> float:
    """Say how far two paths are apart in a tree.

    >>> distance((1, 2, 3), (1, 2, 4)), distance((1,), ()), distance((), ())
    (0.33333333333333337, 1.0, 0.0)
    """
    depth = max(len(one), len(other))
    return 1 - shared(one, other) / depth if depth else 0.0


def shared(one: Path, other: Path) -> int:
    """Count the groups at the beginning of two paths that are the same.

    >>> shared((1, 2, 3), (1, 2, 4))
    2
    """
    found = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        found += 1
    return found


def partitions(first: NDArray[np.int64], second: NDArray[np.int64]) -> dict[str, float]:
    """Compare how two codings divide the actions, whatever the groups are called.

    >>> found = partitions(np.array([0, 0, 1, 1]), np.array([5, 5, 2, 3]))
    >>> {name: round(value, 2) for name, value in found.items()}
    {'ari': 0.57, 'ami': 0.57, 'homogeneity': 1.0, 'completeness': 0.67}
    """
    from sklearn import metrics  # noqa: PLC0415 - slow to import

    one, other = _alone(first), _alone(second)
    homogeneity, completeness, _ = metrics.homogeneity_completeness_v_measure(one, other)
    found = {
        "ari": metrics.adjusted_rand_score(one, other),
        "ami": metrics.adjusted_mutual_info_score(one, other),
        "homogeneity": homogeneity,
        "completeness": completeness,
    }
    return {name: float(value) for name, value in found.items()}


def kappa_by_chance(
    first: NDArray[np.int64], second: NDArray[np.int64], *, permutations: int, seed: int
) -> NDArray[np.float64]:
    """Give the kappas that arise by chance if groups are paired by their overlap.

    Pairing makes unrelated codings look alike; the actions of the second are shuffled, paired
    again and measured to see by how much.

    >>> codes = np.arange(40) % 10
    >>> bool(kappa_by_chance(codes, codes, permutations=20, seed=0).mean() > 0.1)
    True
    """
    random = np.random.default_rng(seed)
    found = []
    for _ in range(permutations):
        mixed = random.permutation(second)
        names = paired_groups(shared_counts(first, mixed))
        found.append(kappa(first, named_as_first(mixed, names)))
    return np.array(found, dtype=np.float64)


def _alone(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Put each unclustered action into a group of its own."""
    outside = codes < 0
    found = codes.copy()
    found[outside] = codes.max(initial=-1) + 1 + np.arange(int(outside.sum()))
    return found


def _sum_of_alike(often: Counter[Path]) -> float:
    """Sum 1 - distance over all pairs of paths, each with itself too, without listing pairs."""
    lengths = sorted({len(path) for path in often})
    starting: dict[tuple[int, Path], int] = Counter()
    for path, count in often.items():
        for depth in range(1, len(path) + 1):
            starting[len(path), path[:depth]] += count
    alike = float(often[()] ** 2)
    by_start: dict[Path, dict[int, int]] = {}
    for (length, start), count in starting.items():
        by_start.setdefault(start, {})[length] = count
    parts = [
        counts.get(one, 0) * counts.get(other, 0) / max(one, other)
        for counts in by_start.values()
        for one in lengths
        for other in lengths
        if one and other
    ]
    return alike + math.fsum(parts)
