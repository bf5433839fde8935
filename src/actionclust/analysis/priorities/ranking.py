"""Ranks that tied values share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DECIMALS = 12
"""Shares that are equal to so many decimals are tied; further ones are noise of computing."""


def ranks(
    values: Sequence[float] | NDArray[np.float64], within: NDArray[np.int64] | None = None
) -> pd.Series[int]:
    """Rank values, the highest first; tied ones share a rank, and the next ranks stay empty.

    Parameters
    ----------
    values : sequence of float
        The values; NaN gets no rank.
    within : ndarray of int64 or None
        The group of each value, each to be ranked on its own; None ranks all together.

    Returns
    -------
    pandas.Series
        "1224" ranks (Int64), missing for NaN.

    Examples
    --------
    >>> ranks([0.2, 0.5, 0.2, float("nan")]).tolist()
    [2, 1, 2, <NA>]
    """
    rounded = pd.Series(np.round(np.asarray(values, dtype=np.float64), DECIMALS))
    if within is None:
        found = rounded.rank(method="min", ascending=False)
    else:
        found = rounded.groupby(within).rank(method="min", ascending=False)
    return found.astype("Int64")
