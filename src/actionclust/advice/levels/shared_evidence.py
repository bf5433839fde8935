"""What groups that are put together share, and what the groups made of them are called."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.network.describe import keywords_of
from actionclust.network.origin import first_label
from actionclust.network.similarity_join import SIMILARITY_DECIMALS
from actionclust.network.tokens import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.levels.sorted_texts import SortedTexts

_WORDS = 5  # shared words that are named


@dataclass(frozen=True, slots=True, eq=False)
class SharedEvidence(ByValue):
    """What is known of groups to tell what several share."""

    texts: SortedTexts
    cosines: NDArray[np.float64]  # shape (groups, groups): of their centroids
    sums: sp.csr_array  # shape (groups, words): the words of the texts of each group

    def similarity(self, sides: Sequence[Sequence[int]]) -> float | None:
        """Give the mean cosine of groups of different sides; None where there is one side."""
        if len(sides) < 2:  # noqa: PLR2004 - nothing to compare one side with
            return None
        groups = [group for side in sides for group in side]
        side = np.repeat(np.arange(len(sides)), [len(one) for one in sides])
        across = self.cosines[np.ix_(groups, groups)][side[:, None] != side[None]]
        return round(float(across.mean()), SIMILARITY_DECIMALS)

    def words(self, sides: Sequence[Sequence[int]]) -> tuple[str, ...]:
        """Name the words that most of the likeness of sides comes from."""
        sizes = self.texts.sizes
        rows = [self.sums[list(side)].sum(axis=0) / sizes[list(side)].sum() for side in sides]
        means = np.vstack(rows)
        # twice the sum of the products of each two sides
        both = means.sum(axis=0) ** 2 - np.square(means).sum(axis=0)
        found = np.flatnonzero(np.round(both, SIMILARITY_DECIMALS) > 0)
        best = found[np.argsort(-np.round(both[found], SIMILARITY_DECIMALS), kind="stable")]
        terms = self.texts.space.vectors.terms
        return tuple(written(terms[place]) for place in best[:_WORDS].tolist())

    def labels(self, parts: Sequence[Sequence[int]]) -> list[str]:
        """Call each part by its keywords, phrases before words."""
        number = np.full(len(self.texts.groups), -1, dtype=np.int64)
        for place, part in enumerate(parts):
            number[list(part)] = place
        vectors = self.texts.space.vectors
        each = replace(vectors, matrix=vectors.matrix[self.texts.rows])
        found = keywords_of(each, number[self.texts.group])
        return [first_label(", ".join(sorted(words, key=_is_word))) for words in found]


def shared_evidence(texts: SortedTexts, cosines: NDArray[np.float64]) -> SharedEvidence:
    """Make what is known of groups ready."""
    vectors = texts.space.vectors
    rows = vectors.matrix[:, : vectors.words][texts.rows]
    return SharedEvidence(texts, cosines, sp.csr_array((texts.member @ rows).tocsr()))


def _is_word(term: str) -> bool:
    return " " not in term
