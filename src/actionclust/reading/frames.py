"""A table from a DataFrame, whose index may hold a column of the analyst."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Any

import narwhals as nw
import numpy as np
import pandas as pd

from actionclust.errors import InputError, listed
from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable, check_column_names, column_of

# what a project file keeps as it is
_PLAIN_TYPES = re.compile(
    r"object|str|string|boolean|bool|U?Int(8|16|32|64)|u?int(8|16|32|64)|[Ff]loat(16|32|64)"
    r"|datetime64\[(s|ms|us|ns)(, [\w/+:\-]+)?\]|timedelta64\[(s|ms|us|ns)\]"
)
_PLAIN_CELLS = (
    *(str, bool, int, float, list, dict, Decimal, bytes),
    *(dt.date, dt.time, dt.timedelta, np.datetime64, np.timedelta64),
    *(np.integer, np.floating, np.bool_, type(None), type(pd.NA), type(pd.NaT)),
)


def table_from_frame(frame: pd.DataFrame, source: str) -> RawTable:
    """Take the table of a DataFrame.

    Columns of types that no project file keeps, such as those of Arrow, become plain ones.

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
    notes = [f"index {name!r} became a column" for name in named]
    changed: dict[str, list[str]] = {}
    for name in table.columns:
        column, become = _plain(table[name])
        if become:
            changed.setdefault(become, []).append(f"{name!r} ({table[name].dtype})")
            table[name] = column
    notes += [f"{become}: {listed(names)}" for become, names in changed.items()]
    return RawTable(table, Rows(frame.index, "index"), source, tuple(notes))


def frame_of_other_library(source: object) -> pd.DataFrame | None:
    """Take the DataFrame or Series of polars, pyarrow or another library, or give None.

    >>> frame_of_other_library(["Train nurses"]) is None
    True
    """
    found = nw.from_native(source, allow_series=True, pass_through=True)
    if isinstance(found, nw.LazyFrame):
        raise InputError(
            f"a table that is not worked out yet ({type(source).__name__}) cannot be read; pass "
            "what its collect() gives"
        )
    if isinstance(found, nw.Series):
        found = found.alias(found.name or "text").to_frame()
    if not isinstance(found, nw.DataFrame):
        return None
    columns = found.to_dict(as_series=False)
    return pd.DataFrame({name: column_of(values) for name, values in columns.items()})


def _plain(column: pd.Series[Any]) -> tuple[pd.Series[Any], str]:
    """Give a column of a type that can be kept, and what it became if that is another one."""
    kind = column.dtype
    if isinstance(kind, pd.CategoricalDtype):
        # without a name, as those of Interval have none
        if kind.categories.inferred_type in {"string", "integer", "floating", "boolean", "empty"}:
            return column, ""
        return column.cat.rename_categories(str), "categories became text"
    if isinstance(kind, (pd.ArrowDtype, pd.SparseDtype)):
        gone = column.isna().tolist()
        cells = [
            None if no else cell if _is_plain(cell) else _written(cell)
            for cell, no in zip(column.tolist(), gone, strict=True)
        ]
        return column_of(cells), "columns became plain ones"
    if _PLAIN_TYPES.fullmatch(str(kind)):
        if kind.kind != "O" or all(map(_is_plain, column)):
            return column, ""
        kept = [cell if _is_plain(cell) else _written(cell) for cell in column]
        return pd.Series(kept, dtype=object), "values became text"
    gone = column.isna().tolist()
    texts = [None if no else str(cell) for cell, no in zip(column, gone, strict=True)]
    return pd.Series(texts, dtype=object), "columns became text"


def _is_plain(cell: object) -> bool:
    """Tell whether a project file keeps a cell: of a list or a mapping, what JSON can hold."""
    if isinstance(cell, (list, dict)):
        inside = [*cell, *cell.values()] if isinstance(cell, dict) else cell
        named = isinstance(cell, list) or all(isinstance(name, str) for name in cell)
        return named and all(
            isinstance(one, (str, bool, int, float, type(None)))
            or (isinstance(one, (list, dict)) and _is_plain(one))
            for one in inside
        )
    return isinstance(cell, _PLAIN_CELLS)


def _written(cell: object) -> str:
    """Write a value as text, a set in an order that is the same in every run."""
    if isinstance(cell, (set, frozenset)):
        return ", ".join(sorted(map(str, cell)))
    return str(cell)
