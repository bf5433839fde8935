"""A table from a DataFrame, whose index may hold a column of the analyst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable, check_column_names

if TYPE_CHECKING:
    import pandas as pd


def table_from_frame(frame: pd.DataFrame, source: str) -> RawTable:
    """Take the table of a DataFrame.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"text": ["Train nurses"]}, index=pd.Index(["A1"], name="id"))
    >>> table_from_frame(frame, "DataFrame").notes
    ("index 'id' became a column",)
    """
    levels = [level for level, name in enumerate(frame.index.names) if name is not None]
    named = [frame.index.names[level] for level in levels]
    check_column_names([*named, *frame.columns], source)
    table = frame.reset_index(drop=True).copy()
    for level in reversed(levels):
        table.insert(0, str(frame.index.names[level]), frame.index.get_level_values(level))
    notes = tuple(f"index {name!r} became a column" for name in named)
    return RawTable(table, Rows(frame.index, "index"), source, notes)
