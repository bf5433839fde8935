"""The space in which communities are refined: borrowed words, and the company of words.

Short texts share few words. So each row borrows the words of its most similar rows
("expansion"), and stands beside the rows whose words keep the same company. Which pairs become
edges is ranked by it; the weights of edges and the evidence speak of a text's own words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.network.common_columns import narrow
from actionclust.network.row_blocks import stacked
from actionclust.network.vectors import unit_rows
from actionclust.network.word_contexts import context_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.pairs import Pairs
    from actionclust.network.vectors import Vectors
    from actionclust.settings import Settings

_FAINT = 0.08  # of a row's largest weight: words below it cost memory and decide nothing
_HEAVIEST = 30  # words of a row, borrowed ones among them, of which the company is learnt


@dataclass(frozen=True, slots=True)
class Space:
    """Rows of norm 1, in two parts."""

    words: sp.csr_array  # shape (rows, words): the words of each row, with those that it borrows
    # shape (rows, directions): the company of its words, and beside it its meaning, if known
    context: NDArray[np.float64]
    # whether meaning is known, so that rows may be near without a word in common
    by_meaning: bool = False

    def __len__(self) -> int:
        """Give the number of rows."""
        return int(self.words.shape[0])

    def products(self, others: Space) -> NDArray[np.float64]:
        """Multiply each row with each of the others, shape (rows, others)."""
        products: NDArray[np.float64] = (self.words @ others.words.T).toarray()
        products += self.context @ others.context.T
        return products

    def taking(self, rows: NDArray[np.int64]) -> Space:
        """Take some of the rows."""
        return replace(self, words=self.words[rows], context=self.context[rows])


def refining_space(vectors: Vectors, pairs: Pairs, settings: Settings, *, jobs: Jobs = 1) -> Space:
    """Place rows by their own and borrowed words, and by the company of their words."""
    words = expand(vectors, pairs, settings.neighbours, jobs=jobs)
    return _beside(words, vectors, settings.context_weight, jobs)


def space_with_meaning(
    vectors: Vectors,
    pairs: Pairs,
    meaning: NDArray[np.float64],
    settings: Settings,
    *,
    jobs: Jobs = 1,
) -> Space:
    """Place rows by words, company and meaning, where pairs are those that are near by meaning.

    Words are borrowed from rows that mean the same, across languages too, and so it is of the
    borrowed words that the company is learnt.
    """
    words = expand(vectors, pairs, settings.neighbours, jobs=jobs)
    company = replace(vectors, matrix=words, words=words.shape[1])
    space = _beside(words, company, settings.context_weight, jobs, heaviest=_HEAVIEST)
    said = np.where(meaning.any(axis=1), settings.blend, 0.0)
    space.words.data *= np.repeat(np.sqrt(1 - said), np.diff(space.words.indptr))
    context = np.hstack(
        [space.context * np.sqrt(1 - said)[:, None], meaning * np.sqrt(said)[:, None]]
    )
    return Space(space.words, context, by_meaning=True)


def _beside(
    words: sp.csr_array, company: Vectors, share: float, jobs: Jobs, heaviest: int | None = None
) -> Space:
    """Put the company of words beside the words themselves."""
    if share == 0:
        return Space(words.copy(), np.zeros((words.shape[0], 0)))
    context = context_rows(company, heaviest, jobs=jobs)
    of_words = np.where(context.any(axis=1), np.sqrt(1 - share), 1.0)
    weighed = words.copy()
    weighed.data *= np.repeat(of_words, np.diff(words.indptr))
    return Space(weighed, context * np.sqrt(share))


def expand(vectors: Vectors, pairs: Pairs, neighbours: int, *, jobs: Jobs = 1) -> sp.csr_array:
    """Let each row borrow the words of its most similar rows.

    To the single words of a row the mean of its most similar rows is added, weighted by their
    similarity; words of little weight are left out, and the sum is divided by its norm.
    """
    own = unit_rows(narrow(vectors.matrix[:, : vectors.words]))
    lend = _nearest(pairs, min(neighbours, pairs.rows))
    totals = lend.sum(axis=1)
    lend.data /= np.repeat(np.where(totals > 0, totals, 1.0), np.diff(lend.indptr))

    def with_borrowed(start: int, stop: int) -> sp.csr_array:
        part = unit_rows(own[start:stop] + lend[start:stop] @ own)
        lengths = np.diff(part.indptr)
        filled = np.flatnonzero(lengths)
        largest = np.maximum.reduceat(part.data, part.indptr[filled])
        part.data[part.data < _FAINT * np.repeat(largest, lengths[filled])] = 0.0
        part.eliminate_zeros()
        return unit_rows(part)

    return stacked(with_borrowed, *own.shape, jobs)


def _nearest(pairs: Pairs, neighbours: int) -> sp.csr_array:
    """Take the first pairs of each row, in rank, as a matrix of similarities."""
    # both ends of the strongest pair first, then those of the next
    rows = np.stack([pairs.first, pairs.second], axis=1).ravel()
    others = np.stack([pairs.second, pairs.first], axis=1).ravel()
    # numbers of 16 bits are sorted by their digits, which takes a quarter of the time
    order = np.argsort(rows.astype(np.min_scalar_type(pairs.rows)), kind="stable")
    rows, others = rows[order], others[order]
    lengths = np.bincount(rows, minlength=pairs.rows)
    starts = np.cumsum(lengths) - lengths
    taken = np.flatnonzero(np.arange(len(rows)) - np.repeat(starts, lengths) < neighbours)
    weights = pairs.similarity[order[taken] // 2]
    ends = np.zeros(pairs.rows + 1, dtype=np.int32)
    np.cumsum(np.minimum(lengths, neighbours), out=ends[1:])
    shape = (pairs.rows, pairs.rows)
    return sp.csr_array((weights, others[taken], ends), shape=shape)
