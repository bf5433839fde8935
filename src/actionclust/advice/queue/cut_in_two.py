"""The two parts of a group, where its texts are least alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import SIMILARITY_DECIMALS
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.refining_space import Space

_SPLIT_FROM = 6  # texts of a group that may be two
_STEPS = 30  # of the search for the two parts


def two_parts(points: Space, rows: NDArray[np.int64]) -> tuple[list[int], float]:
    """Cut texts in two along what varies most, and tell how much the parts differ.

    Gives the places in `rows` of the smaller part, and how much less alike the parts are than
    the texts in them, from 0 to 1. The likeness of each two texts is never held: a table of them
    grows with the square of the group.
    """
    if len(rows) < _SPLIT_FROM:
        return [], 0.0
    with one_thread_each():
        few = _few(points, rows)
        side = _side(few)
        if side is None:
            return [], 0.0
        small, large = np.flatnonzero(side), np.flatnonzero(~side)
        if min(len(small), len(large)) < 2:  # noqa: PLR2004 - one text is no part
            return [], 0.0
        between = few.sum_of(small) @ few.sum_of(large) / (len(small) * len(large))
        within = min(few.within(small), few.within(large))
    return small.tolist(), float(np.clip(1 - between / within, 0, 1)) if within > 0 else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class _Few:
    """The points of a few texts, with the words alone that these have."""

    words: sp.csr_array
    turned: sp.csr_array  # the words, shape (words, texts)
    context: NDArray[np.float64]
    squares: NDArray[np.float64]  # of the length of each point

    def alike(self, weight: NDArray[np.float64]) -> NDArray[np.float64]:
        """Multiply the likeness of each two texts with weights of them."""
        found: NDArray[np.float64] = self.words @ (self.turned @ weight)
        return found + self.context @ (self.context.T @ weight)

    def sum_of(self, part: NDArray[np.int64]) -> NDArray[np.float64]:
        """Add up the points of some texts."""
        marks = np.zeros(len(self.squares))
        marks[part] = 1.0
        return np.concatenate([self.turned @ marks, self.context.T @ marks])

    def within(self, part: NDArray[np.int64]) -> float:
        """Give the mean likeness of two texts of a part."""
        total = self.sum_of(part)
        pairs = total @ total - self.squares[part].sum()
        return float(pairs / (len(part) * (len(part) - 1)))


def _few(points: Space, rows: NDArray[np.int64]) -> _Few:
    words, context = sp.csr_array(points.words[rows]), points.context[rows]
    used, columns = np.unique(words.indices, return_inverse=True)
    words = sp.csr_array((words.data, columns, words.indptr), shape=(len(rows), len(used)))
    squares = squared_norms(words) + np.square(context).sum(axis=1)
    return _Few(words, sp.csr_array(words.T), context, squares)


def _side(few: _Few) -> NDArray[np.bool_] | None:
    """Tell the texts of the smaller part, by the direction in which points vary most."""
    count = len(few.squares)
    mean = few.alike(np.full(count, 1 / count))
    direction = np.zeros(count)
    direction[int(np.round(mean, SIMILARITY_DECIMALS).argmin())] = 1.0
    for _ in range(_STEPS + 1):
        direction = few.alike(direction - direction.mean())
        direction -= direction.mean()
        length = float(np.linalg.norm(direction))
        if length < 10.0**-SIMILARITY_DECIMALS:
            return None
        direction /= length
    side: NDArray[np.bool_] = np.round(direction, SIMILARITY_DECIMALS) > 0
    return ~side if side.sum() * 2 > count else side
