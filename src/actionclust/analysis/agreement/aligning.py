"""Pairing the groups of two codings by the actions that they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def shared_counts(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the actions that each two groups share.

    >>> shared_counts(np.array([0, 0, 1, -1]), np.array([1, 1, 0, 0])).tolist()
    [[0, 2], [1, 0]]
    """
    rows, columns = (int(codes.max(initial=-1)) + 1 for codes in (first, second))
    both = (first >= 0) & (second >= 0)
    flat = np.bincount(first[both] * columns + second[both], minlength=rows * columns)
    counted: NDArray[np.int64] = flat.reshape(rows, columns)
    return counted


def paired_groups(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Pair groups one to one so that they share as many actions as possible.

    >>> paired_groups(np.array([[0, 2], [1, 0], [0, 1]])).tolist()
    [1, 0]
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - slow to import

    rows, columns = linear_sum_assignment(counts, maximize=True)
    found = np.full(counts.shape[1], -1, dtype=np.int64)
    some = counts[rows, columns] > 0
    found[columns[some]] = rows[some]
    return found
