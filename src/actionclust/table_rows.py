"""The rows of tables as JSON has them; a file of its own, since it loads no library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give the rows of a table, JSON-safe.

    >>> import pandas as pd
    >>> records(pd.DataFrame({"label": ["a", "b"], "share": [0.5, float("nan")]}))
    [{'label': 'a', 'share': 0.5}, {'label': 'b', 'share': None}]
    """
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in rows]
