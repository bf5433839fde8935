"""Counts that are compared, as they are and as they would be by chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    Counts = NDArray[np.int64]

_SEED = 0


@dataclass(frozen=True, slots=True, eq=False)
class ComparedCounts:
    """What is compared, in which texts it is, and which values these have."""

    names: tuple[str, ...]  # "" for what is counted, but not told
    kind: str
    present: sp.csr_array  # shape (texts, names): 1 where a text has it
    masks: NDArray[np.bool_]  # shape (values, texts): which texts have each value

    @property
    def texts(self) -> int:
        """How many texts there are."""
        return int(self.masks.shape[1])

    @property
    def sizes(self) -> Counts:
        """How many texts have each value."""
        counted: Counts = np.asarray(self.masks.sum(axis=1), dtype=np.int64)
        return counted

    @property
    def everywhere(self) -> Counts:
        """How many texts have each name."""
        counted: Counts = np.asarray(self.present.sum(axis=0), dtype=np.int64).ravel()
        return counted

    @property
    def inside(self) -> Counts:
        """How many texts of each value have each name."""
        return self._counted(self.masks)

    def shuffled(self, times: int) -> Iterator[Counts]:
        """Give the same counts with the values shuffled among the texts."""
        generator = np.random.default_rng(_SEED)
        for _ in range(times):
            yield self._counted(self.masks[:, generator.permutation(self.texts)])

    def _counted(self, masks: NDArray[np.bool_]) -> Counts:
        product = sp.csr_array(masks.astype(np.int64)) @ self.present
        counted: Counts = product.toarray().astype(np.int64)
        return counted


def of_one_kind(
    names: Sequence[str], kind: str, present: sp.csr_array, masks: NDArray[np.bool_]
) -> ComparedCounts:
    """Leave out what no text has.

    >>> present, masks = sp.csr_array([[1, 0], [1, 0]]), np.array([[True, False], [False, True]])
    >>> of_one_kind(["a", "b"], "word", present, masks).names
    ('a',)
    """
    there = np.flatnonzero(np.asarray(present.sum(axis=0)).ravel())
    kept = sp.csr_array(present[:, there])
    return ComparedCounts(tuple(names[place] for place in there.tolist()), kind, kept, masks)
