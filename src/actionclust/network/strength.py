"""How firmly a text sits in its community, and how well a community holds together.

Three things are measured of each text, and each text is ranked by them among all others: how
alike it is to the other texts of its community, by how much its words are nearer to them than to
any other community, and how much likelier its words are there than in all texts. None of the
three says enough on its own; together they tell best which texts sit wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.network.engines import membership
from actionclust.network.group_sums import entries_in_sums, products_with_own, sums_of_entries
from actionclust.network.one_thread import one_thread_each
from actionclust.network.refining_space import Space
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads
from actionclust.network.vectors import squared_norms, unit_rows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.vectors import Vectors

WEAK = 0.25
"""The strength up to which a text is weak, if its words are not nearest to its community."""

_MIDDLE = 0.5  # texts that rank above it hold their community together
_TABLE = 20_000_000  # weights of communities held at a time
_BLOCK = 4_000_000  # similarities held at a time, by each thread


@dataclass(frozen=True, slots=True, eq=False)
class Strength(ByValue):
    """The strength of texts and communities, each from above 0, the weakest, to 1."""

    texts: NDArray[np.float64]  # shape (rows,): NaN for a row in no community, or alone in one
    weak: NDArray[np.bool_]  # shape (rows,): whether a row is weak
    communities: NDArray[np.float64]  # shape (communities,): NaN for one text


def strengths(
    vectors: Vectors, labels: NDArray[np.int64], space: Space | None, *, jobs: Jobs
) -> Strength:
    """Rank texts and communities by their strength.

    How alike texts are is measured in the refining space, or by their own words where there is
    none; the other two by their own single words. Where the space knows the meaning of texts,
    words say less, and nothing of texts in other languages: nearer is then measured in the space
    too, and likelier is left out. Of a community, two things are the share of its texts that
    rank above the middle of all, and the third is the mean of its texts.
    """
    rows = np.flatnonzero(labels[: vectors.ordinary] >= 0)
    present, label = np.unique(labels[rows], return_inverse=True)
    sizes = np.bincount(label)
    several = sizes[label] > 1
    if space is None:
        space = Space(vectors.matrix, np.zeros((vectors.matrix.shape[0], 0)))
    taken = space.taking(rows)
    words = unit_rows(vectors.matrix[rows][:, : vectors.words])
    measured = [_alike(taken, label, sizes)]
    if space.by_meaning:
        with one_thread_each():
            measured.append(_nearer(taken, label, jobs))
    else:
        measured.append(_nearer(Space(words, np.zeros((len(rows), 0))), label, jobs))
        measured.append(_likelier(words, label))
    figures = np.round(np.stack(measured), SIMILARITY_DECIMALS)[:, several]
    ranks = np.stack([ranked(values) for values in figures])
    inside = rows[several]
    texts = np.full(len(labels), np.nan)
    texts[inside] = ranked(np.round(ranks.sum(axis=0), SIMILARITY_DECIMALS))
    weak = np.zeros(len(labels), dtype=np.bool_)
    weak[inside] = (texts[inside] <= WEAK) & (figures[1] <= 0)
    communities = np.full(int(labels.max(initial=-1)) + 1, np.nan)
    held = np.vstack([ranks[:2] > _MIDDLE, figures[2:]])
    communities[present] = _of_communities(held, label[several], sizes)
    return Strength(texts, weak, communities)


def ranked(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rank values from above 0 to 1, the largest; equal ones share the middle of their places.

    >>> ranked(np.array([0.3, 0.1, 0.3, 0.9])).tolist()
    [0.625, 0.25, 0.625, 1.0]
    """
    _, which, counts = np.unique(values, return_inverse=True, return_counts=True)
    places: NDArray[np.float64] = (np.cumsum(counts) - (counts - 1) / 2) / max(len(values), 1)
    return places[which]


def _of_communities(
    held: NDArray[np.float64], label: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Rank communities by the means of what holds their texts, each a row."""
    found = np.full(len(sizes), np.nan)
    several = np.flatnonzero(sizes > 1)
    sums = np.zeros(len(several))
    for values in held:
        mean = np.bincount(label, values, len(sizes))[several] / sizes[several]
        sums += ranked(np.round(mean, SIMILARITY_DECIMALS))
    found[several] = ranked(np.round(sums, SIMILARITY_DECIMALS))
    return found


def _alike(
    space: Space, label: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Give the mean cosine of each row with the other rows of its community."""
    member = membership(label)
    products = products_with_own(space.words, label, (member @ space.words).tocsr())
    products += np.einsum("ij,ij->i", space.context, (member @ space.context)[label])
    products -= squared_norms(space.words)
    products -= np.einsum("ij,ij->i", space.context, space.context)
    mean: NDArray[np.float64] = products / np.maximum(sizes[label] - 1, 1)
    return mean


def _nearer(space: Space, label: NDArray[np.int64], jobs: Jobs) -> NDArray[np.float64]:
    """Give the cosine with the rest of the own community, less that with the nearest other."""
    member = membership(label)
    sums, context = (member @ space.words).tocsr(), member @ space.context
    mine = products_with_own(space.words, label, sums)
    mine += np.einsum("ij,ij->i", space.context, context[label])
    own = squared_norms(space.words) + np.einsum("ij,ij->i", space.context, space.context)
    squares = squared_norms(sums) + np.einsum("ij,ij->i", context, context)
    rest = np.sqrt(np.maximum(squares[label] - 2 * mine + own, 0.0))
    alone = rest < 10.0**-SIMILARITY_DECIMALS
    near: NDArray[np.float64] = np.where(alone, 0.0, (mine - own) / np.where(alone, 1.0, rest))
    if len(squares) == 1:
        return near
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    sums.data /= np.repeat(lengths, np.diff(sums.indptr))
    return near - _nearest_other(space, label, Space(sums, context / lengths[:, None]), jobs)


def _nearest_other(
    space: Space, label: NDArray[np.int64], centroids: Space, jobs: Jobs
) -> NDArray[np.float64]:
    """Give the cosine of each row with the centroid of the nearest other community."""
    rows = len(space)
    nearest = np.full(rows, -np.inf)
    width = max(_TABLE // max(space.words.shape[1], 1), 1)
    for start in range(0, len(centroids), width):
        table = centroids.words[start : start + width].T.toarray()
        company = centroids.context[start : start + width].T
        step = max(_BLOCK // table.shape[1], 1)
        blocks = [
            _Block(
                space.words[one:end],
                space.context[one:end],
                label[one:end] - start,
                table,
                company,
            )
            for one, end in pairwise([*range(0, rows, step), rows])
        ]
        found = np.concatenate([*in_threads(_most_similar, blocks, jobs), np.zeros(0)])
        np.maximum(nearest, found, out=nearest)
    return nearest


class _Block(NamedTuple):
    """Some rows, to be compared with some communities."""

    words: sp.csr_array
    context: NDArray[np.float64]
    place: NDArray[np.int64]  # of the own community of each row among these; or beyond them
    table: NDArray[np.float64]  # shape (words, communities)
    company: NDArray[np.float64]  # shape (directions, communities)


def _most_similar(block: _Block) -> NDArray[np.float64]:
    products = block.words @ block.table
    if len(block.company):
        products += block.context @ block.company
    own = np.flatnonzero((block.place >= 0) & (block.place < block.table.shape[1]))
    products[own, block.place[own]] = -np.inf
    most: NDArray[np.float64] = products.max(axis=1)
    return most


def _likelier(words: sp.csr_array, label: NDArray[np.int64]) -> NDArray[np.float64]:
    """Measure how much likelier the words of each row are in its community than in all texts.

    Each word adds ``ln((p + q) / 2q)``, with p its share of the words in the other texts of the
    community, and q its share of the words in all texts; the half of q is for words that happen
    to stand in no other text there.
    """
    present = sp.csr_array((np.ones(words.nnz), words.indices, words.indptr), shape=words.shape)
    counts = (membership(label) @ present).tocsr()
    lengths = np.diff(words.indptr)
    others = counts.data[entries_in_sums(present, label, counts)] - 1
    totals = np.bincount(label, lengths)[label] - lengths
    share = others / np.repeat(np.maximum(totals, 1), lengths)
    overall = np.bincount(words.indices, minlength=words.shape[1]) / max(words.nnz, 1)
    return sums_of_entries(present, np.log((share / overall[words.indices] + 1) / 2))
