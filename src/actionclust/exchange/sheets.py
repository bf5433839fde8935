"""Write tables as CSV files and as sheets of an Excel workbook."""

from __future__ import annotations

import json
import math
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from xlsxwriter import Workbook

from actionclust.analysis.printable import printable
from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

EXCEL_ROWS = 1_048_576
"""Most rows of an Excel sheet, with its header."""

EXCEL_CHARACTERS = 32_767
"""Most characters of an Excel cell."""

_EXACT = 2**53  # whole numbers up to it are exact in a cell
_FIRST_YEAR = 1900  # of Excel's calendar
_WIDTHS = (8, 60)  # narrowest and widest column, in characters
_DECIMALS = 4  # shown of a number that has more; the cell holds all
_MOMENTS = {
    # a datetime is a date too, so it comes first
    datetime: "yyyy-mm-dd h:mm:ss",
    date: "yyyy-mm-dd",
    time: "h:mm:ss",
    timedelta: "[hh]:mm:ss",
}
_PIXELS = 7  # of a character
_LOOKED_AT = 200  # rows looked at to choose a column's width


def write_csv_files(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write each table as a CSV file.

    Values stand exactly as they are, in UTF-8 with a byte order mark, so that spreadsheets
    recognise it. A program that opens the files as a spreadsheet may take a cell that starts
    with "=" for a formula; an Excel workbook, as `write_workbook` writes it, has no such cells.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By name, without ".csv"; the index is not written.
    folder : pathlib.Path
        An existing folder.

    Returns
    -------
    list of pathlib.Path
        The files.
    """
    written = []
    for name, table in tables.items():
        path = folder / f"{name}.csv"
        # with this end of line, a text with a carriage return alone is quoted too
        table.to_csv(
            path, index=False, encoding="utf-8-sig", errors="replace", lineterminator="\r\n"
        )
        written.append(path)
    return written


def write_workbook(tables: Mapping[str, pd.DataFrame], path: Path) -> Path:
    """Write tables as the sheets of an Excel workbook.

    No cell is a formula, whatever a text starts with; control characters, which Excel cannot
    hold, are left out; texts beyond 32,767 characters are cut with a mark. A column with whole
    numbers beyond 2**53, which Excel would round, is written as text.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the title of the sheet; the index is not written.
    path : pathlib.Path
        The file to write.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If a table has more rows than an Excel sheet.
    """
    for title, table in tables.items():
        if len(table) >= EXCEL_ROWS:
            raise InputError(
                f"an Excel sheet holds {EXCEL_ROWS - 1:,} rows and there are {len(table):,} "
                f"{title.lower()}; take the CSV files instead"
            )
    # rows go to the disk as they are written
    with Workbook(path, {"constant_memory": True}) as book:
        looks = _looks(book)
        for title, table in tables.items():
            _fill(book.add_worksheet(title), table, looks)
    return path


def plain(value: object) -> Any:  # noqa: ANN401 - what a cell may hold
    r"""Turn a value into one that a cell can hold.

    >>> plain(float("nan")), plain([1, 2]), plain("a\x07bell")
    (None, '[1, 2]', 'abell')
    """
    if isinstance(value, (np.generic, np.ndarray)):
        value = value.tolist()
    if isinstance(value, (list, tuple, dict)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        text = printable(value)
        cut = EXCEL_CHARACTERS - 1
        return text if len(text) <= EXCEL_CHARACTERS else text[:cut] + "\u2026"
    if pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, (bool, int, timedelta)) or _is_finite(value):
        return value
    if isinstance(value, (date, time)):
        return value if _is_local(value) else value.isoformat()
    return printable(str(value))


def _looks(book: Workbook) -> dict[str, Format]:
    """Make the looks that cells can have."""
    top = {"valign": "top"}
    special = {"short": {}, "long": {"text_wrap": True}, "header": {"bold": True}}
    moments = {kind.__name__: {"num_format": code} for kind, code in _MOMENTS.items()}
    decimals = {"decimals": {"num_format": f"0.{'0' * _DECIMALS}"}}
    every = special | moments | decimals
    return {name: book.add_format(top | more) for name, more in every.items()}


def _fill(sheet: Worksheet, table: pd.DataFrame, looks: Mapping[str, Format]) -> None:
    """Write a table into a sheet: a bold header that stays in view, and fitting widths."""
    sheet.freeze_panes(1, 0)
    for number, name in enumerate(table.columns):
        shown = [len(_shown(value)) for value in table[name].head(_LOOKED_AT)]
        width = min(max([len(str(name)), *shown]) + 2, _WIDTHS[1])
        sheet.set_column_pixels(number, number, max(width, _WIDTHS[0]) * _PIXELS)
        _write(sheet, 0, number, printable(str(name)), looks["header"])
    as_text = {number for number in range(table.shape[1]) if _has_long(table.iloc[:, number])}
    for row, values in enumerate(table.itertuples(index=False, name=None), start=1):
        for column, cell in enumerate(map(plain, values)):
            long = column in as_text and isinstance(cell, (int, float))
            value = str(cell) if long and not isinstance(cell, bool) else cell
            if value is not None:
                _write(sheet, row, column, value, looks[_look(value)])


def _look(value: object) -> str:
    """Say how a value is to look."""
    if isinstance(value, str):
        return "long" if len(value) > _WIDTHS[1] else "short"
    if isinstance(value, float):
        return "short" if value == round(value, _DECIMALS) else "decimals"
    if isinstance(value, int):
        return "short"
    return next(kind.__name__ for kind in _MOMENTS if isinstance(value, kind))


def _write(sheet: Worksheet, row: int, column: int, value: Any, look: Format) -> None:  # noqa: ANN401 - what a cell may hold
    # each type by name, so that no text is taken for a formula, an address or a number
    if value == "":
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, str):
        sheet.write_string(row, column, value, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_datetime(row, column, value, look)


def _has_long(column: pd.Series[Any]) -> bool:
    """Tell whether a column holds whole numbers that Excel would round."""
    if column.dtype.kind not in "iuO":
        return False
    return any(
        isinstance(value, (int, np.integer)) and abs(int(value)) > _EXACT for value in column
    )


def _shown(value: object) -> str:
    return str(round(value, _DECIMALS) if isinstance(value, float) else value)


def _is_finite(value: object) -> bool:
    return isinstance(value, float) and math.isfinite(value)


def _is_local(value: date | time) -> bool:
    """Tell whether Excel has such a date or time: it knows no time zones, nor years long ago."""
    return getattr(value, "tzinfo", None) is None and getattr(value, "year", _FIRST_YEAR) >= (
        _FIRST_YEAR
    )
