"""Words by the company they keep, and texts by their words' company.

Two texts on one subject may share no word. But words of one subject stand beside the same
other words ("cash" and "withdrawal" both beside "machine"), and that can be learnt from the
texts themselves, without a dictionary or a model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.network.row_blocks import stacked, times_dense

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.vectors import Vectors

DIMENSIONS = 50
"""Most directions in which words are told apart; 35 to 100 measured alike."""

_LEARNT = 100_000  # most rows from which the company of words is learnt
_WORDS = 200  # most words of a row of which each pair is counted: the heaviest
_SPARE = 30  # directions iterated above those wanted, so that these settle
_TURNS = 3  # rounds of the iteration; with fewer, one text less gives other directions
_PRODUCTS = 4  # of the table and the directions in each round, before these are set apart
_NOTHING = 1e-6  # a row that is shorter says nothing: it is the rounding of a zero


def context_rows(
    vectors: Vectors, heaviest: int | None = None, *, jobs: Jobs = 1
) -> NDArray[np.float64]:
    """Place each row by the company of its words.

    Words that stand in the same texts more often than by chance are counted by their positive
    pointwise mutual information, ``max(ln(n * both / (one * other)), 0)`` with the number of
    texts that have both, one or the other, each text counting once for each pair of its words
    (Bullinaria and Levy 2007). The strongest directions of that table place each word; a row
    is the mean of its words, by their weight, less the mean of all rows, which is what every
    text has in common.
    """
    frequency = np.bincount(vectors.matrix.indices, minlength=vectors.words)[: vectors.words]
    own = vectors.matrix[:, np.flatnonzero(frequency > 1)]
    # rows stand in a canonical order, so that these are the same in whatever order they came
    step = max(-(-own.shape[0] // _LEARNT), 1)
    places = _places(_surprise(own[::step], heaviest or _WORDS, jobs), jobs)
    rows = unit_dense(times_dense(own, places, jobs))
    known = np.asarray(rows.any(axis=1))
    if known.any():
        mean = rows.sum(axis=0) / known.sum()
        np.subtract(rows, mean, out=rows, where=known[:, None])
    return unit_dense(rows)


def _surprise(rows: sp.csr_array, most: int, jobs: Jobs) -> sp.csr_array:
    """Measure which words stand together more often than by chance."""
    present = sp.csr_array(
        (_heaviest(rows, most), rows.indices, rows.indptr), shape=rows.shape, copy=True
    )
    present.eliminate_zeros()
    columns = present.T.tocsr()
    both_in = stacked(
        lambda start, stop: columns[start:stop] @ present, columns.shape[0], columns.shape[0], jobs
    )
    together = sp.coo_array(both_in)
    apart = together.row != together.col
    one, other, both = together.row[apart], together.col[apart], together.data[apart]
    each = np.bincount(one, both, rows.shape[1])
    information = np.log(both * each.sum() / (each[one] * each[other]))
    more = information > 0
    return sp.csr_array((information[more], (one[more], other[more])), shape=together.shape)


def _heaviest(rows: sp.csr_array, most: int) -> NDArray[np.float64]:
    """Mark the words of each row by 1, and those that are too many in a long row by 0."""
    marks = np.ones(rows.nnz)
    for row in np.flatnonzero(np.diff(rows.indptr) > most):
        start, stop = rows.indptr[row], rows.indptr[row + 1]
        order = np.argsort(-rows.data[start:stop], kind="stable")
        marks[start + order[most:]] = 0.0
    return marks


def _places(surprise: sp.csr_array, jobs: Jobs) -> NDArray[np.float64]:
    """Place words by the strongest directions of a symmetric table of words by words.

    The directions are found by subspace iteration from a fixed start (Halko, Martinsson and
    Tropp 2011); a direction counts by the root of its strength above that of the first one left
    out, so that which is the last one decides little.
    """
    directions = min(DIMENSIONS, surprise.shape[0])
    start = np.random.default_rng(0).standard_normal(
        (surprise.shape[0], min(directions + _SPARE, surprise.shape[0]))
    )
    basis = start
    for _ in range(_TURNS):
        # several products at a time, since setting the directions apart costs as much as these
        for _ in range(_PRODUCTS):
            basis = times_dense(surprise, basis, jobs)
        basis, _ = np.linalg.qr(basis)
    strengths, turn = np.linalg.eigh(basis.T @ times_dense(surprise, basis, jobs))
    order = np.argsort(-np.abs(strengths), kind="stable")
    strongest, weaker = order[:directions], np.abs(strengths[order[directions:]])
    above = np.abs(strengths[strongest]) - weaker.max(initial=0.0)
    return unit_dense((basis @ turn[:, strongest]) * np.sqrt(above))


def unit_dense(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale rows to norm 1, and those that are zero but for rounding to zero, in place.

    >>> unit_dense(np.array([[3.0, 4.0], [0.0, 1e-9]])).tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    norms = np.sqrt(np.einsum("ij,ij->i", rows, rows))[:, None]
    said = norms > _NOTHING
    np.divide(rows, norms, out=rows, where=said)
    rows[~said[:, 0]] = 0.0
    return rows
