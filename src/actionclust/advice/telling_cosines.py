"""Cosines with groups, made such that broad groups and narrow ones have the same say.

Nearly all texts are somewhat near to a broad group, and a few are very near to a narrow one. What
tells is how near a text is by what is usual for strangers to the group.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_POWER = 0.75  # of the spread, by which cosines are divided; that of few texts is not certain
_NONE = 1e-9  # spread below which a group tells strangers nothing


def told_by_spread(
    cosines: NDArray[np.float64], label: NDArray[np.int64], share: float = 1.0
) -> NDArray[np.float64]:
    """Divide the cosines with each group by a power of their spread over the texts of others.

    `cosines` have the shape (texts, groups), and `label` is the group of each text, or -1. With a
    `share` below 1 they are divided by as much less.
    """
    inside = np.flatnonzero(label >= 0)
    mine, groups = label[inside], cosines.shape[1]
    own = cosines[inside, mine]
    strangers = np.maximum(len(label) - np.bincount(mine, minlength=groups), 1)
    mean = (cosines.sum(axis=0) - np.bincount(mine, own, groups)) / strangers
    squares = np.einsum("ij,ij->j", cosines, cosines) - np.bincount(mine, own**2, groups)
    spread = np.sqrt(np.maximum(squares / strangers - mean**2, 0.0))
    telling = spread > _NONE
    if not telling.any():
        return cosines
    usual = float(spread[telling].mean())
    told: NDArray[np.float64] = cosines / np.where(telling, spread / usual, 1.0) ** (
        _POWER * share
    )
    return told
