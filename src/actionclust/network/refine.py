"""Refining: the automatic half of an analyst's clean-up.

The nearest communities are merged until the target is met, and texts move to the community
whose other members are nearest, until none wants to.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.engines import membership, numbered
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.refining_space import Space

MERGEABLE = 4_000
"""Most communities that are merged by comparing all of them, which bounds the memory."""

_EVENNESS = 1.05  # power of the sizes by which merging divides; above 1, groups even out
_PULL = 0.12  # what a text's edges count beside its cosine with a community
_ROUNDS = 8  # most rounds of moving; later ones move few texts to and fro, and gained nothing
_SETTLED = 0.001  # moving ends when at most this share of the texts moved
_BLOCK = 4_000_000  # similarities held at a time while moving
_ATTEMPTS = 6  # times the number to merge to is raised when moving emptied communities


@dataclass(frozen=True, slots=True)
class Refined:
    """Communities after refining."""

    labels: NDArray[np.int64]  # shape (rows,): the community of each row
    merged: int  # number of communities after merging and before moving
    moved: int  # number of rows that changed community since merging
    stuck: bool  # whether merging stopped above the number that it was to reach


def refine(
    space: Space,
    labels: NDArray[np.int64],
    network: sp.csr_array,
    *,
    target: int | None,
    min_size: int,
    jobs: Jobs,
) -> Refined:
    """Merge communities to a target and move rows to the nearest community."""
    if target is None:
        settled = move_texts(space, labels, network, jobs=jobs)
        return _refined(labels, settled, wanted=len(labels))
    wanted = target
    best: tuple[int, Refined] | None = None
    for _ in range(_ATTEMPTS):
        merged = merge_communities(space, labels, wanted)
        settled = move_texts(space, merged, network, jobs=jobs)
        short = target - int((np.bincount(settled) >= min_size).sum())
        if best is None or abs(short) < abs(best[0]):
            best = (short, _refined(merged, settled, wanted=wanted))
        # too few: moving emptied some, so merge to a few more and move again
        if short <= 0 or int(merged.max(initial=-1)) + 1 < wanted:
            break
        wanted += short
    return best[1] if best else _refined(labels, labels, wanted=target)


def merge_communities(space: Space, labels: NDArray[np.int64], target: int) -> NDArray[np.int64]:
    """Merge the nearest communities until their number is met.

    The two are merged whose texts are most similar to each other on average (Sokal and
    Michener 1958), where large ones count as a little less similar. Communities that share no
    words are never merged where words are all that is known of them, so the number may stay above
    `target`; and nothing is merged when there are more than `MERGEABLE`.
    """
    groups = int(labels.max(initial=-1)) + 1
    if groups <= target or groups > MERGEABLE:
        return numbered(labels)
    member = membership(labels)
    words, context = member @ space.words, member @ space.context
    products = np.asarray(words @ words.T.toarray())
    linked = np.ones_like(products, dtype=np.bool_) if space.by_meaning else products > 0
    products += context @ context.T
    into = _join(products, linked, np.bincount(labels).astype(np.float64), groups - target)
    return numbered(into[labels])


def move_texts(
    space: Space, labels: NDArray[np.int64], network: sp.csr_array, *, jobs: Jobs
) -> NDArray[np.int64]:
    """Move rows to the community that is nearest, until few want to.

    Near is the cosine with the centroid, and beside it the share that the community has in the
    row's edges, which keeps a row from leaving the texts that it is linked with for a trifle. A
    row is compared with the centroid of its own community without itself, so that it does not
    hold itself back. All rows of a round are compared with the same centroids.
    """
    now = labels.copy()
    pull = _shares(network) * _PULL
    for _ in range(_ROUNDS):
        following = _nearest_community(space, now, pull, jobs)
        moved = int((following != now).sum())
        now = following
        if moved <= _SETTLED * len(space):
            break
    return now


def _shares(network: sp.csr_array) -> sp.csr_array:
    """Divide the weights of each row by their sum."""
    sums = network.sum(axis=1)
    shares = network.copy()
    shares.data /= np.repeat(np.where(sums > 0, sums, 1.0), np.diff(network.indptr))
    return shares


def _nearest_community(
    space: Space, labels: NDArray[np.int64], pull: sp.csr_array, jobs: Jobs
) -> NDArray[np.int64]:
    member = membership(labels)
    words, context = _centroids(space.words, labels), member @ space.context
    linked = member.T.tocsr()
    squares = np.einsum("ij,ij->j", words, words) + np.einsum("ij,ij->i", context, context)
    empty = np.bincount(labels) == 0
    safe = np.sqrt(np.where(squares > 0, squares, 1.0))
    block = max(_BLOCK // len(squares), 1) if len(squares) else 1
    whole = block >= len(labels)  # a slice would copy all

    def nearest(part: tuple[int, int]) -> NDArray[np.int64]:
        own = labels[part[0] : part[1]]
        place = np.arange(len(own))
        products = (space.words if whole else space.words[part[0] : part[1]]) @ words
        products += space.context[part[0] : part[1]] @ context.T
        mine = products[place, own]
        without = np.sqrt(np.maximum(squares[own] - 2 * mine + 1, 0.0))
        alone = without < 10.0**-SIMILARITY_DECIMALS
        products /= safe
        products[place, own] = np.where(alone, 0.0, (mine - 1) / np.where(alone, 1.0, without))
        shares = (pull if whole else pull[part[0] : part[1]]) @ linked
        products[np.repeat(place, np.diff(shares.indptr)), shares.indices] += shares.data
        np.round(products, SIMILARITY_DECIMALS, out=products)
        products[:, empty] = -np.inf
        best = products.argmax(axis=1)
        better = products[place, best] > products[place, own]
        return np.where(better, best, own)

    blocks = list(pairwise([*range(0, len(labels), block), len(labels)]))
    return np.concatenate([*in_threads(nearest, blocks, jobs), np.zeros(0, dtype=np.int64)])


def _join(
    products: NDArray[np.float64],
    linked: NDArray[np.bool_],
    sizes: NDArray[np.float64],
    merges: int,
) -> NDArray[np.int64]:
    """Merge the most similar groups, from the products of their sums."""
    groups = len(sizes)
    into = np.arange(groups)
    weights = sizes**_EVENNESS
    alive = np.ones(groups, dtype=np.bool_)

    def similarities(group: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the mean similarity of groups, one a row, with each, less for large ones."""
        mean: NDArray[np.float64] = np.round(
            products[group] / (weights[group][:, None] * weights), SIMILARITY_DECIMALS
        )
        mean[~(alive & linked[group])] = -np.inf
        mean[np.arange(len(group)), group] = -np.inf
        return mean

    similarity = similarities(np.arange(groups))
    nearest = similarity.argmax(axis=1)
    most = similarity[np.arange(groups), nearest]
    for _ in range(merges):
        one = int(most.argmax())
        if not np.isfinite(most[one]):
            break
        one, other = sorted((one, int(nearest[one])))
        for table in (products, linked):
            table[one] += table[other]
            table[:, one] += table[:, other]
        sizes[one] += sizes[other]
        weights[one] = sizes[one] ** _EVENNESS
        alive[other] = False
        into[into == other] = one
        similarity[other] = -np.inf
        similarity[:, other] = -np.inf
        similarity[one] = similarities(np.array([one]))[0]
        similarity[:, one] = similarity[one]
        # rows whose nearest group changed are searched again; of the others, some may have
        # become nearer to the merged group
        again = (nearest == one) | (nearest == other)
        again[one] = True
        nearer = similarity[:, one] > most
        nearest[nearer] = one
        most[nearer] = similarity[nearer, one]
        for group in np.flatnonzero(again & alive):
            nearest[group] = similarity[group].argmax()
            most[group] = similarity[group, nearest[group]]
        most[other] = -np.inf
    return into


def _centroids(rows: sp.csr_array, labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Add up the rows of each community, as the columns of a dense matrix."""
    size = int(labels.max(initial=-1)) + 1
    of = np.repeat(labels, np.diff(rows.indptr))
    cells = rows.indices.astype(np.int64) * size + of
    sums = np.bincount(cells, rows.data, rows.shape[1] * size).astype(np.float64, copy=False)
    return sums.reshape(rows.shape[1], size)


def _refined(before: NDArray[np.int64], after: NDArray[np.int64], *, wanted: int) -> Refined:
    merged = int(before.max(initial=-1)) + 1
    return Refined(
        labels=after,
        merged=merged,
        moved=int((before != after).sum()),
        stuck=merged > wanted,
    )
