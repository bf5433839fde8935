"""Refining: the automatic half of an analyst's clean-up.

Short texts share few words, so each row first borrows the words of its most similar rows
("expansion"). In that space the nearest communities are merged until the target is met, and
texts move to the community whose other members are nearest, until none wants to. Edges and
evidence are not touched by expansion: they speak of a text's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.network.communities import numbered
from actionclust.network.join import DECIMALS, in_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.pairs import Pairs
    from actionclust.network.vectors import Vectors

MERGEABLE = 4_000
"""Most communities that are merged by comparing all of them, which bounds the memory."""

_FAINT = 0.03  # borrowed words below this weight cost memory and decide nothing
_ROUNDS = 20  # most rounds of moving; small sets settle in about ten
_SETTLED = 0.001  # moving ends when at most this share of the texts moved
_BLOCK = 4_000_000  # similarities held at a time while moving
_ROWS = 100_000  # rows expanded at a time
_ATTEMPTS = 6  # times the number to merge to is raised when moving emptied communities


def expand(vectors: Vectors, pairs: Pairs, neighbours: int) -> sp.csr_array:
    """Let each row borrow the words of its most similar rows.

    To the single words of a row the mean of its most similar rows is added, weighted by their
    similarity; the sum is divided by its norm.

    Parameters
    ----------
    vectors : Vectors
        The rows.
    pairs : Pairs
        Their similar pairs, strongest first.
    neighbours : int
        From how many rows to borrow at the most.

    Returns
    -------
    csr_array of float64, shape (rows, words)
        Rows of norm 1.
    """
    own = _unit(vectors.matrix[:, : vectors.words])
    lend = _nearest(pairs, neighbours)
    totals = lend.sum(axis=1)
    lend.data /= np.repeat(np.where(totals > 0, totals, 1.0), np.diff(lend.indptr))
    parts = []
    for start, stop in pairwise([*range(0, own.shape[0], _ROWS), own.shape[0]]):
        part = _unit(own[start:stop] + lend[start:stop] @ own)
        part.data[part.data < _FAINT] = 0.0
        part.eliminate_zeros()
        parts.append(_unit(part))
    return sp.csr_array(sp.vstack(parts, format="csr")) if parts else own


@dataclass(frozen=True, slots=True)
class Refined:
    """Communities after refining.

    Attributes
    ----------
    labels : ndarray of int64, shape (rows,)
        The community of each row.
    merged : int
        Number of communities after merging and before moving.
    moved : int
        Number of rows that changed community since merging.
    stuck : bool
        Whether merging stopped above the number that it was to reach.
    """

    labels: NDArray[np.int64]
    merged: int
    moved: int
    stuck: bool


def refine(
    expanded: sp.csr_array,
    labels: NDArray[np.int64],
    *,
    target: int | None,
    min_size: int,
    jobs: int,
) -> Refined:
    """Merge communities to a target and move rows to the nearest community.

    Parameters
    ----------
    expanded : csr_array, shape (rows, words)
        Rows of norm 1.
    labels : ndarray of int64, shape (rows,)
        The community of each row.
    target : int or None
        Wanted number of communities of at least `min_size` rows; None merges none.
    min_size : int
        Smallest size that counts.
    jobs : int
        Number of threads.

    Returns
    -------
    Refined
        The communities.
    """
    if target is None:
        settled = move(expanded, labels, jobs=jobs)
        return _refined(labels, settled, wanted=len(labels))
    wanted = target
    best: tuple[int, Refined] | None = None
    for _ in range(_ATTEMPTS):
        merged = merge(expanded, labels, wanted)
        settled = move(expanded, merged, jobs=jobs)
        short = target - int((np.bincount(settled) >= min_size).sum())
        if best is None or abs(short) < abs(best[0]):
            best = (short, _refined(merged, settled, wanted=wanted))
        # too few: moving emptied some, so merge to a few more and move again
        if short <= 0 or int(merged.max(initial=-1)) + 1 < wanted:
            break
        wanted += short
    return best[1] if best else _refined(labels, labels, wanted=target)


def merge(expanded: sp.csr_array, labels: NDArray[np.int64], target: int) -> NDArray[np.int64]:
    """Merge the nearest communities until their number is met (Ward 1963).

    The pair is merged that raises the sum of squared distances to the centroids least.
    Communities that share no words are never merged, so the number may stay above `target`; and
    nothing is merged when there are more than `MERGEABLE`.

    Parameters
    ----------
    expanded : csr_array, shape (rows, words)
        Rows of norm 1.
    labels : ndarray of int64, shape (rows,)
        The community of each row, from 0 on.
    target : int
        Wanted number.

    Returns
    -------
    ndarray of int64, shape (rows,)
        The merged communities, numbered by size.
    """
    groups = int(labels.max(initial=-1)) + 1
    if groups <= target or groups > MERGEABLE:
        return numbered(labels)
    sums = _sums(expanded, labels)
    products = np.asarray(sums @ sums.T.toarray())
    into = _ward(products, np.bincount(labels).astype(np.float64), groups - target)
    return numbered(into[labels])


def move(expanded: sp.csr_array, labels: NDArray[np.int64], *, jobs: int) -> NDArray[np.int64]:
    """Move rows to the community whose centroid is nearest, until few want to.

    A row is compared with the centroid of its own community without itself, so that it does
    not hold itself back. All rows of a round are compared with the same centroids.

    Parameters
    ----------
    expanded : csr_array, shape (rows, words)
        Rows of norm 1.
    labels : ndarray of int64, shape (rows,)
        The community of each row, from 0 on.
    jobs : int
        Number of threads.

    Returns
    -------
    ndarray of int64, shape (rows,)
        The communities, numbered as they came; some may be empty.
    """
    now = labels.copy()
    rows = expanded.shape[0]
    for _ in range(_ROUNDS):
        centroids = _centroids(expanded, now)
        norms = np.sqrt(np.einsum("ij,ij->j", centroids, centroids))
        following = _nearest_community(expanded, now, centroids, norms, jobs)
        moved = int((following != now).sum())
        now = following
        if moved <= _SETTLED * rows:
            break
    return now


def _nearest_community(
    expanded: sp.csr_array,
    labels: NDArray[np.int64],
    centroids: NDArray[np.float64],
    norms: NDArray[np.float64],
    jobs: int,
) -> NDArray[np.int64]:
    safe = np.where(norms > 0, norms, 1.0)
    block = max(_BLOCK // len(norms), 1) if len(norms) else 1

    def nearest(part: tuple[int, int]) -> NDArray[np.int64]:
        own = labels[part[0] : part[1]]
        place = np.arange(len(own))
        products = expanded[part[0] : part[1]] @ centroids
        mine = products[place, own]
        without = np.sqrt(np.maximum(norms[own] ** 2 - 2 * mine + 1, 0.0))
        alone = without < 10.0**-DECIMALS
        products /= safe
        products[place, own] = np.where(alone, 0.0, (mine - 1) / np.where(alone, 1.0, without))
        np.round(products, DECIMALS, out=products)
        best = products.argmax(axis=1)
        better = products[place, best] > products[place, own]
        return np.where(better, best, own)

    blocks = list(pairwise([*range(0, len(labels), block), len(labels)]))
    return np.concatenate([*in_threads(nearest, blocks, jobs), np.zeros(0, dtype=np.int64)])


def _ward(
    products: NDArray[np.float64], sizes: NDArray[np.float64], merges: int
) -> NDArray[np.int64]:
    """Merge pairs of groups by Ward's criterion, from the products of their sums."""
    groups = len(sizes)
    into = np.arange(groups)
    alive = np.ones(groups, dtype=np.bool_)

    def costs(group: NDArray[np.int64]) -> NDArray[np.float64]:
        """Give the cost of merging groups, one a row, with each of all groups."""
        size, product = sizes[group][:, None], products[group]
        means = np.diagonal(products) / sizes**2
        distance = means[group][:, None] + means - 2 * product / (size * sizes)
        cost: NDArray[np.float64] = np.round(distance * size * sizes / (size + sizes), DECIMALS)
        cost[~alive[None, :] | (product <= 0)] = np.inf
        cost[np.arange(len(group)), group] = np.inf
        return cost

    cost = costs(np.arange(groups))
    nearest = cost.argmin(axis=1)
    least = cost[np.arange(groups), nearest]
    for _ in range(merges):
        one = int(least.argmin())
        if not np.isfinite(least[one]):
            break
        one, other = sorted((one, int(nearest[one])))
        products[one] += products[other]
        products[:, one] += products[:, other]
        sizes[one] += sizes[other]
        alive[other] = False
        into[into == other] = one
        cost[other] = np.inf
        cost[:, other] = np.inf
        cost[one] = costs(np.array([one]))[0]
        cost[:, one] = cost[one]
        # rows whose nearest group changed are searched again; the others can only have
        # become nearer to the merged group
        again = (nearest == one) | (nearest == other)
        again[one] = True
        nearer = cost[:, one] < least
        nearest[nearer] = one
        least[nearer] = cost[nearer, one]
        for group in np.flatnonzero(again & alive):
            nearest[group] = cost[group].argmin()
            least[group] = cost[group, nearest[group]]
        least[other] = np.inf
    return into


def _nearest(pairs: Pairs, neighbours: int) -> sp.csr_array:
    """Take the first pairs of each row, in rank, as a matrix of similarities."""
    rows = np.concatenate([pairs.first, pairs.second])
    others = np.concatenate([pairs.second, pairs.first])
    rank = np.tile(np.arange(len(pairs)), 2)
    order = np.lexsort((rank, rows))
    rows, others, rank = rows[order], others[order], rank[order]
    starts = np.searchsorted(rows, np.arange(pairs.rows))
    taken = np.arange(len(rows)) - starts[rows] < neighbours
    ends = (rows[taken], others[taken])
    weights = pairs.similarity[rank[taken]]
    return sp.csr_array(sp.coo_array((weights, ends), shape=(pairs.rows, pairs.rows)))


def _sums(rows: sp.csr_array, labels: NDArray[np.int64]) -> sp.csr_array:
    """Add up the rows of each community."""
    size = int(labels.max(initial=-1)) + 1
    membership = sp.csr_array(
        sp.coo_array(
            (np.ones(len(labels)), (labels, np.arange(len(labels)))), shape=(size, len(labels))
        )
    )
    return sp.csr_array(membership @ rows)


def _centroids(rows: sp.csr_array, labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Add up the rows of each community, as the columns of a dense matrix."""
    size = int(labels.max(initial=-1)) + 1
    of = np.repeat(labels, np.diff(rows.indptr))
    cells = rows.indices.astype(np.int64) * size + of
    sums = np.bincount(cells, rows.data, rows.shape[1] * size).astype(np.float64, copy=False)
    return sums.reshape(rows.shape[1], size)


def _unit(rows: sp.csr_array) -> sp.csr_array:
    rows = sp.csr_array(rows)
    norms = np.sqrt(rows.multiply(rows).sum(axis=1))
    rows.data /= np.repeat(np.where(norms > 0, norms, 1.0), np.diff(rows.indptr))
    return rows


def _refined(before: NDArray[np.int64], after: NDArray[np.int64], *, wanted: int) -> Refined:
    merged = int(before.max(initial=-1)) + 1
    return Refined(
        labels=after,
        merged=merged,
        moved=int((before != after).sum()),
        stuck=merged > wanted,
    )
