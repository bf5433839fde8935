"""The texts that are typical of a group: those nearest to all others in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.engines import membership
from actionclust.network.group_sums import products_with_own

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.network.vectors import Vectors

TYPICAL = 6
"""How many texts of a group are given: a few more than are shown, as a filter may hide some."""

_DECIMALS = 9  # so that no rounding decides which of two copies is nearer


def most_central(
    vectors: Vectors, labels: NDArray[np.int64], most: int = TYPICAL
) -> tuple[tuple[int, ...], ...]:
    """Give the rows of each group that are nearest to its centroid, the nearest first.

    >>> import scipy.sparse as sp
    >>> from types import SimpleNamespace
    >>> rows = SimpleNamespace(matrix=sp.csr_array([[1.0, 0.0], [0.8, 0.6], [0.0, 1.0]]))
    >>> most_central(rows, np.array([0, 0, 0]), most=2)
    ((1, 0),)
    """
    inside = np.flatnonzero(labels >= 0)
    label, rows = labels[inside], vectors.matrix[inside]
    sums = (membership(label) @ rows).tocsr()
    products = products_with_own(rows, label, sums)
    order = np.lexsort((inside, -np.round(products, _DECIMALS), label))
    starts = np.searchsorted(label[order], np.arange(int(label.max(initial=-1)) + 2))
    return tuple(
        tuple(inside[order[start : min(start + most, end)]].tolist())
        for start, end in zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    )


def actions_of_rows(
    actions: NDArray[np.int64], rows: NDArray[np.int64], ids: Sequence[str]
) -> dict[int, int]:
    """Give for each row the action that stands for it: of copies, the first by id.

    >>> actions_of_rows(np.array([0, 1, 2]), np.array([1, 0, 1]), ["b", "c", "a"])
    {0: 1, 1: 2}
    """
    pairs = zip(actions.tolist(), rows.tolist(), strict=True)
    found: dict[int, int] = {}
    for action, row in sorted(pairs, key=lambda pair: ids[pair[0]]):
        found.setdefault(row, action)
    return dict(sorted(found.items()))
