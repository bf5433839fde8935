"""Refining: the automatic half of an analyst's clean-up.

The nearest communities are merged until the target is met, and texts move to the community
whose other members are nearest, until none wants to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.network.engines import membership, numbered
from actionclust.network.fewer_groups import EVENNESS, fewer_groups
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.refining_space import Space

MERGEABLE = 4_000
"""Most communities that are compared with all at once, which bounds the memory; of more, those
that are each other's nearest merge first."""

_PULL = 0.12  # what a text's edges count beside its cosine with a community
_ROUNDS = 8  # most rounds of moving; later ones move few texts to and fro, and gained nothing
_SETTLED = 0.001  # moving ends when at most this share of the texts moved
_BLOCK = 500_000  # similarities held at a time, which then stay near the processor
_TABLE = 20_000_000  # cells of the table of words by communities that is held at a time
_LARGE = 50_000  # rows above which moving is ended early where it will not meet the target,
_TRIALS = 2  # so many times at the most,
_SPARE = 0.01  # and by this share of the target the number may be missed
_ATTEMPTS = 6  # times the number to merge to is raised when moving emptied communities


@dataclass(frozen=True, slots=True, eq=False)
class Refined(ByValue):
    """Communities after refining."""

    labels: NDArray[np.int64]  # shape (rows,): the community of each row
    before: NDArray[np.int64]  # shape (rows,): that after merging and before moving
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
    large = len(labels) > _LARGE
    spare = int(_SPARE * target) if large else 0
    merges = _merges(space, labels, target, jobs)
    best: tuple[int, Refined] | None = None
    for attempt in range(_ATTEMPTS):
        if merges.groups < min(wanted, int(labels.max(initial=-1)) + 1):
            merges = _merges(space, labels, wanted, jobs)
        merged = merges.down_to(wanted)
        few = int(merged.max(initial=-1)) + 1 < wanted
        least = target - spare if large and attempt < _TRIALS and not few else 0
        settled = move_texts(space, merged, network, jobs=jobs, least=least)
        short = target - int((np.bincount(settled) >= min_size).sum())
        if np.count_nonzero(np.bincount(settled)) >= least:
            if best is None or abs(short) < abs(best[0]):
                best = (short, _refined(merged, settled, wanted=wanted))
            # too few: moving emptied some, so merge to a few more and move again
            if few or (short <= spare and (not large or short >= -spare or wanted == target)):
                break
        wanted = max(wanted + short, target)
    return best[1] if best else _refined(labels, labels, wanted=target)


def merge_communities(
    space: Space, labels: NDArray[np.int64], target: int, *, jobs: Jobs = 1
) -> NDArray[np.int64]:
    """Merge the nearest communities until their number is met.

    The two are merged whose texts are most similar to each other on average (Sokal and
    Michener 1958), where large ones count as a little less similar. Communities that share no
    words are never merged where words are all that is known of them, so the number may stay above
    `target`. Of more than `MERGEABLE`, those are merged first that are each other's nearest.
    """
    return _merges(space, labels, target, jobs).down_to(target)


@dataclass(frozen=True, slots=True)
class _Merges:
    """Communities, and which two of them merge one after the other."""

    labels: NDArray[np.int64]  # shape (rows,): the community of each row before
    groups: int
    pairs: list[tuple[int, int]]  # the second is merged into the first

    def down_to(self, target: int) -> NDArray[np.int64]:
        """Merge until a number is met, or as far as there are merges."""
        into = np.arange(self.groups)
        for one, other in self.pairs[: max(self.groups - target, 0)]:
            into[into == other] = one
        return numbered(into[self.labels])


def _merges(space: Space, labels: NDArray[np.int64], target: int, jobs: Jobs) -> _Merges:
    groups = int(labels.max(initial=-1)) + 1
    if groups <= target:
        return _Merges(labels, groups, [])
    member = membership(labels)
    words, context = (member @ space.words).tocsr(), member @ space.context
    sizes = np.bincount(labels).astype(np.float64)
    most = max(MERGEABLE, target)
    if groups > most:
        alone = not space.by_meaning
        found = fewer_groups(words, context, sizes, most, linked_only=alone, jobs=jobs)
        fewer = numbered(found[labels])
        left = int(fewer.max()) + 1
        return _Merges(fewer, left, []) if left > most else _merges(space, fewer, target, jobs)
    products = _shared_words(words, jobs)
    linked = np.ones_like(products, dtype=np.bool_) if space.by_meaning else products > 0
    products += context @ context.T
    return _Merges(labels, groups, _join(products, linked, sizes, groups - target))


def _shared_words(words: sp.csr_array, jobs: Jobs) -> NDArray[np.float64]:
    """Multiply the words of each two communities."""
    block = max(_BLOCK // max(words.shape[0], 1), 1)
    columns = words.T.tocsr()

    def products(start: int) -> NDArray[np.float64]:
        return np.asarray((words[start : start + block] @ columns).toarray())

    return np.vstack([*in_threads(products, range(0, words.shape[0], block), jobs)])


def move_texts(
    space: Space,
    labels: NDArray[np.int64],
    network: sp.csr_array,
    *,
    jobs: Jobs,
    least: int = 0,
) -> NDArray[np.int64]:
    """Move rows to the community that is nearest, until few want to.

    Near is the cosine with the centroid, and beside it the share that the community has in the
    row's edges, which keeps a row from leaving the texts that it is linked with for a trifle. A
    row is compared with the centroid of its own community without itself, so that it does not
    hold itself back. All rows of a round are compared with the same centroids. Moving also ends
    when fewer than `least` communities have rows left, since an emptied one stays so.
    """
    now = labels.copy()
    pull = _shares(network) * _PULL
    words, apart = _shared_columns(space.words)
    shared = replace(space, words=words)
    for _ in range(_ROUNDS):
        following = _nearest_community(shared, apart, now, pull, jobs)
        moved = int((following != now).sum())
        now = following
        if moved <= _SETTLED * len(space) or np.count_nonzero(np.bincount(now)) < least:
            break
    return now


def _shared_columns(words: sp.csr_array) -> tuple[sp.csr_array, NDArray[np.float64]]:
    """Leave out the columns of one row, and give the square of what each row loses by it.

    They only count in the norm of their row, and are half of a table of words by communities.
    """
    frequency = np.bincount(words.indices, minlength=words.shape[1])
    shared = frequency > 1
    number = (np.cumsum(shared) - 1).astype(words.indices.dtype)
    inside = shared[words.indices]
    starts = np.zeros(len(inside) + 1, dtype=words.indptr.dtype)
    np.cumsum(inside, out=starts[1:])
    parts = (words.data[inside], number[words.indices[inside]], starts[words.indptr])
    kept = sp.csr_array(parts, shape=(words.shape[0], int(shared.sum())))
    of = np.repeat(np.arange(words.shape[0]), np.diff(words.indptr))[~inside]
    lost = np.bincount(of, words.data[~inside] ** 2, words.shape[0])
    return kept, lost.astype(np.float64, copy=False)


def _shares(network: sp.csr_array) -> sp.csr_array:
    """Divide the weights of each row by their sum."""
    sums = network.sum(axis=1)
    shares = network.copy()
    shares.data /= np.repeat(np.where(sums > 0, sums, 1.0), np.diff(network.indptr))
    return shares


def _nearest_community(
    space: Space,
    apart: NDArray[np.float64],
    labels: NDArray[np.int64],
    pull: sp.csr_array,
    jobs: Jobs,
) -> NDArray[np.int64]:
    member = membership(labels)
    sums, context = (member @ space.words).tocsr(), member @ space.context
    squares = squared_norms(sums) + np.einsum("ij,ij->i", context, context)
    squares += np.bincount(labels, apart)
    lengths = np.sqrt(np.where(squares > 0, squares, 1.0))
    sums.data /= np.repeat(lengths, np.diff(sums.indptr))
    context /= lengths[:, None]
    empty = np.bincount(labels) == 0
    linked = member.T.tocsr()
    rows = len(labels)
    best, most = labels.copy(), np.full(rows, -np.inf)
    own = np.full(rows, -np.inf)  # the nearness of each row to its community without it

    def compared(
        part: tuple[int, int], low: int, high: int, words: NDArray[np.float64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]:
        some, whole = slice(*part), part == (0, rows)
        near = (space.words if whole else space.words[some]) @ words
        near += space.context[some] @ context[low:high].T
        inside = np.flatnonzero((labels[some] >= low) & (labels[some] < high))
        mine = labels[some][inside]
        product = near[inside, mine - low] * lengths[mine] + apart[some][inside]
        without = np.sqrt(np.maximum(squares[mine] - 2 * product + 1, 0.0))
        alone = without < 10.0**-SIMILARITY_DECIMALS
        near[inside, mine - low] = np.where(
            alone, 0.0, (product - 1) / np.where(alone, 1.0, without)
        )
        shares = (pull if whole else pull[some]) @ linked[:, low:high]
        place = np.repeat(np.arange(len(near)), np.diff(shares.indptr))
        near[place, shares.indices] += shares.data
        near[:, empty[low:high]] = -np.inf
        itself = np.round(near[inside, mine - low], SIMILARITY_DECIMALS)
        return *_largest(near), inside, itself

    width = max(_TABLE // max(space.words.shape[1], 1), 1)
    for low, high in pairwise([*range(0, len(squares), width), len(squares)]):
        words = sums[low:high].T.tocsr().toarray()
        block = max(_BLOCK // (high - low), 1)
        parts = list(pairwise([*range(0, rows, block), rows]))
        work = partial(compared, low=low, high=high, words=words)
        for part, found in zip(parts, in_threads(work, parts, jobs), strict=True):
            some, (nearest, value, inside, itself) = slice(*part), found
            own[some][inside] = itself
            nearer = np.flatnonzero(value > most[some])
            most[some][nearer], best[some][nearer] = value[nearer], low + nearest[nearer]
    return np.where(most > own, best, labels)


def _largest(table: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Find the largest number of each row, rounded; of equals the first. The table is used up.

    Only rows with two numbers that may be equal are rounded as a whole, which costs the most.
    """
    place = np.arange(len(table))
    first = table.argmax(axis=1)
    value = table[place, first]
    table[place, first] = -np.inf
    second = table.argmax(axis=1)
    close = np.flatnonzero(table[place, second] > value - 2 * 10.0**-SIMILARITY_DECIMALS)
    table[place, first] = value
    first[close] = np.round(table[close], SIMILARITY_DECIMALS).argmax(axis=1)
    return first, np.round(value, SIMILARITY_DECIMALS)


def _join(
    products: NDArray[np.float64],
    linked: NDArray[np.bool_],
    sizes: NDArray[np.float64],
    merges: int,
) -> list[tuple[int, int]]:
    """Find the most similar groups one after the other, from the products of their sums."""
    groups = len(sizes)
    pairs: list[tuple[int, int]] = []
    weights = sizes**EVENNESS
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
        weights[one] = sizes[one] ** EVENNESS
        alive[other] = False
        pairs.append((one, other))
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
    return pairs


def _refined(before: NDArray[np.int64], after: NDArray[np.int64], *, wanted: int) -> Refined:
    merged = int(before.max(initial=-1)) + 1
    return Refined(
        labels=after,
        before=before,
        merged=merged,
        moved=int((before != after).sum()),
        stuck=merged > wanted,
    )
