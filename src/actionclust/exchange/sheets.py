"""Write tables as CSV files and as sheets of an Excel workbook."""

from __future__ import annotations

import json
import math
import warnings
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from xlsxwriter import Workbook

from actionclust.analysis.printable import printable
from actionclust.errors import ActionClustWarning, InputError, listed
from actionclust.whole_files import whole_file, whole_files

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

EXCEL_ROWS = 1_048_576
"""Most rows of an Excel sheet, with its header."""

EXCEL_COLUMNS = 16_384
"""Most columns of an Excel sheet."""

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
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a text may begin with that is taken for one
_LOOKED_AT = 200  # rows looked at to choose a column's width


class CutTextWarning(ActionClustWarning):
    """Texts are longer than an Excel cell can be, and were cut with a mark."""


def write_csv_files(
    tables: Mapping[str, pd.DataFrame],
    folder: str | os.PathLike[str],
    *,
    overwrite: bool = True,
    guard_formulas: bool = False,
) -> list[Path]:
    """Write each table as a CSV file: all of them, or none.

    Values stand exactly as they are, in UTF-8 with a byte order mark, so that spreadsheets
    recognise it. A program that opens the files as a spreadsheet may take a cell that starts
    with "=", "+", "-" or "@" for a formula, unless `guard_formulas` is set; an Excel workbook,
    as `write_workbook` writes it, has no such cells.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By name, without ".csv"; the index is not written.
    folder : str or path-like
        An existing folder.
    overwrite : bool
        Whether to replace files that are there.
    guard_formulas : bool
        Whether texts that a spreadsheet may take for formulas get an apostrophe before them.
        Numbers stay as they are.

    Returns
    -------
    list of pathlib.Path
        The files.

    Raises
    ------
    InputError
        If the folder does not exist, or a file is there and `overwrite` is not set.
    OutputError
        If a file cannot be written; what was there before is untouched.

    References
    ----------
    OWASP, "CSV Injection", https://owasp.org/www-community/attacks/CSV_Injection.
    """
    files = [Path(folder) / f"{name}.csv" for name in tables]
    with whole_files(files, overwrite=overwrite) as parts:
        _write_parts(tables, parts, guard_formulas=guard_formulas)
    return files


def write_workbook(
    tables: Mapping[str, pd.DataFrame], path: str | os.PathLike[str], *, overwrite: bool = True
) -> Path:
    """Write tables as the sheets of an Excel workbook, whole or not at all.

    No cell is a formula, whatever a text starts with; control characters, which Excel cannot
    hold, are left out; texts beyond 32,767 characters are cut with a mark, and a warning
    says which. A column with whole
    numbers beyond 2**53, which Excel would round, is written as text.

    Parameters
    ----------
    tables : mapping of str to pandas.DataFrame
        By the title of the sheet; the index is not written.
    path : str or path-like
        The file to write.
    overwrite : bool
        Whether to replace a file that is there.

    Returns
    -------
    pathlib.Path
        The same path.

    Raises
    ------
    InputError
        If a table has more rows or columns than an Excel sheet, or the file is there and
        `overwrite` is not set.
    OutputError
        If the file cannot be written; what was there before is untouched.

    Warns
    -----
    CutTextWarning
        If texts were cut: it names the sheet, row and column of each.
    """
    _check_size(tables)
    with whole_file(path, overwrite=overwrite) as part:
        cut = _write_book(tables, part)
    _tell_of_cut(cut)
    return Path(path)


def write_csv_and_workbook(
    tables: Mapping[str, pd.DataFrame],
    folder: Path,
    workbook: str,
    titles: Mapping[str, str],
    *,
    overwrite: bool,
    guard_formulas: bool,
) -> list[Path]:
    """Write tables as CSV files and as one workbook, under other titles: all of them, or none."""
    sheets = {titles[name]: table for name, table in tables.items()}
    _check_size(sheets)
    files = [*(folder / f"{name}.csv" for name in tables), folder / workbook]
    with whole_files(files, overwrite=overwrite) as parts:
        _write_parts(tables, parts[:-1], guard_formulas=guard_formulas)
        cut = _write_book(sheets, parts[-1])
    _tell_of_cut(cut)
    return files


def _write_parts(
    tables: Mapping[str, pd.DataFrame], parts: Iterable[Path], *, guard_formulas: bool
) -> None:
    for table, part in zip(tables.values(), parts, strict=True):
        written = _guarded(table) if guard_formulas else table
        # with this end of line, a text with a carriage return alone is quoted too
        written.to_csv(
            part, index=False, encoding="utf-8-sig", errors="replace", lineterminator="\r\n"
        )


def _guarded(table: pd.DataFrame) -> pd.DataFrame:
    """Put an apostrophe before what a spreadsheet may take for a formula."""
    guarded = table.copy()
    guarded.columns = pd.Index([_guard(str(name)) for name in table.columns])
    for place, kind in enumerate(table.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            column = table.iloc[:, place].astype(object).map(_guard, na_action="ignore")
            guarded.isetitem(place, column.to_numpy())
    return guarded


def _guard(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _check_size(tables: Mapping[str, pd.DataFrame]) -> None:
    """Refuse what no Excel sheet holds, before anything is written."""
    for title, table in tables.items():
        if len(table) >= EXCEL_ROWS:
            raise InputError(
                f"an Excel sheet holds {EXCEL_ROWS - 1:,} rows and there are {len(table):,} "
                f"{title.lower()}; take the CSV files instead"
            )
        if table.shape[1] > EXCEL_COLUMNS:
            raise InputError(
                f"an Excel sheet holds {EXCEL_COLUMNS:,} columns and {title!r} has "
                f"{table.shape[1]:,}; take the CSV files instead"
            )


def _write_book(tables: Mapping[str, pd.DataFrame], part: Path) -> list[str]:
    """Write the sheets, and say where texts were cut."""
    cut = []
    # rows go to the disk as they are written
    with Workbook(part, {"constant_memory": True}) as book:
        looks = _looks(book)
        for title, table in tables.items():
            cut += _fill(book.add_worksheet(title), table, looks)
    return cut


def _tell_of_cut(cut: Sequence[str]) -> None:
    if cut:
        warnings.warn(
            f"an Excel cell holds {EXCEL_CHARACTERS:,} characters, and longer texts were cut with "
            f"\u2026 at the end: {listed(cut)}; CSV files hold the whole texts",
            CutTextWarning,
            stacklevel=3,
        )


def plain(value: object) -> Any:  # noqa: ANN401 - what a cell may hold
    r"""Turn a value into one that a cell can hold, but for the length of a text.

    >>> plain(float("nan")), plain([1, 2]), plain("a\x07bell")
    (None, '[1, 2]', 'abell')
    """
    if isinstance(value, (np.generic, np.ndarray)):
        value = value.tolist()
    if isinstance(value, (list, tuple, dict)):
        value = json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, str):
        return printable(value)
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


def _fill(sheet: Worksheet, table: pd.DataFrame, looks: Mapping[str, Format]) -> list[str]:
    """Write a table into a sheet: a bold header that stays in view, and fitting widths.

    The cells whose texts were cut are given in words.
    """
    sheet.freeze_panes(1, 0)
    cut = []
    for number, name in enumerate(table.columns):
        shown = [len(_shown(value)) for value in table[name].head(_LOOKED_AT)]
        width = min(max([len(str(name)), *shown]) + 2, _WIDTHS[1])
        sheet.set_column_pixels(number, number, max(width, _WIDTHS[0]) * _PIXELS)
        header = printable(str(name))
        _write(sheet, 0, number, _fitting(header), looks["header"])
        if _is_cut(header):
            cut.append(f"sheet {sheet.get_name()!r}, row 1, the header of column {number + 1}")
    names = [_short(str(name)) for name in table.columns]
    as_text = {number for number in range(table.shape[1]) if _has_long(table.iloc[:, number])}
    for row, values in enumerate(table.itertuples(index=False, name=None), start=1):
        for column, cell in enumerate(map(plain, values)):
            long = column in as_text and isinstance(cell, (int, float))
            value = str(cell) if long and not isinstance(cell, bool) else cell
            if value is not None:
                _write(sheet, row, column, _fitting(value), looks[_look(value)])
            if _is_cut(value):
                cut.append(f"sheet {sheet.get_name()!r}, row {row + 1}, column {names[column]!r}")
    return cut


def _is_cut(value: object) -> bool:
    """Tell whether a cell cannot hold all of a text."""
    return isinstance(value, str) and len(value) > EXCEL_CHARACTERS


def _fitting(value: Any) -> Any:  # noqa: ANN401 - what a cell may hold
    """Cut what a cell cannot hold, with a mark."""
    return f"{value[: EXCEL_CHARACTERS - 1]}\u2026" if _is_cut(value) else value


def _short(name: str) -> str:
    return name if len(name) <= _WIDTHS[1] else f"{name[: _WIDTHS[1] - 1]}\u2026"


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
