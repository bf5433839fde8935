"""Pairs of texts that share words or are near by meaning, with a similarity of both."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.meaning.nearest_rows import nearest_rows
from actionclust.network.pairs import Pairs
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs

_BLOCK = 50_000  # pairs whose rows are held at a time


def near_by_meaning(
    meaning: NDArray[np.float64], count: int, *, jobs: Jobs = 1, progress: bool | None = False
) -> Pairs:
    """Pair each row with those that are nearest by meaning.

    >>> found = near_by_meaning(np.array([[1.0, 0.0], [0.8, 0.6], [0.6, 0.8]]), 1)
    >>> found.first.tolist(), found.second.tolist(), found.similarity.tolist()
    ([1, 0], [2, 1], [0.96, 0.8])
    """
    row, other, cosine = nearest_rows(meaning, max(count, 1), jobs=jobs, progress=progress)
    first, second = np.minimum(row, other), np.maximum(row, other)
    _, once = np.unique(first * len(meaning) + second, return_index=True)
    return _ranked((first[once], second[once], cosine[once]), len(meaning))


def blended_pairs(
    by_words: Pairs,
    by_meaning: Pairs,
    words: sp.csr_array,
    meaning: NDArray[np.float64],
    blend: float,
    *,
    jobs: Jobs,
) -> Pairs:
    """Join pairs found by words and by meaning, ranked by the blend of their cosines.

    The similarity is ``(1 - blend) * words + blend * max(meaning, 0)``.

    >>> import scipy.sparse as sp
    >>> from actionclust.network.pairs import similar_pairs
    >>> words = sp.csr_array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    >>> meaning = np.array([[0.6, 0.8], [1.0, 0.0], [0.6, 0.8]])
    >>> by_words, by_meaning = similar_pairs(words), near_by_meaning(meaning, 1)
    >>> found = blended_pairs(by_words, by_meaning, words, meaning, 0.5, jobs=1)
    >>> found.first.tolist(), found.second.tolist(), found.similarity.tolist()
    ([0, 0], [1, 2], [0.8, 0.5])
    """
    rows = by_words.rows
    first = np.concatenate([by_words.first, by_meaning.first]).astype(np.int64)
    second = np.concatenate([by_words.second, by_meaning.second]).astype(np.int64)
    once = np.unique(first * rows + second)
    first, second = once // rows, once % rows

    def similarities(part: tuple[int, int]) -> NDArray[np.float64]:
        one, other = first[part[0] : part[1]], second[part[0] : part[1]]
        shared = words[one].multiply(words[other]).sum(axis=1)
        both = (1 - blend) * shared + part_of_meaning(meaning, one, other, blend)
        rounded: NDArray[np.float64] = np.round(np.clip(both, 0.0, 1.0), SIMILARITY_DECIMALS)
        return rounded

    blocks = list(pairwise([*range(0, len(first), _BLOCK), len(first)]))
    found = np.concatenate([*in_threads(similarities, blocks, jobs), np.zeros(0)])
    some = found > 0
    return _ranked((first[some], second[some], found[some]), rows)


def part_of_meaning(
    meaning: NDArray[np.float64],
    first: NDArray[np.int32] | NDArray[np.int64],
    second: NDArray[np.int32] | NDArray[np.int64],
    blend: float,
) -> NDArray[np.float64]:
    """Compute how much meaning adds to the similarity of pairs.

    >>> meaning = np.array([[0.6, 0.8], [1.0, 0.0], [-1.0, 0.0]])
    >>> part_of_meaning(meaning, np.array([0, 1]), np.array([1, 2]), 0.5).tolist()
    [0.3, 0.0]
    """
    parts = [
        np.einsum("ij,ij->i", meaning[first[low:high]], meaning[second[low:high]])
        for low, high in pairwise([*range(0, len(first), _BLOCK), len(first)])
    ]
    cosine = np.clip(np.concatenate([*parts, np.zeros(0)]), 0.0, 1.0)
    part: NDArray[np.float64] = np.round(blend * cosine, SIMILARITY_DECIMALS)
    return part


def _ranked(
    found: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]], rows: int
) -> Pairs:
    first, second, similarity = found
    order = np.lexsort((second, first, -similarity))
    return Pairs(
        first=first[order].astype(np.int32),
        second=second[order].astype(np.int32),
        similarity=similarity[order].astype(np.float64),
        rows=rows,
        threshold=0.0,
    )
