"""Pairs ranked anew: by all that is known of two texts, not by the words that both have alone."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.rank_order import rank_order
from actionclust.network.similarity_join import SIMILARITY_DECIMALS, in_threads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs
    from actionclust.network.pairs import Pairs
    from actionclust.network.refining_space import Space

_BLOCK = 8_000  # pairs whose rows are held at a time, which then stay near the processor


def ranked_anew(pairs: Pairs, space: Space, *, jobs: Jobs) -> Pairs:
    """Rank pairs by the cosine of their rows in the refining space.

    Which pairs come first is changed by this, and not how similar they are: the similarity stays
    that of the words of the two texts, which people can see.

    >>> from actionclust.network.pairs import similar_pairs
    >>> from actionclust.network.refining_space import Space
    >>> import scipy.sparse as sp
    >>> pairs = similar_pairs([[4, 3], [3, 4], [1, 0]])
    >>> pairs.first.tolist(), pairs.second.tolist(), pairs.similarity.tolist()
    ([0, 0, 1], [1, 2, 2], [0.96, 0.8, 0.6])
    >>> words = sp.csr_array([[0.6, 0.0], [0.0, 0.6], [0.6, 0.0]])
    >>> context = np.array([[0.8, 0.0], [0.8, 0.0], [0.8, 0.0]])
    >>> again = ranked_anew(pairs, Space(words, context), jobs=1)
    >>> again.first.tolist(), again.second.tolist(), again.similarity.tolist()
    ([0, 0, 1], [2, 1, 2], [0.8, 0.96, 0.6])
    """

    def cosines(part: tuple[int, int]) -> NDArray[np.float64]:
        one, other = pairs.first[part[0] : part[1]], pairs.second[part[0] : part[1]]
        shared = space.words[one].multiply(space.words[other]).sum(axis=1)
        company = np.einsum("ij,ij->i", space.context[one], space.context[other])
        together: NDArray[np.float64] = shared + company
        return together

    blocks = list(pairwise([*range(0, len(pairs), _BLOCK), len(pairs)]))
    found = np.concatenate([*in_threads(cosines, blocks, jobs), np.zeros(0)])
    steps = np.rint(np.round(found, SIMILARITY_DECIMALS) * 10.0**SIMILARITY_DECIMALS)
    below = steps.max(initial=0.0) - steps
    order = rank_order(below, pairs.first, pairs.second, pairs.rows)
    return replace(
        pairs,
        first=pairs.first[order],
        second=pairs.second[order],
        similarity=pairs.similarity[order],
    )
