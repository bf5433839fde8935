"""How well each text fits each group, kept so that an answer changes only what it must.

The fit is a least-squares fit of who is in which group, as that of `advice.homes`. Its costly part
is the inverse of the likeness of all texts; when a person decides of some texts, only the doubt of
these changes, and the inverse is mended instead of made anew (Woodbury 1950).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.advice.homes import centroid_cosines
from actionclust.by_value import ByValue
from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import SIMILARITY_DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.advice.homes import HomeFinder

MIDDLING = 0.5
"""Power of the size of groups by which the votes of large ones count less, where some are sure."""

_LEFT_OUT = 1e4  # the doubt of a text that is in no group: it tells nothing
_FEW = 0.1  # of the texts: when the doubt of more changes, the inverse is made anew


@dataclass(frozen=True, slots=True, eq=False)
class Fits(ByValue):
    """The inverse of the likeness of texts, with the doubt of each on its diagonal."""

    doubt: NDArray[np.float64]
    inverse: NDArray[np.float64]


def fits_for(
    finder: HomeFinder, doubt: NDArray[np.float64], before: Fits | None = None
) -> Fits | None:
    """Give the inverse for the doubts of texts, from an earlier one if that is quicker.

    There is none where the finder has too many texts to compare each two.
    """
    if finder.closeness is None:
        return None
    with one_thread_each():
        changed = None if before is None else np.flatnonzero(doubt != before.doubt)
        if before is None or changed is None or len(changed) > _FEW * len(doubt):
            system = finder.closeness.copy()
            system[np.diag_indices_from(system)] += doubt
            return Fits(doubt, np.asarray(np.linalg.inv(system), dtype=np.float64))
        if not len(changed):
            return before
        part = before.inverse[:, changed]
        middle = np.diag(1 / (doubt - before.doubt)[changed]) + part[changed]
        return Fits(doubt, before.inverse - part @ np.linalg.solve(middle, part.T))


def doubts(label: NDArray[np.int64], doubt: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the doubt of texts where they have a group; one in none tells nothing."""
    return np.where(label >= 0, doubt, _LEFT_OUT)


def fit_scores(
    finder: HomeFinder,
    label: NDArray[np.int64],
    weight: NDArray[np.float64],
    groups: int,
    fits: Fits | None,
    evenness: float = MIDDLING,
) -> list[NDArray[np.float64]]:
    """Score groups for each text in each way there is, a text in a group by a fit without it.

    `label` is the place of the group of each text, or -1; `weight` is how much each counts in the
    centroid of its group. The votes of large groups count less, by `evenness`. Each way has a
    spread of 1.
    """
    inside = np.flatnonzero(label >= 0)
    if not len(inside):
        return [np.zeros((len(label), groups))] * (1 if fits is None else 2)
    with one_thread_each():
        if fits is None or finder.likeness is None:
            scores = [centroid_cosines(finder.points, label, weight, groups)]
        else:
            marks = _marks(label, inside, groups)
            scores = [
                _votes(fits, marks, label, inside, evenness),
                _cosines(finder.likeness, marks, label, weight),
            ]
    rounded = [np.round(one, SIMILARITY_DECIMALS) for one in scores]
    return [one / (float(one.std()) or 1.0) for one in rounded]


def _marks(label: NDArray[np.int64], inside: NDArray[np.int64], groups: int) -> sp.csr_array:
    """Mark the group of each text that is in one, shape (groups, texts)."""
    ones = np.ones(len(inside))
    return sp.csr_array((ones, (label[inside], inside)), shape=(groups, len(label)))


def _votes(
    fits: Fits,
    marks: sp.csr_array,
    label: NDArray[np.int64],
    inside: NDArray[np.int64],
    evenness: float,
) -> NDArray[np.float64]:
    """Give the fit of each text without it, as if all groups had the same size."""
    shares = np.asarray(marks @ fits.inverse).T
    divisor = np.where(label >= 0, np.diag(fits.inverse), 1 / fits.doubt)
    scores = marks.toarray().T - shares / divisor[:, None]
    sizes = np.asarray(marks.sum(axis=1), dtype=np.float64)
    held = np.broadcast_to(sizes, scores.shape).copy()
    held[inside, label[inside]] -= 1  # of its own group, the others
    votes: NDArray[np.float64] = scores / np.maximum(held, 1.0) ** evenness
    return votes


def _cosines(
    likeness: NDArray[np.float64],
    marks: sp.csr_array,
    label: NDArray[np.int64],
    weight: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Give what `centroid_cosines` does, from the likeness of each two texts."""
    inside = np.flatnonzero(label >= 0)
    mine, counted = label[inside], weight[inside]
    weighed = sp.csr_array(marks * weight[None, :])
    products = np.asarray(weighed @ likeness).T
    itself, own = np.diag(likeness)[inside], products[inside, mine]
    squares = np.bincount(mine, counted * own, marks.shape[0])
    rest = squares[mine] - 2 * counted * own + counted**2 * itself
    alone = rest < 10.0**-SIMILARITY_DECIMALS
    cosines: NDArray[np.float64] = products / np.sqrt(np.where(squares > 0, squares, 1.0))
    without = (own - counted * itself) / np.sqrt(np.where(alone, 1.0, rest))
    cosines[inside, mine] = np.where(alone, 0.0, without)
    return cosines
