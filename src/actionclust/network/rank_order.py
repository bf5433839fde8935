"""The order of ranked pairs: the strongest first, equal ones by their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_HALF = np.uint64(32)  # bits of a number below which another one is kept
_LOW = np.uint64(2**32 - 1)


def rank_order(
    steps: NDArray[np.float64], first: NDArray[np.int32], second: NDArray[np.int32], rows: int
) -> NDArray[np.int64]:
    """Order pairs by whole numbers from 0 to less than 2**32, equal ones by `first`, `second`.

    >>> first, second = np.array([0, 1, 0], dtype=np.int32), np.array([1, 2, 2], dtype=np.int32)
    >>> rank_order(np.array([5.0, 0.0, 5.0]), first, second, 3).tolist()
    [1, 0, 2]
    """
    whole = steps.astype(np.uint32)
    if rows <= np.iinfo(np.uint16).max:
        # numbers of 16 bits are sorted by their digits, which takes a quarter of the time
        low, high = whole.astype(np.uint16), (whole >> 16).astype(np.uint16)
        return np.lexsort((second.astype(np.uint16), first.astype(np.uint16), low, high))
    # otherwise a number and its place are sorted as one, and few are equal
    keys = np.sort(whole.astype(np.uint64) << _HALF | np.arange(len(whole), dtype=np.uint64))
    order = (keys & _LOW).astype(np.int64)
    same = np.diff(keys >> _HALF) == 0
    tied = np.concatenate([same, [False]]) | np.concatenate([[False], same])
    some = order[tied[: len(order)]]
    order[tied[: len(order)]] = some[np.lexsort((second[some], first[some], whole[some]))]
    return order
