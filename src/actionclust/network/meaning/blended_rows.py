"""Rows of words with their meaning beside them, so that both count in how a text fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray


def blended_rows(words: sp.csr_array, meaning: NDArray[np.float64], blend: float) -> sp.csr_array:
    """Put meaning beside words, by the blend; rows of norm 1 stay so.

    Rows above those of `meaning`, and those that mean nothing of their own, are of words alone.

    >>> import scipy.sparse as sp
    >>> words, meaning = sp.csr_array([[1.0], [1.0]]), np.array([[0.6, 0.8]])
    >>> (blended_rows(words, meaning, 0.36).toarray() ** 2).round(3).tolist()
    [[0.64, 0.13, 0.23], [1.0, 0.0, 0.0]]
    """
    share = np.zeros(words.shape[0])
    share[: len(meaning)] = np.where(meaning.any(axis=1), blend, 0.0)
    own = words.copy()
    own.data *= np.repeat(np.sqrt(1 - share), np.diff(own.indptr))
    beside = np.zeros((words.shape[0], meaning.shape[1]))
    beside[: len(meaning)] = meaning * np.sqrt(share[: len(meaning), None])
    return sp.csr_array(sp.hstack([own, sp.csr_array(beside)], format="csr"))
