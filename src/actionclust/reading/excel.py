"""Workbooks of Excel and LibreOffice: the values of one sheet."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from actionclust.errors import Advice, InputError, SettingError, did_you_mean, listed
from actionclust.reading.spreadsheets.cell_marks import ERROR, MARK, NO_RESULT, WHOLE
from actionclust.reading.spreadsheets.ods import checked_ods
from actionclust.reading.spreadsheets.xls import sheets_of_xls
from actionclust.reading.spreadsheets.xlsb import checked_xlsb
from actionclust.reading.spreadsheets.xlsx import checked_xlsx
from actionclust.reading.table import RawTable, column_letters, table_from_grid

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterator

    from python_calamine import CalamineWorkbook

    Grid = list[list[object]]
    Sheets = dict[str, Callable[[], Grid]]

_SHEET = Advice("sheet", '"..."')
_ALL = Advice("sheet", '"*"')
_EXACT = 2**53  # whole numbers up to it are exact as floats


def read_excel(
    data: bytes,
    source: str,
    *,
    sheet: str | None = None,
    form: str = "excel",
    header: bool | None = None,
) -> RawTable:
    """Read one sheet of a workbook.

    >>> from io import BytesIO
    >>> import pandas as pd
    >>> content = BytesIO()
    >>> pd.DataFrame({"text": ["Train nurses"]}).to_excel(content, index=False)
    >>> read_excel(content.getvalue(), "a.xlsx").notes
    ("sheet 'Sheet1'",)
    """
    with _damage_told(source):
        name, grid = _choose(_OPENED[form](data, source), sheet, source)
        errors = _settle(grid, f"{source}, sheet {name!r}")
    notes: tuple[str, ...] = (f"sheet {name!r}",)
    if errors:
        notes += (f"cells with an Excel error, kept as text: {listed(errors)}",)
    return table_from_grid(grid, source, notes, header=header)


def filled_sheets(data: bytes, source: str, *, form: str = "excel") -> tuple[str, ...]:
    """Name the sheets with content.

    >>> from io import BytesIO
    >>> import pandas as pd
    >>> content = BytesIO()
    >>> pd.DataFrame({"text": ["Train nurses"]}).to_excel(content, index=False)
    >>> filled_sheets(content.getvalue(), "a.xlsx")
    ('Sheet1',)
    """
    with _damage_told(source):
        sheets = _OPENED[form](data, source)
        return tuple(name for name, read in sheets.items() if _has_content(read()))


@contextmanager
def _damage_told(source: str) -> Iterator[None]:
    """Say of a workbook that cannot be read that it is damaged."""
    try:
        yield
    except (InputError, SettingError):
        raise
    # the libraries have many errors for damaged workbooks, and that for a panic is no Exception
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        raise InputError(
            f"{source}: the workbook cannot be read ({type(error).__name__}: {error}); it is "
            "damaged, or no Excel workbook; open it in Excel and save it again as .xlsx"
        ) from error


def _has_content(grid: Grid) -> bool:
    return any(cell != "" for row in grid for cell in row)


def _by_calamine(checked: Callable[[bytes, str], io.BytesIO], data: bytes, source: str) -> Sheets:
    from python_calamine import SheetTypeEnum, load_workbook  # noqa: PLC0415 - for workbooks only

    book = load_workbook(checked(data, source))
    return {
        sheet.name: partial(_rows, book, sheet.name)
        for sheet in book.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet
    }


def _rows(book: CalamineWorkbook, name: str) -> Grid:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[return-value] # lists of narrower types


_OPENED: dict[str, Callable[[bytes, str], Sheets]] = {
    "excel": partial(_by_calamine, checked_xlsx),
    "excel, binary": partial(_by_calamine, checked_xlsb),
    "excel, old": sheets_of_xls,
    "opendocument": partial(_by_calamine, checked_ods),
}


def _choose(sheets: Sheets, sheet: str | None, source: str) -> tuple[str, Grid]:
    """Read the sheet asked for, or the only one with content."""
    if sheet is not None:
        if not isinstance(sheet, str):
            raise SettingError(
                f"sheet must be the name of a sheet; got {sheet!r} ({type(sheet).__name__}); "
                f"{source} has: {listed(map(repr, sheets))}"
            )
        if sheet not in sheets:
            raise SettingError(
                f"{source} has no sheet {sheet!r}; {did_you_mean(sheet, list(sheets))}"
            )
        return sheet, sheets[sheet]()
    filled: dict[str, Grid] = {}
    for name, read in sheets.items():
        grid = read()
        if _has_content(grid):
            # of several, only the names are needed, for the message
            filled[name] = [] if filled else grid
    if not filled:
        raise InputError(f"{source}: no sheet has content; expected a table with column names")
    if len(filled) > 1:
        raise InputError(
            f"{source}: expected one sheet with content, found {len(filled)}: "
            f"{listed(map(repr, filled))}; pass one of them as {_SHEET}, or {_ALL} to read all of "
            "them as one table",
            _SHEET,
            _ALL,
        )
    return next(iter(filled.items()))


def _settle(grid: Grid, place: str) -> list[str]:
    """Give cells the values that they stand for, and name those with an error."""
    errors, missing = [], []
    for row, cells in enumerate(grid):
        for column, cell in enumerate(cells):
            if not isinstance(cell, str):
                cells[column] = _plain(cell)
            elif cell.startswith(MARK):
                address = f"{column_letters(column)}{row + 1}"
                if cell.startswith(ERROR):
                    cells[column] = cell.removeprefix(ERROR)
                    errors.append(f"{address} {cells[column]}")
                elif cell.startswith(WHOLE):
                    cells[column] = int(cell.removeprefix(WHOLE))
                elif cell == NO_RESULT:
                    missing.append(address)
    if missing:
        raise InputError(
            f"{place}: formulas without a stored result: {listed(missing)}; open "
            "the workbook in Excel and save it, or paste the values over the formulas"
        )
    return errors


def _plain(cell: object) -> object:
    """Make whole numbers whole, and a day a moment, as they are in other tables."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) <= _EXACT else cell
    return dt.datetime.combine(cell, dt.time()) if type(cell) is dt.date else cell
