"""Counts of distinct values, such as in how many discussion groups something came up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.labels import aligned_codes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.analysis.labels import Labels


def distinct_cells(rows: Labels, columns: Sequence[Labels], of: Labels) -> NDArray[np.int64]:
    """Count the different values in each cell, with a last row and column for all together.

    A value that is in two rows counts in both, and once in all together, so the last ones are no
    sums. Missing values do not count.

    >>> from actionclust.analysis.labels import Labels
    >>> rows = Labels("dimension", ("D", "E"), np.array([0, 0, 1]))
    >>> region = Labels("region", ("N",), np.array([0, 0, 0]))
    >>> group = Labels("group", ("G1", "G2"), np.array([0, 0, 0]))
    >>> distinct_cells(rows, [region], group)[:, :, 0].tolist()
    [[1, 1], [1, 1], [1, 1]]
    """
    first, second, *third, value = aligned_codes((rows, *columns, of))
    known = value < len(of) - of.has_missing
    inner = third[0] if third else np.zeros_like(first)
    outer = columns[0]
    found = np.zeros(
        (len(rows) + 1, len(outer) + 1, len(columns[1]) if third else 1), dtype=np.int64
    )
    for row in (first, np.full_like(first, len(rows))):
        for column in (second, np.full_like(second, len(outer))):
            each = np.column_stack([row, column, inner, value])[known]
            different = np.unique(each, axis=0)
            np.add.at(found, tuple(different[:, :3].T), 1)
    return found
