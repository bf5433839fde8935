"""The exact join behind `similar_pairs`: all pairs of rows with a cosine above a threshold.

Rows leave out their commonest columns as far as no pair is lost by it (see `common_columns`), so
that the candidates are the non-zeros of a product of much sparser rows. What that product misses
of a cosine is bounded, which rules most candidates out. The rest are computed exactly: nothing is
approximated.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
import scipy.sparse as sp

from actionclust.network.common_columns import from_column, levels_below, narrow
from actionclust.network.dask_cluster import is_client, on_cluster
from actionclust.progress import progress_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
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
_ROUGH = 1e-5  # above that of one in single precision, of as many columns as a text has words
_CHEAP = 1e9  # multiply-adds up to which dropping columns costs more than it saves
_DEAR = 3e9  # multiply-adds above which partners are looked for near the threshold first
_TILE = 2e6  # multiply-adds in a tile, beside those of its longest row: bounds its memory
_GROUPS = 8  # least groups of rows, so that little of the symmetric half is computed twice
_GROUP = 32_000  # most rows of a group, whose sums then stay near the processor
_SAMPLE = 256  # rows that a sample looks at
_CHECKED = 100_000  # candidates that are computed exactly at a time
_LOWER = (0.8, 0.55)  # times the threshold: where partners are looked for before all are compared


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
    ordered = narrow(sp.csr_array(matrix[:, order]))
    ordered.sort_indices()
    return SparseRows(ordered)


def join(
    rows: SparseRows,
    threshold: float,
    *,
    jobs: Jobs,
    progress: bool | None = False,
    bound: float | None = None,
    asking: NDArray[np.bool_] | None = None,
) -> Found:
    """Find every pair of rows with a similarity of at least a threshold.

    With `asking`, only those pairs are looked for of which one or both rows are marked.
    """
    matrix = rows.matrix
    if bound is None:
        bound = threshold / 2 if _work(matrix) > _CHEAP else 0.0
    plan = _plan(matrix, bound, asking)
    exact = len(plan.cuts) == 1  # nothing is left out, so the product is the cosine
    least = threshold - (_ERROR if exact else bound + _ROUGH)

    def found_in(tile: _Tile) -> Found:
        product = tile.rows[tile.start : tile.stop] @ tile.columns
        likely = np.flatnonzero(product.data >= least)
        each = np.diff(np.searchsorted(likely, product.indptr))
        one = tile.first + np.repeat(np.arange(tile.start, tile.stop), each)
        other = tile.places[product.indices[likely]]
        possible = other > one
        if not exact:
            missed = tile.missed[one] * tile.missed[other]
            possible &= product.data[likely] + missed >= threshold - _ROUGH
        one, other = plan.order[one[possible]], plan.order[other[possible]]
        first, second = np.minimum(one, other), np.maximum(one, other)
        if exact:
            similarity = _rounded(product.data[likely[possible]])
        else:
            similarity = _similarity(matrix, first, second)
        enough = (similarity >= threshold) & (similarity > 0)
        return (
            first[enough].astype(np.int32),
            second[enough].astype(np.int32),
            similarity[enough],
        )

    def found() -> Iterator[Found]:
        # one level after the other, since the columns of all would take much memory
        for level in range(len(plan.cuts)):
            yield _together(in_threads(found_in, _tiles(plan, level), jobs))

    return _together(progress_bar(found(), "similar pairs", total=len(plan.cuts), show=progress))


def partners(
    rows: SparseRows,
    of: NDArray[np.int64],
    *,
    jobs: Jobs,
    progress: bool | None = False,
    below: float = 0.0,
) -> Found:
    """Find the most similar other row of each of some rows.

    `below` is a similarity that none of them reaches, if one is known: most are found a little
    below it, which costs less than to compare them with all.
    """
    parts = []
    if _work(rows.matrix) > _DEAR:
        for share in _LOWER:
            asking = np.zeros(rows.size, dtype=np.bool_)
            asking[of] = True
            near = join(rows, share * below, jobs=jobs, asking=asking) if below else _together([])
            parts.append(_strongest_of(near, asking))
            asking[near[0]] = asking[near[1]] = False
            of = np.flatnonzero(asking)
    parts.append(_compared_with_all(rows, of, jobs=jobs, progress=progress))
    first, second, similarity = _together(parts)
    _, unique = np.unique(first.astype(np.int64) * rows.size + second, return_index=True)
    return first[unique], second[unique], similarity[unique]


def _strongest_of(found: Found, asking: NDArray[np.bool_]) -> Found:
    """Take the strongest pair of each asking row; of equals, that with the first row."""
    ends = np.concatenate([found[0], found[1]]), np.concatenate([found[1], found[0]])
    place = np.flatnonzero(asking[ends[0]])
    pair = place % max(len(found[0]), 1)
    asks, other = ends[0][place], ends[1][place]
    order = np.lexsort((other, -found[2][pair], asks))
    _, first = np.unique(asks[order], return_index=True)
    kept = pair[order[first]]
    return found[0][kept], found[1][kept], found[2][kept]


def _compared_with_all(
    rows: SparseRows, of: NDArray[np.int64], *, jobs: Jobs, progress: bool | None
) -> Found:
    """Find the most similar other row of each of some rows, by comparing them with all."""
    matrix = rows.matrix
    if not len(of):
        return _together([])
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
    return _together(bar)


def sampled_similarities(rows: SparseRows) -> tuple[NDArray[np.float64], int]:
    """Compute the similarities of evenly spaced rows to all others."""
    matrix = rows.matrix
    sample = np.unique(np.linspace(0, rows.size - 1, min(_SAMPLE, rows.size)).astype(np.int64))
    product = matrix[sample] @ matrix.T
    itself = product.indices == np.repeat(sample, np.diff(product.indptr))
    return product.data[~itself & (product.data > 0)], len(sample)


@dataclass(frozen=True, slots=True)
class _Plan:
    """The rows of a join, by level, and in each level those first that ask."""

    matrix: sp.csr_array  # the rows in that order
    order: NDArray[np.int64]  # shape (rows,): the row that stands at each place
    cuts: tuple[int, ...]  # for each level, the first column that is not left out
    starts: NDArray[np.int64]  # shape (levels + 1,): where the rows of each level begin
    asking: NDArray[np.bool_]  # shape (rows,): whether the row at each place asks
    # shape (levels, rows): the norm of what is left out of the row at each place
    missed: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class _Tile:
    """Some rows of a level, against a group of rows given as columns."""

    rows: sp.csr_array
    start: int
    stop: int
    first: int  # the place of the first of all `rows`
    columns: sp.csr_array
    places: NDArray[np.int64]  # the place of each column
    missed: NDArray[np.float32]


def _plan(matrix: sp.csr_array, bound: float, asking: NDArray[np.bool_] | None) -> _Plan:
    """Put the rows in the order in which they are joined."""
    size = matrix.shape[0]
    asks = np.ones(size, dtype=np.bool_) if asking is None else asking
    levels = levels_below(matrix, bound)
    count = len(levels.cuts)
    order = np.lexsort((~asks, levels.level))
    if count > 1:  # the products only say which pairs are likely
        single = (matrix.data.astype(np.float32), matrix.indices, matrix.indptr)
        matrix = sp.csr_array(single, shape=matrix.shape)
    return _Plan(
        matrix=matrix if count == 1 and asking is None else matrix[order],
        order=order,
        cuts=levels.cuts,
        starts=np.searchsorted(levels.level[order], np.arange(count + 1)),
        asking=asks[order],
        missed=levels.norms[:, order],
    )


def _tiles(plan: _Plan, level: int) -> Iterator[_Tile]:
    """Cut a level into tiles of about the same work.

    What a level drops is dropped from its rows and from those that they are compared with, which
    bear it too. Rows that ask are compared with all from their level on, and the others with
    those that ask in later levels.
    """
    low, high = int(plan.starts[level]), int(plan.starts[level + 1])
    middle = low + int(np.count_nonzero(plan.asking[low:high]))
    kept = from_column(plan.matrix[low:], plan.cuts[level])
    later = high + np.flatnonzero(plan.asking[high:])
    for start, stop, places in (
        (low, middle, np.arange(low, plan.matrix.shape[0])),
        (middle, high, later),
    ):
        some = kept[start - low : stop - low]
        if not some.nnz:
            continue
        whole = _work(some) <= _TILE
        groups = 1 if whole else max(_GROUPS, -(-len(places) // _GROUP))
        limits = np.linspace(0, len(places), groups + 1).astype(np.int64).tolist()
        for begin, end in pairwise(limits):
            group = kept[places[begin:end] - low]
            # in the order of places, a row is only compared with those after it
            top = some[: max(int(places[end - 1]) - start + 1, 0)] if end > begin else some[:0]
            in_group = np.bincount(group.indices, minlength=kept.shape[1])
            edges = _cuts(np.cumsum(_cost(top, in_group)))
            columns = sp.csr_array(group.T)
            for tile in pairwise(edges):
                yield _Tile(some, *tile, start, columns, places[begin:end], plan.missed[level])


def _work(rows: sp.csr_array) -> float:
    """Count the multiply-adds of comparing rows with each other."""
    frequency = np.bincount(rows.indices, minlength=1).astype(np.float64)
    return float(frequency @ frequency)


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
    function: Callable[[Task], Result], tasks: Iterable[Task], jobs: Jobs
) -> Iterator[Result]:
    """Work through tasks in threads, or on a cluster; an interrupt ends the work promptly.

    Tasks that are made one by one are begun while the next ones are made.
    """
    if is_client(jobs):
        yield from on_cluster(function, list(tasks), jobs)
        return
    if jobs == 1 or (isinstance(tasks, Sequence) and len(tasks) == 1):
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
