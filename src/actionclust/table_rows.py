"""Results as strict JSON has them; a file of its own, since it loads no library."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table, with None for what is missing.

    >>> import pandas as pd
    >>> records(pd.DataFrame({"label": ["a", "b"], "share": [0.5, float("nan")]}))
    [{'label': 'a', 'share': 0.5}, {'label': 'b', 'share': None}]
    """
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]


def strict(value: Any) -> Any:  # noqa: ANN401 - any part of a result
    """Make what JSON has no number for missing, however deep it stands.

    >>> strict({"kappa": float("nan"), "most": [1.5, float("inf")]})
    {'kappa': None, 'most': [1.5, None]}
    """
    if isinstance(value, dict):
        return {name: strict(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [strict(one) for one in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
