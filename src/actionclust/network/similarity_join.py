"""The exact join behind `similar_pairs`: all pairs of rows with a cosine above a threshold.

With the columns ordered from common to rare, drop from each row its commonest columns as
long as the norm of what is dropped stays below a bound. If two rows share no column that
both kept, then all that they share was dropped by the one that dropped more, and by the
Cauchy-Schwarz inequality their cosine is below the bound. So the candidates are the non-zeros
of a product of much sparser rows, and that product misses at most the dropped norm of each
cosine, which rules most candidates out. The rest are computed exactly: nothing is approximated.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
import scipy.sparse as sp

from actionclust.network.dask_cluster import is_client, on_cluster
from actionclust.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias, TypeVar

    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs

    Task = TypeVar("Task")
    Result = TypeVar("Result")

    Found: TypeAlias = tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.float64]]

SIMILARITY_DECIMALS = 9
"""Similarities are rounded to this many decimals before they are ranked, so that the order
of pairs does not hang on the last bits of a floating-point sum."""

_ERROR = 1e-9  # above the rounding error of a cosine of unit rows
_CHEAP = 1e9  # multiply-adds up to which dropping columns costs more than it saves
_TILE = 1e6  # multiply-adds in a tile, beside those of its longest row: bounds its memory
_GROUPS = 8  # groups of rows, so that little of the symmetric half is computed twice
_SAMPLE = 256  # rows that a sample looks at
_CHECKED = 100_000  # candidates that are computed exactly at a time


@dataclass(frozen=True, slots=True)
class SparseRows:
    """Rows of norm 1, ready to be joined."""

    matrix: sp.csr_array  # the columns that two rows or more have, ordered from common to rare

    @property
    def size(self) -> int:
        """The number of rows."""
        return int(self.matrix.shape[0])


def available_processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def prepare(matrix: sp.csr_array) -> SparseRows:
    """Order the columns of a matrix from common to rare."""
    frequency = np.bincount(matrix.indices, minlength=matrix.shape[1])
    order = np.argsort(-frequency, kind="stable")
    order = order[frequency[order] > 1]
    ordered = sp.csr_array(matrix[:, order])
    ordered.sort_indices()
    return SparseRows(ordered)


def join(
    rows: SparseRows,
    threshold: float,
    *,
    jobs: Jobs,
    progress: bool | None = False,
    bound: float | None = None,
) -> Found:
    """Find every pair of rows with a similarity of at least a threshold."""
    matrix = rows.matrix
    if bound is None:
        frequency = np.bincount(matrix.indices).astype(np.float64)
        bound = threshold / 2 if frequency @ frequency > _CHEAP else 0.0
    kept, dropped = _drop_common(matrix, bound)
    most = float(dropped.max(initial=0.0))

    def found_in(tile: _Tile) -> Found:
        product = kept[tile.start : tile.stop] @ tile.columns
        likely = np.flatnonzero(product.data >= threshold - most - _ERROR)
        each = np.diff(np.searchsorted(likely, product.indptr))
        first = np.repeat(np.arange(tile.start, tile.stop), each)
        second = product.indices[likely].astype(np.int64) + tile.offset
        missed = np.maximum(dropped[first], dropped[second])
        possible = (second > first) & (product.data[likely] + missed >= threshold - _ERROR)
        first, second = first[possible], second[possible]
        if most:
            similarity = _similarity(matrix, first, second)
        else:  # nothing was dropped, so the product is the cosine
            similarity = _rounded(product.data[likely[possible]])
        enough = (similarity >= threshold) & (similarity > 0)
        return (
            first[enough].astype(np.int32),
            second[enough].astype(np.int32),
            similarity[enough],
        )

    tiles = list(_tiles(kept))
    done = in_threads(found_in, tiles, jobs)
    bar = progress_bar(done, "similar pairs", total=len(tiles), show=progress)
    return _together(bar)


def partners(
    rows: SparseRows, of: NDArray[np.int64], *, jobs: Jobs, progress: bool | None = False
) -> Found:
    """Find the most similar other row of each of some rows."""
    matrix = rows.matrix
    columns = sp.csr_array(matrix.T)
    asking = matrix[of]
    cost = np.cumsum(_cost(asking, np.bincount(matrix.indices, minlength=matrix.shape[1])))
    edges = _cuts(cost)

    def best_in(block: tuple[int, int]) -> Found:
        start, stop = block
        product = asking[start:stop] @ columns
        lengths = np.diff(product.indptr)
        some = np.flatnonzero(lengths)
        if not len(some):
            return _together([])
        asks = of[start:stop][some]
        heads = product.indptr[:-1][some]
        itself = product.indices == np.repeat(asks, lengths[some])
        similarity = np.where(itself, 0.0, np.round(product.data, SIMILARITY_DECIMALS))
        best = np.maximum.reduceat(similarity, heads)
        tied = similarity == np.repeat(best, lengths[some])
        partner = np.where(tied, product.indices, rows.size).astype(np.int64)
        other = np.minimum.reduceat(partner, heads)[best > 0]
        one = asks[best > 0]
        first, second = np.minimum(one, other), np.maximum(one, other)
        return (
            first.astype(np.int32),
            second.astype(np.int32),
            _similarity(matrix, first, second),
        )

    blocks = list(pairwise(edges))
    done = in_threads(best_in, blocks, jobs)
    bar = progress_bar(done, "strongest partners", total=len(blocks), show=progress)
    first, second, similarity = _together(bar)
    _, unique = np.unique(first.astype(np.int64) * rows.size + second, return_index=True)
    return first[unique], second[unique], similarity[unique]


def sampled_similarities(rows: SparseRows) -> tuple[NDArray[np.float64], int]:
    """Compute the similarities of evenly spaced rows to all others."""
    matrix = rows.matrix
    sample = np.unique(np.linspace(0, rows.size - 1, min(_SAMPLE, rows.size)).astype(np.int64))
    product = matrix[sample] @ matrix.T
    itself = product.indices == np.repeat(sample, np.diff(product.indptr))
    return product.data[~itself & (product.data > 0)], len(sample)


@dataclass(frozen=True, slots=True)
class _Tile:
    """Rows `start` to `stop`, against a group of rows given as columns from `offset` on."""

    start: int
    stop: int
    offset: int
    columns: sp.csr_array


def _tiles(kept: sp.csr_array) -> Iterator[_Tile]:
    """Cut the upper triangle of all pairs into tiles of about the same work."""
    size = kept.shape[0]
    frequency = np.bincount(kept.indices, minlength=kept.shape[1]).astype(np.float64)
    groups = _GROUPS if frequency @ frequency > _TILE else 1
    limits = np.linspace(0, size, groups + 1).astype(np.int64).tolist()
    for low, high in pairwise(limits):
        group = kept[low:high]
        in_group = np.bincount(group.indices, minlength=kept.shape[1])
        edges = _cuts(np.cumsum(_cost(kept[:high], in_group)))
        columns = sp.csr_array(group.T)
        for start, stop in pairwise(edges):
            yield _Tile(start, stop, low, columns)


def _cost(rows: sp.csr_array, frequency: NDArray[np.int64]) -> NDArray[np.float64]:
    """Count the multiply-adds of each row."""
    each = np.concatenate([[0.0], np.cumsum(frequency[rows.indices], dtype=np.float64)])
    cost: NDArray[np.float64] = np.diff(each[rows.indptr])
    return cost


def _cuts(cumulated: NDArray[np.float64]) -> list[int]:
    """Cut rows into blocks of a tile's work, more only by a row that is long."""
    total = float(cumulated[-1]) if len(cumulated) else 0.0
    inner = np.searchsorted(cumulated, np.arange(_TILE, total, _TILE))
    return [int(cut) for cut in np.unique(np.concatenate([[0], inner, [len(cumulated)]]))]


def _drop_common(matrix: sp.csr_array, bound: float) -> tuple[sp.csr_array, NDArray[np.float64]]:
    """Drop the commonest columns of each row while their norm stays below a bound."""
    size = matrix.shape[0]
    if bound <= 0:
        return matrix, np.zeros(size)
    squares = matrix.data**2
    running = np.concatenate([[0.0], np.cumsum(squares)])
    lengths = np.diff(matrix.indptr)
    within = running[1:] - np.repeat(running[matrix.indptr[:-1]], lengths)
    keep = within >= bound**2 - _ERROR
    rows = np.repeat(np.arange(size), lengths)
    dropped = np.sqrt(np.bincount(rows[~keep], squares[~keep], minlength=size))
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows[keep], minlength=size))])
    kept = sp.csr_array((matrix.data[keep], matrix.indices[keep], starts), shape=matrix.shape)
    return kept, dropped


def _similarity(
    matrix: sp.csr_array, first: NDArray[np.int64], second: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Compute the cosines of pairs of unit rows, each the same way wherever it stands."""
    similarity = np.empty(len(first))
    for start in range(0, len(first), _CHECKED):
        part = slice(start, start + _CHECKED)
        similarity[part] = matrix[first[part]].multiply(matrix[second[part]]).sum(axis=1)
    return _rounded(similarity)


def _rounded(similarity: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.minimum(np.round(similarity, SIMILARITY_DECIMALS), 1.0)


def in_threads(
    function: Callable[[Task], Result], tasks: Sequence[Task], jobs: Jobs
) -> Iterator[Result]:
    """Work through tasks in threads, or on a cluster; an interrupt ends the work promptly."""
    if is_client(jobs):
        yield from on_cluster(function, tasks, jobs)
        return
    if jobs == 1 or len(tasks) == 1:
        yield from map(function, tasks)
        return
    executor = ThreadPoolExecutor(cast("int", jobs))
    try:
        yield from executor.map(function, tasks)
    finally:
        executor.shutdown(cancel_futures=True)


def _together(parts: Iterable[Found]) -> Found:
    found = list(parts)
    return (
        np.concatenate([part[0] for part in found] or [np.zeros(0, dtype=np.int32)]),
        np.concatenate([part[1] for part in found] or [np.zeros(0, dtype=np.int32)]),
        np.concatenate([part[2] for part in found] or [np.zeros(0)]),
    )
