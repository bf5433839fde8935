"""The numbers in a column, checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.labels import find_column
from actionclust.errors import InputError
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.actions import Actions

_LARGEST = 1e100  # squares of larger numbers have no room


def numeric_column(actions: Actions, name: str) -> NDArray[np.float64]:
    """Give the number of each action in a column, NaN where there is none.

    >>> import pandas as pd
    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b"], "cost": [2.5, None]})
    >>> numeric_column(read_actions(frame), "cost")
    array([2.5, nan])
    """
    column = actions.table[find_column(actions, name)]
    found: list[float] = []
    cells = zip(actions.ids, column.tolist(), column.isna().tolist(), strict=True)
    for id_, value, absent in cells:
        if absent or (isinstance(value, str) and not as_compared(value)):
            found.append(np.nan)
        elif _usable(value):
            found.append(float(value))
        else:
            raise InputError(
                f"{actions.source}: column {name!r} must have numbers, up to {_LARGEST:g} in "
                f"size, or blanks; got {value!r} ({type(value).__name__}) for action {id_!r}; "
                "pass another column, or write it as a number"
            )
    return np.array(found, dtype=np.float64)


def _usable(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        return False
    return bool(-_LARGEST <= value <= _LARGEST)
