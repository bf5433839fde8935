"""Which of the commonest columns each row may leave out of a join.

Two rows that both leave out the columns before some place miss at most the product of the norms
of what they left out, by the Cauchy-Schwarz inequality. With both norms below the root of a
bound, rows that share none of the later columns have a cosine below that bound. The common
columns cost most of the work, and say least of two rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STEP = 1.5  # how many times rarer the columns of the next level are at the least
_RAREST = 32  # rows of a column from which on leaving it out saves too little
_ROUNDING = 1e-8  # of a squared norm, above the rounding error


@dataclass(frozen=True, slots=True)
class Levels:
    """Rows by how many of the commonest columns they may leave out."""

    cuts: tuple[int, ...]  # for each level, the first column that is not left out; 0 to begin with
    level: NDArray[np.int64]  # shape (rows,): the highest level that each row bears
    # shape (levels, rows): the norm of what is left out of each row at each level, never too low
    norms: NDArray[np.float32]


def levels_below(rows: sp.csr_array, bound: float) -> Levels:
    """Find how many of the commonest columns each row may leave out.

    The columns stand from common to rare. Rows bear a level while the square of the norm of what
    is left out stays below the bound.

    >>> rows = sp.csr_array(40 * [[0.28, 0.96, 0.0], [0.28, 0.0, 0.96]])
    >>> levels = levels_below(rows, 0.5)
    >>> levels.cuts, levels.level[:2].tolist()
    ((0, 1, 3), [1, 1])
    """
    frequency = np.bincount(rows.indices, minlength=rows.shape[1])
    cuts = _cuts_at(frequency) if bound > 0 else [0]
    of = np.repeat(np.arange(rows.shape[0], dtype=np.int32), np.diff(rows.indptr))
    squares = np.zeros(rows.shape[0])
    norms = np.zeros((len(cuts), rows.shape[0]), dtype=np.float32)
    level = np.zeros(rows.shape[0], dtype=np.int64)
    for number, cut in enumerate(cuts[1:], start=1):
        between = (rows.indices >= cuts[number - 1]) & (rows.indices < cut)
        squares += np.bincount(of[between], rows.data[between] ** 2, rows.shape[0])
        level[squares < bound - _ROUNDING] = number
        norms[number] = np.nextafter(np.sqrt(squares + _ROUNDING).astype(np.float32), np.inf)
    return Levels(tuple(cuts), level, norms)


def from_column(rows: sp.csr_array, cut: int) -> sp.csr_array:
    """Leave out the columns before one, which keep their numbers.

    >>> from_column(sp.csr_array([[1.0, 2.0, 3.0]]), 1).toarray()
    array([[0., 2., 3.]])
    """
    if cut == 0:
        return rows
    kept = rows.indices >= cut
    starts = np.zeros(len(kept) + 1, dtype=rows.indptr.dtype)
    np.cumsum(kept, out=starts[1:])
    parts = (rows.data[kept], rows.indices[kept], starts[rows.indptr])
    return sp.csr_array(parts, shape=rows.shape)


def narrow(rows: sp.csr_array) -> sp.csr_array:
    """Hold the places of a matrix in 32 bits if these are enough: products then take less time.

    >>> narrow(sp.csr_array(np.eye(2))).indices.dtype
    dtype('int32')
    """
    if max(rows.nnz, *rows.shape) > np.iinfo(np.int32).max:
        return rows
    places = rows.indices.astype(np.int32, copy=False), rows.indptr.astype(np.int32, copy=False)
    return sp.csr_array((rows.data, *places), shape=rows.shape)


def _cuts_at(frequency: NDArray[np.int64]) -> list[int]:
    """Choose where the levels end, from common to rare."""
    cuts = [0]
    limit = float(frequency.max(initial=0))
    while limit > _RAREST:
        limit /= _STEP
        cut = int(np.searchsorted(-frequency, -limit, side="right"))
        if cut > cuts[-1]:
            cuts.append(cut)
    return cuts
