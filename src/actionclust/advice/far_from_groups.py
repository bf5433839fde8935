"""How near a text must be to some group to be at home there, by the texts that are in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FURTHEST = 0.05  # of the texts in groups, the share that is as far from the nearest one
_TOO_FAR = 1 / 3  # of the nearness of these, where groups have nothing in common


def far_from(near: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Tell below which nearness a text is in no group.

    `near` has the nearness of each text in a group to the nearest one, and `other` that to the
    nearest other one: nearly all texts in groups are nearer, and some strangers too.
    """
    usual = float(np.quantile(near, _FURTHEST))
    stranger = float(np.quantile(other, 1 - _FURTHEST))
    return max(min(usual, stranger), _TOO_FAR * usual)
