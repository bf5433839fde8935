"""Several sheets of a workbook as one table, with the sheet as a column."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import pandas as pd

from actionclust.errors import InputError, SettingError, listed
from actionclust.reading.excel import filled_sheets, read_excel
from actionclust.reading.headers import without_headers
from actionclust.reading.roles import plain_name
from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable, column_of
from actionclust.text_columns import text_column

Sheets: TypeAlias = str | Sequence[str] | None

ALL_SHEETS = "*"
"""How to say that all sheets with content are read; no sheet can be called so."""

_SHEET = "sheet"


def read_sheets(
    data: bytes,
    source: str,
    *,
    sheet: Sheets = None,
    form: str = "excel",
    header: bool | int | None = None,
) -> RawTable:
    """Read one sheet of a workbook, or several as one table.

    >>> from io import BytesIO
    >>> content = BytesIO()
    >>> frame = pd.DataFrame({"text": ["Trams"]})
    >>> with pd.ExcelWriter(content) as book:
    ...     frame.to_excel(book, sheet_name="North", index=False)
    ...     frame.to_excel(book, sheet_name="South", index=False)
    >>> read_sheets(content.getvalue(), "a.xlsx", sheet="*").frame["sheet"].tolist()
    ['North', 'South']
    """
    if sheet is None or (isinstance(sheet, str) and sheet != ALL_SHEETS):
        return read_excel(data, source, sheet=sheet, form=form, header=header)
    if not isinstance(sheet, (str, list, tuple)) or not all(isinstance(one, str) for one in sheet):
        raise SettingError(
            f"sheet must be the name of a sheet, or a list of names; got {sheet!r} "
            f"({type(sheet).__name__})"
        )
    names: tuple[str, ...] = tuple(sheet)
    hidden: tuple[str, ...] = ()
    if sheet == ALL_SHEETS:
        names, hidden = filled_sheets(data, source, form=form)
    if not names:
        raise InputError(f"{source}: no sheet has content; expected a table with column names")
    if len(set(names)) < len(names):
        raise SettingError(f"sheet names a sheet more than once: {listed(map(repr, names))}")
    tables = {
        name: without_headers(read_excel(data, source, sheet=name, form=form, header=header))
        for name in names
    }
    return _stacked(tables, source, hidden)


def _stacked(tables: dict[str, RawTable], source: str, hidden: tuple[str, ...]) -> RawTable:
    """Put tables below each other, columns of the same name together."""
    called: dict[str, str] = {}
    for table in tables.values():
        for name in map(str, table.frame.columns):
            called.setdefault(plain_name(name), name)
    own = _SHEET
    while plain_name(own) in called:
        own = f"{own} (actionclust)"
    columns: dict[str, list[object]] = {name: [] for name in called.values()}
    notes = [
        f"sheets {listed(map(repr, tables))} read as one table; the column {own!r} says which"
    ]
    labels: list[str] = []
    sheets: list[str] = []
    for sheet, table in tables.items():
        frame = table.frame
        there = {called[plain_name(str(name))]: frame[name].tolist() for name in frame.columns}
        if len(there) < frame.shape[1]:
            raise InputError(
                f"{source}, sheet {sheet!r}: columns whose names differ in case or accents alone "
                f"cannot be put together with other sheets: {listed(map(repr, frame.columns))}; "
                "rename one of them"
            )
        for name in columns:
            columns[name] += there.get(name, [None] * len(frame))
        absent = [repr(name) for name in columns if name not in there]
        if absent:
            notes.append(f"sheet {sheet!r} has no column {listed(absent)}; blank there")
        notes += [f"sheet {sheet!r}: {note}" for note in table.notes if note != f"sheet {sheet!r}"]
        labels += [f"{label} of sheet {sheet!r}" for label in table.rows.labels]
        sheets += [sheet] * len(frame)
    made = {name: column_of(_plain_missing(values)) for name, values in columns.items()}
    frame = pd.DataFrame({own: column_of(sheets), **made})
    return RawTable(frame, Rows(labels, "row"), source, (*notes, *hidden))


def _plain_missing(values: Sequence[object]) -> list[object]:
    """Write what is missing in one way, as sheets can hold it as NaN, NaT or None."""
    gone = pd.isna(text_column(values)).tolist()
    return [None if absent else value for value, absent in zip(values, gone, strict=True)]
