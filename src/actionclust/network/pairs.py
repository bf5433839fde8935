"""The strongest similar pairs among many rows, exactly: a public function, useful alone."""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.errors import InputError, SettingError
from actionclust.network.dask_cluster import checked_client
from actionclust.network.rank_order import rank_order
from actionclust.network.similarity_join import (
    SIMILARITY_DECIMALS,
    available_processors,
    join,
    partners,
    prepare,
    sampled_similarities,
)
from actionclust.settings import is_whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client
    from numpy.typing import ArrayLike, NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.similarity_join import Found, SparseRows

_SMALL = 2_000  # rows up to which every pair that shares a column is listed at once
_MARGIN = 1.25  # more pairs than wanted, since the threshold is guessed from a sample
_LOWEST = 0.02  # a lower threshold saves nothing over none


@dataclass(frozen=True, slots=True, eq=False)
class Pairs(ByValue):
    """Similar pairs of rows, strongest first.

    Attributes
    ----------
    first, second : ndarray of int32, shape (pairs,)
        Row numbers, ``first < second``.
    similarity : ndarray of float64, shape (pairs,)
        Cosine of each pair, above 0 and at most 1, rounded to 9 decimals. Ranked from high to
        low; equal ones by `first`, then `second`.
    rows : int
        How many rows were compared.
    threshold : float
        Every pair with a similarity above this is here; 0 says that all similar pairs are.
    """

    first: NDArray[np.int32]
    second: NDArray[np.int32]
    similarity: NDArray[np.float64]
    rows: int
    threshold: float

    def __len__(self) -> int:
        """Give the number of pairs."""
        return len(self.first)

    def covering(self) -> NDArray[np.bool_]:
        """Mark the pairs that are the strongest of one of their rows.

        Returns
        -------
        ndarray of bool, shape (pairs,)
            True for the first pair, in rank, of at least one row.
        """
        size = len(self)
        best = np.full(self.rows, size, dtype=np.int64)
        # backwards, so that what stays is each row's first pair
        for column in (self.first, self.second):
            rank = np.full(self.rows, size, dtype=np.int64)
            rank[column[::-1]] = np.arange(size - 1, -1, -1)
            np.minimum(best, rank, out=best)
        marked = np.zeros(size + 1, dtype=np.bool_)
        marked[best] = True
        return marked[:size]


def similar_pairs(
    matrix: ArrayLike | sp.sparray | sp.spmatrix,
    *,
    count: int | None = None,
    threshold: float | None = None,
    cover: bool = False,
    jobs: int | None = None,
    client: Client | None = None,
    progress: bool | None = None,
) -> Pairs:
    """Find the pairs of rows with the highest cosine, exactly.

    Only pairs with a cosine above 0 count as similar. The work is done in tiles of bounded
    memory; the result does not depend on the number of threads.

    Parameters
    ----------
    matrix : array_like or sparse matrix, shape (rows, columns)
        Finite numbers, for instance TF-IDF weights. Rows are scaled to norm 1; a row of zeros
        is similar to none.
    count : int or None
        How many of the strongest pairs are wanted, at least 0. Fewer come back when there are
        no more; of pairs tied for the last place, those with the lower row numbers.
    threshold : float or None
        Lowest similarity wanted, from 0 to 1. Give `count`, `threshold` or neither (every
        similar pair), not both.
    cover : bool
        Whether each row's strongest pair comes back too, however weak it is.
    jobs : int or None
        Number of threads; None takes the processors that this process may use.
    client : distributed.Client or None
        A Dask cluster on which to work in place of threads here (extra ``actionclust[dask]``).
    progress : bool or None
        Whether to show a progress bar; None shows it to people only.

    Returns
    -------
    Pairs
        The pairs, strongest first.

    Raises
    ------
    InputError
        If the matrix has not two dimensions or holds something that is not a finite number.
    SettingError
        If `count`, `threshold` or `jobs` is out of range, `cover` is not True or False, or
        both of the first two are given.
    ClusterError
        If `client` is no client of a running cluster, or the cluster is lost.

    See Also
    --------
    cluster_actions : Builds a network from the pairs of TF-IDF rows.

    Examples
    --------
    >>> pairs = similar_pairs([[1, 0, 0], [1, 1, 0], [0, 0, 2], [2, 0, 0]], count=2)
    >>> list(zip(pairs.first.tolist(), pairs.second.tolist(), pairs.similarity.tolist()))
    [(0, 3, 1.0), (0, 1, 0.707106781)]
    """
    _check(count, threshold, cover, jobs)
    rows = prepare(_matrix(matrix))
    workers: Jobs = jobs or available_processors() if client is None else checked_client(client)
    if count is None:
        # one in single precision would round what is compared with it
        complete = float(threshold or 0.0)
        complete = round(complete, SIMILARITY_DECIMALS)
        found = join(rows, complete, jobs=workers, progress=progress)
    else:
        complete, found = _enough(rows, count, jobs=workers, progress=progress)
        found, complete = _strongest(found, count, complete)
    pairs = _ranked(found, rows.size, np.nextafter(complete, 0.0) if complete else 0.0)
    if count is not None and len(pairs) > count:
        pairs = Pairs(
            first=pairs.first[:count],
            second=pairs.second[:count],
            similarity=pairs.similarity[:count],
            rows=pairs.rows,
            threshold=float(pairs.similarity[count]),
        )
    return _covered(pairs, rows, jobs=workers, progress=progress) if cover else pairs


def _enough(
    rows: SparseRows, count: int, *, jobs: Jobs, progress: bool | None
) -> tuple[float, Found]:
    """Lower the threshold until enough pairs are found, or none are left."""
    for threshold in _guesses(rows, count):
        found = join(rows, threshold, jobs=jobs, progress=progress)
        if len(found[0]) >= count:
            return threshold, found
    return 0.0, join(rows, 0.0, jobs=jobs, progress=progress)


def _strongest(found: Found, count: int, complete: float) -> tuple[Found, float]:
    """Leave out most of what ranks after a number of pairs, since sorting all takes long."""
    similarity = found[2]
    # one more than wanted tells where the cut is; ties at the cut are all kept
    if len(similarity) <= count + 1:
        return found, complete
    least = np.partition(similarity, len(similarity) - count - 1)[len(similarity) - count - 1]
    kept = similarity >= least
    return (found[0][kept], found[1][kept], similarity[kept]), max(complete, float(least))


def _guesses(rows: SparseRows, count: int) -> Iterator[float]:
    """Guess from a sample above which similarity there are enough pairs, lower and lower."""
    if rows.size <= _SMALL or count >= rows.size**2:
        return
    seen, sampled = sampled_similarities(rows)
    margin = _MARGIN
    while (rank := int(margin * count * 2 * sampled / rows.size)) < len(seen):
        guess = float(np.partition(seen, len(seen) - 1 - rank)[len(seen) - 1 - rank])
        if guess <= _LOWEST:
            return
        yield guess
        margin *= 2


def _covered(pairs: Pairs, rows: SparseRows, *, jobs: Jobs, progress: bool | None) -> Pairs:
    """Add the strongest pair of each row that has none yet."""
    alone = np.ones(rows.size, dtype=np.bool_)
    alone[pairs.first] = False
    alone[pairs.second] = False
    if pairs.threshold == 0.0 or not alone.any():
        return pairs
    added = partners(
        rows, np.flatnonzero(alone), jobs=jobs, progress=progress, below=pairs.threshold
    )
    # what is added can only rank after the pairs above the threshold, or tie with those at it
    above = int((pairs.similarity > pairs.threshold).sum())
    last = (
        np.concatenate([pairs.first[above:], added[0]]),
        np.concatenate([pairs.second[above:], added[1]]),
        np.concatenate([pairs.similarity[above:], added[2]]),
    )
    tail = _ranked(last, rows.size, pairs.threshold)
    return Pairs(
        first=np.concatenate([pairs.first[:above], tail.first]),
        second=np.concatenate([pairs.second[:above], tail.second]),
        similarity=np.concatenate([pairs.similarity[:above], tail.similarity]),
        rows=rows.size,
        threshold=pairs.threshold,
    )


def _ranked(found: Found, size: int, threshold: float) -> Pairs:
    """Rank pairs by similarity, equal ones by row."""
    first, second, similarity = found
    steps = np.rint((1.0 - similarity) * 10**SIMILARITY_DECIMALS)
    order = rank_order(steps, first, second, size)
    return Pairs(
        first=first[order],
        second=second[order],
        similarity=similarity[order],
        rows=size,
        threshold=float(threshold),
    )


def _check(count: int | None, threshold: float | None, cover: object, jobs: int | None) -> None:
    if count is not None and threshold is not None:
        raise SettingError(
            f"similar_pairs takes count or threshold, not both; got count={count!r} and "
            f"threshold={threshold!r}"
        )
    if count is not None and (not is_whole(count) or count < 0):
        raise SettingError(f"count must be a whole number of at least 0; got {count!r}")
    if threshold is not None and not (_is_number(threshold) and 0 <= threshold <= 1):
        raise SettingError(f"threshold must be a number from 0 to 1; got {threshold!r}")
    if not isinstance(cover, (bool, np.bool_)):
        raise SettingError(f"cover must be True or False; got {cover!r}")
    if jobs is not None and (not is_whole(jobs) or jobs < 1):
        raise SettingError(f"jobs must be a whole number of at least 1; got {jobs!r}")


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool)


def _matrix(matrix: ArrayLike | sp.sparray | sp.spmatrix) -> sp.csr_array:
    """Check the matrix and scale its rows to norm 1."""
    try:
        given = matrix if sp.issparse(matrix) else np.asarray(matrix)
    except ValueError:
        raise InputError("similar_pairs takes a matrix; got rows of different lengths") from None
    if given.ndim != 2:  # noqa: PLR2004 - two dimensions make a matrix
        raise InputError(
            f"similar_pairs takes a matrix of two dimensions, rows and columns; got {given.ndim}"
        )
    if given.dtype.kind not in "biuf":
        raise InputError(f"similar_pairs takes numbers; got a matrix of {given.dtype}")
    rows = sp.csr_array(given, dtype=np.float64, copy=True)
    rows.sum_duplicates()
    if not np.isfinite(rows.data).all():
        raise InputError(
            "similar_pairs takes finite numbers; the matrix holds NaN or infinity: "
            "replace them or leave those rows out"
        )
    rows.eliminate_zeros()
    lengths = np.diff(rows.indptr)
    filled = np.flatnonzero(lengths)
    # scaled by a power of two, which is exact, so that no square overflows or vanishes
    largest = np.maximum.reduceat(np.abs(rows.data), rows.indptr[filled])
    rows.data = np.ldexp(rows.data, -np.repeat(np.frexp(largest)[1], lengths[filled]))
    norms = np.sqrt(rows.multiply(rows).sum(axis=1))
    rows.data /= np.repeat(norms, lengths)
    rows.eliminate_zeros()
    return rows
