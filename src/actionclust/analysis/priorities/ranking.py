"""Ranks that tied values share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SHARE_DECIMALS = 12
"""Shares that are equal to so many decimals are tied; further ones are noise of computing."""


def ranks(
    values: Sequence[float] | NDArray[np.float64], within: NDArray[np.int64] | None = None
) -> pd.Series[int]:
    """Rank values, the highest first; tied ones share a rank, and the next ranks stay empty.

    >>> ranks([0.2, 0.5, 0.2, float("nan")]).tolist()
    [2, 1, 2, <NA>]
    """
    rounded = pd.Series(np.round(np.asarray(values, dtype=np.float64), SHARE_DECIMALS))
    if within is None:
        found = rounded.rank(method="min", ascending=False)
    else:
        found = rounded.groupby(within).rank(method="min", ascending=False)
    return found.astype("Int64")


def by_value_then_id(values: pd.Series[int], ids: pd.Series[str]) -> list[int]:
    """Order rows by a value, the lowest first, then by id.

    >>> by_value_then_id(pd.Series([2, 1, 1], dtype="Int64"), pd.Series(["A1", "A10", "A9"]))
    [2, 1, 0]
    """
    last = values.max() + 1 if values.notna().any() else 0
    keys = [
        (value, natural(id_)) for value, id_ in zip(values.fillna(last).tolist(), ids, strict=True)
    ]
    return sorted(range(len(keys)), key=keys.__getitem__)
