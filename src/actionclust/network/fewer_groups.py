"""Very many groups into fewer, in bounded memory: those merge that are nearest to each other.

Comparing all groups at once takes a table of groups by groups. Before that table fits, groups are
merged in rounds, in which each two merge that are each other's nearest. For a plain mean
similarity that gives what merging the most similar two again and again would give (Bruynooghe
1977), as no group comes nearer to another one by merging; a group that does here is noted when it
is merged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from actionclust.network.engines import membership
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs

EVENNESS = 1.05
"""Power of the sizes by which the products of two groups are divided; above 1, groups even out."""

_Nearest: TypeAlias = (
    "tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64], NDArray[np.float64]]"
)

_CELLS = 4_000_000  # similarities held at a time


def fewer_groups(
    words: sp.csr_array,
    context: NDArray[np.float64],
    sizes: NDArray[np.float64],
    most: int,
    *,
    linked_only: bool = True,
    jobs: Jobs = 1,
) -> NDArray[np.int64]:
    """Merge groups that are each other's nearest until there are few enough.

    Groups are given as the sums of their rows; the new number of each group comes back. Those
    that share no word merge only if `linked_only` is False. There stay more than `most` when none
    of them can be merged.
    """
    into = np.arange(len(sizes))
    nearest = np.zeros(len(sizes), dtype=np.int64)
    similarity = np.full(len(sizes), -np.inf)
    asking = np.arange(len(sizes))
    while len(sizes) > most:
        _search(words, context, sizes, asking, nearest, similarity, linked_only, jobs)
        one, other = _mutual(nearest, similarity, len(sizes) - most)
        if not len(one):
            break
        kept = np.ones(len(sizes), dtype=np.bool_)
        kept[other] = False
        number = np.cumsum(kept) - 1
        number[other] = number[one]
        into = number[into]
        joined = membership(number)
        words, context = (joined @ words).tocsr(), joined @ context
        sizes = np.bincount(number, sizes).astype(np.float64, copy=False)
        merged = np.zeros(len(sizes), dtype=np.bool_)
        merged[number[one]] = True
        nearest, similarity = number[nearest[kept]], similarity[kept]
        asking = np.flatnonzero(merged | (merged[nearest] & np.isfinite(similarity)))
    return into


def _search(
    words: sp.csr_array,
    context: NDArray[np.float64],
    sizes: NDArray[np.float64],
    asking: NDArray[np.int64],
    nearest: NDArray[np.int64],
    similarity: NDArray[np.float64],
    linked_only: bool,  # noqa: FBT001 - of the function above
    jobs: Jobs,
) -> None:
    """Find the nearest group of those that ask, and note where one of these is nearer."""
    weights = sizes**EVENNESS
    columns = words.T.tocsr()
    similarity[asking] = -np.inf

    def compared(some: NDArray[np.int64]) -> _Nearest:
        products = (words[some] @ columns).toarray()
        unlinked = products <= 0
        products += context[some] @ context.T
        products /= weights[some][:, None] * weights
        np.round(products, SIMILARITY_DECIMALS, out=products)
        if linked_only:
            products[unlinked] = -np.inf
        place = np.arange(len(some))
        products[place, some] = -np.inf
        best = products.argmax(axis=1)
        back = products.argmax(axis=0)
        return best, products[place, best], some[back], products[back, np.arange(len(sizes))]

    block = max(_CELLS // len(sizes), 1)
    parts = [asking[start : start + block] for start in range(0, len(asking), block)]
    asks = np.zeros(len(sizes), dtype=np.bool_)
    asks[asking] = True
    for some, (best, most, back, value) in zip(
        parts, in_threads(compared, parts, jobs), strict=True
    ):
        nearest[some], similarity[some] = best, most
        nearer = ~asks & (value > similarity)
        nearest[nearer], similarity[nearer] = back[nearer], value[nearer]


def _mutual(
    nearest: NDArray[np.int64], similarity: NDArray[np.float64], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Take the groups that are each other's nearest, the most similar first."""
    group = np.arange(len(nearest))
    one = np.flatnonzero((nearest[nearest] == group) & (group < nearest) & np.isfinite(similarity))
    one = one[np.argsort(-similarity[one], kind="stable")][:most]
    return one, nearest[one]
