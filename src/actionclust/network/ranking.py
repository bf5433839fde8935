"""Pairs ranked anew: by all that is known of two texts, not by the words that both have alone."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.pairs import Pairs
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.refining_space import Space

_BLOCK = 50_000  # pairs whose rows are held at a time
_LEAST = 10.0**-SIMILARITY_DECIMALS  # of two texts that have a word in common


def ranked_anew(pairs: Pairs, space: Space, *, jobs: int) -> Pairs:
    """Rank pairs by the cosine of their rows in the refining space.

    >>> from actionclust.network.pairs import similar_pairs
    >>> from actionclust.network.refining_space import Space
    >>> import scipy.sparse as sp
    >>> pairs = similar_pairs([[4, 3], [3, 4], [1, 0]])
    >>> words = sp.csr_array([[0.6, 0.0], [0.0, 0.6], [0.6, 0.0]])
    >>> context = np.array([[0.8, 0.0], [0.8, 0.0], [0.8, 0.0]])
    >>> again = ranked_anew(pairs, Space(words, context), jobs=1)
    >>> again.first.tolist(), again.second.tolist(), again.similarity.tolist()
    ([0, 0, 1], [2, 1, 2], [1.0, 0.64, 0.64])
    """

    def similarities(part: tuple[int, int]) -> NDArray[np.float64]:
        one, other = pairs.first[part[0] : part[1]], pairs.second[part[0] : part[1]]
        shared = space.words[one].multiply(space.words[other]).sum(axis=1)
        company = np.einsum("ij,ij->i", space.context[one], space.context[other])
        return np.asarray(shared, dtype=np.float64) + company

    blocks = list(pairwise([*range(0, len(pairs), _BLOCK), len(pairs)]))
    found = np.concatenate([*in_threads(similarities, blocks, jobs), np.zeros(0)])
    similarity = np.round(found, SIMILARITY_DECIMALS).clip(_LEAST, 1.0)
    order = np.lexsort((pairs.second, pairs.first, -similarity))
    return Pairs(
        first=pairs.first[order],
        second=pairs.second[order],
        similarity=similarity[order],
        rows=pairs.rows,
        threshold=0.0,
    )
