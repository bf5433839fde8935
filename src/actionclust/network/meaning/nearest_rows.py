"""The nearest rows of each row of a dense matrix, exactly, in blocks of bounded memory."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads
from actionclust.progress import progress_bar

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs

_BLOCK = 512  # rows whose nearest are sought at a time
_TILE = 8_192  # rows that a block is compared with at a time
_SAMPLE = 4_096  # rows that tell how near the nearest must be at the least
_PAIRS = 20_000  # pairs whose rows are held at a time
_ERROR = 1e-5  # above the rounding error of a product of unit rows in single precision


def nearest_rows(
    rows: NDArray[np.float64], count: int, *, jobs: Jobs = 1, progress: bool | None = False
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Find for each row those with the highest cosine, and above 0.

    Rows have norm 1, or are zero and near to none. Gives row, other row and cosine, by row and
    then the nearest first; of equals the lower row number. Products in single precision rule most
    rows out; what is left is computed in double precision.

    >>> rows = np.array([[1.0, 0.0], [0.8, 0.6], [0.6, 0.8], [0.0, 0.0]])
    >>> one, other, cosine = nearest_rows(rows, 1)
    >>> one.tolist(), other.tolist(), cosine.tolist()
    ([0, 1, 2], [1, 2, 1], [0.8, 0.96, 0.96])
    """
    says = np.flatnonzero(rows.any(axis=1))
    dense = rows[says]
    short = np.ascontiguousarray(dense, dtype=np.float32)
    size = len(says)
    count = min(count, size - 1)
    if count < 1:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0)
    # evenly spaced rows, of which one may be the row itself
    spread = np.unique(np.linspace(0, size - 1, min(_SAMPLE, size)).astype(np.int64))
    sample = short[spread]
    wanted = min(count + 1, len(spread))
    whole = count >= len(spread)  # the sample tells nothing of so many

    def nearest(block: tuple[int, int]) -> tuple[NDArray[np.int64], ...]:
        start, stop = block
        asking = short[start:stop]
        seen = asking @ sample.T
        least = np.partition(seen, len(spread) - wanted, axis=1)[:, len(spread) - wanted] - _ERROR
        least = (
            np.full((len(asking), 1), -_ERROR) if whole else np.maximum(least, -_ERROR)[:, None]
        )
        found = []
        for low in range(0, size, _TILE):
            products = asking @ short[low : low + _TILE].T
            row, column = np.nonzero(products >= least)
            about = products[row, column].astype(np.float64)
            apart = row + start != column + low
            row, column, about = row[apart], column[apart] + low, about[apart]
            # first by what single precision tells, then by what is so
            likely = _first(row, column, about, count, _ERROR)
            row, column = row[likely], column[likely]
            exact = _cosines(dense, row + start, column)
            taken = _first(row, column, exact, count, 0.0)
            found.append((row[taken], column[taken], exact[taken]))
        row, column, cosine = (np.concatenate(part) for part in zip(*found, strict=True))
        taken = _first(row, column, cosine, count, 0.0)
        taken = taken[cosine[taken] > 0]
        return row[taken] + start, column[taken], cosine[taken]

    blocks = list(pairwise([*range(0, size, _BLOCK), size]))
    done = in_threads(nearest, blocks, jobs)
    bar = progress_bar(done, "nearest by meaning", total=len(blocks), show=progress)
    row, column, cosine = (np.concatenate(part) for part in zip(*bar, strict=True))
    return says[row], says[column], cosine


def _cosines(
    rows: NDArray[np.float64], first: NDArray[np.int64], second: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Compute cosines some at a time, as there are very many where rows are equal."""
    found = np.empty(len(first))
    for low in range(0, len(first), _PAIRS):
        part = slice(low, low + _PAIRS)
        found[part] = np.einsum("ij,ij->i", rows[first[part]], rows[second[part]])
    return np.minimum(np.round(found, SIMILARITY_DECIMALS), 1.0)


def _first(
    row: NDArray[np.int64],
    column: NDArray[np.int64],
    cosine: NDArray[np.float64],
    count: int,
    margin: float,
) -> NDArray[np.int64]:
    """Take the nearest of each row, and with a margin those that may be among them."""
    order = np.lexsort((column, -cosine, row))
    lengths = np.bincount(row)
    lengths = lengths[lengths > 0]
    starts = np.cumsum(lengths) - lengths
    rank = np.arange(len(order)) - np.repeat(starts, lengths)
    if not margin:
        return order[rank < count]
    last = cosine[order[starts + np.minimum(count, lengths) - 1]]
    kept: NDArray[np.int64] = order[cosine[order] >= np.repeat(last, lengths) - 2 * margin]
    return kept
