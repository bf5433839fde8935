"""Copies of a text that the network links to no other: a community of their own, or too few.

Several people said the same, which is a theme. But a dozen copies are none beside communities of a
thousand texts, and where there are many of them, a target would be missed by as many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import counted, listed
from actionclust.network.engines import membership
from actionclust.network.similarity_join import SIMILARITY_DECIMALS
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

    from actionclust.network.vectors import Vectors

_TIMES = 10  # as many different texts as it has copies that a community has on average at the most
_LARGE = 50_000  # different texts above which no more are communities than the target allows,
_MORE = 0.02  # by this share of it; but for those that are as large as others on average


def too_few_copies(
    copies: NDArray[np.int64], different: int, communities: int, target: int | None
) -> NDArray[np.bool_]:
    """Mark copies that are too few for a community of their own, beside those of linked texts.

    These are less than a tenth of the different texts that a community of the target has on
    average. Of many texts, only the largest piles stay that keep the number near the target, and
    those that have as many as a community has on average.

    >>> too_few_copies(np.array([2, 30]), 3_000, communities=10, target=10).tolist()
    [True, False]
    >>> too_few_copies(np.array([150, 20, 9, 10]), 60_000, communities=600, target=600).tolist()
    [False, False, True, False]
    >>> too_few_copies(np.array([2, 30]), 3_000, communities=10, target=None).tolist()
    [False, False]
    """
    if target is None:
        return np.zeros(len(copies), dtype=np.bool_)
    few: NDArray[np.bool_] = copies * target * _TIMES < different
    if different > _LARGE:
        room = max(target + int(_MORE * target) - communities, 0)
        beyond = np.argsort(-copies, kind="stable")[room:]
        few[beyond] |= copies[beyond] * target < different
    return few


def nearest_groups(
    compared: sp.csr_array, labels: NDArray[np.int64], rows: NDArray[np.int64], least: float
) -> NDArray[np.int64]:
    """Give for some rows the group whose centroid is nearest, or -1 if none is near enough.

    Near enough is a cosine above 0, and of at least `least`.

    >>> import scipy.sparse as sp
    >>> compared = sp.csr_array([[1.0, 0.0, 0.0], [0.6, 0.8, 0.0], [0.0, 0.0, 1.0]])
    >>> nearest_groups(compared, np.array([0, -1, -1]), np.array([1, 2]), 0.0).tolist()
    [0, -1]
    """
    inside = np.flatnonzero(labels >= 0)
    if not len(inside) or not len(rows):
        return np.full(len(rows), -1, dtype=np.int64)
    sums = (membership(labels[inside]) @ compared[inside]).tocsr()
    norms = np.sqrt(squared_norms(sums))
    near = (compared[rows] @ sums.T).toarray() / np.where(norms > 0, norms, 1.0)
    near = np.round(near, SIMILARITY_DECIMALS)
    best = near.argmax(axis=1)
    most = near[np.arange(len(rows)), best]
    found: NDArray[np.int64] = np.where((most > 0) & (most >= least), best, -1)
    return found


def told_of_letters(vectors: Vectors, labels: NDArray[np.int64]) -> list[str]:
    """Say what became of letters that many sent, and of their other versions."""
    campaigns = np.unique(vectors.campaign_of)
    if not len(campaigns):
        return []
    sizes = vectors.copies[campaigns]
    linked = np.unique(labels[: vectors.ordinary])
    beside = np.isin(labels[campaigns], linked[linked >= 0])
    alone = (labels[campaigns] >= 0) & ~beside
    notes = [_letters_in_words(sizes, alone, beside)]
    versions = int(vectors.copies[vectors.ordinary :].sum() - sizes.sum())
    if versions:
        notes.append(
            f"in the communities of such letters: {counted(versions, 'text')} with several words "
            "changed, or one that says something else, not counted as copies"
        )
    return notes


def _letters_in_words(
    sizes: NDArray[np.int64], alone: NDArray[np.bool_], beside: NDArray[np.bool_]
) -> str:
    """Write how many letters are communities, or stand in one, and how many texts each has."""
    told = listed(sorted(sizes.tolist(), reverse=True))
    if alone.all() and len(sizes) == 1:
        return (
            f"{told} texts are one letter that many sent; it is a community of its own, and "
            "changes nothing for the others"
        )
    if alone.all():
        return (
            f"{len(sizes)} letters that many sent are communities of their own, and change "
            f"nothing for the others; texts of each: {told}"
        )
    own = int(alone.sum())
    parts = [
        f"{number} {what}"
        for number, what in (
            (own, "a community of its own" if own == 1 else "communities of their own"),
            (int(beside.sum()), "with too few texts for that, in the nearest community"),
            (int((~alone & ~beside).sum()), "with too few texts and near none, unclustered"),
        )
        if number
    ]
    return (
        f"{counted(len(sizes), 'letter')} that many sent change{'s' * (len(sizes) == 1)} nothing "
        f"for the others: {', '.join(parts)}; texts of each: {told}"
    )
