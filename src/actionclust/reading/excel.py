"""Workbooks of Excel and LibreOffice: the values of one sheet."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from actionclust.errors import Advice, InputError, SettingError, did_you_mean, listed
from actionclust.reading.spreadsheets.cell_marks import AS_SHOWN, ERROR, MARK, NO_RESULT, WHOLE
from actionclust.reading.spreadsheets.looks import Look, Sheet, fill_merged, hidden_notes
from actionclust.reading.spreadsheets.ods import checked_ods
from actionclust.reading.spreadsheets.xls import sheets_of_xls
from actionclust.reading.spreadsheets.xlsb import checked_xlsb
from actionclust.reading.spreadsheets.xlsx import checked_xlsx
from actionclust.reading.table import RawTable, column_letters, table_from_grid

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Collection, Iterator

    from python_calamine import CalamineWorkbook

    Grid = list[list[object]]
    Sheets = dict[str, Sheet]
    Codes = dict[int, list[tuple[int, str]]]  # by column: rows, and what their cells show

_SHEET = Advice("sheet", '"..."')
_ALL = Advice("sheet", '"*"')
_NO_DIGITS = re.compile(r"[^0-9]+")  # what stands before the digits of a code
_EXACT = 2**53  # whole numbers up to it are exact as floats


def read_excel(
    data: bytes,
    source: str,
    *,
    sheet: str | None = None,
    form: str = "excel",
    header: bool | int | None = None,
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
        sheets = _OPENED[form](data, source)
        name, grid, about = _choose(sheets, sheet, source)
        look = sheets[name].look()
        errors, codes = _settle(grid, f"{source}, sheet {name!r}")
        shown = _settle_codes(grid, codes)
        merged = fill_merged(grid, look.merged)
    notes: tuple[str, ...] = (f"sheet {name!r}", *about)
    if errors:
        notes += (f"cells with an Excel error, kept as text: {listed(errors)}",)
    notes += (*shown, *merged, *hidden_notes(look, len(grid), max(map(len, grid), default=0)))
    return table_from_grid(grid, source, notes, header=header)


def filled_sheets(
    data: bytes, source: str, *, form: str = "excel"
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Name the sheets with content that are in sight, and say which are hidden.

    >>> from io import BytesIO
    >>> import pandas as pd
    >>> content = BytesIO()
    >>> pd.DataFrame({"text": ["Train nurses"]}).to_excel(content, index=False)
    >>> filled_sheets(content.getvalue(), "a.xlsx")
    (('Sheet1',), ())
    """
    with _damage_told(source):
        sheets = _OPENED[form](data, source)
        filled = [name for name, found in sheets.items() if _has_content(found.read())]
    aside = [name for name in filled if sheets[name].hidden]
    names = tuple(name for name in filled if name not in aside)
    return names, (_not_read(aside),) * bool(aside)


def _not_read(hidden: Collection[str]) -> str:
    """Say which sheets are not read, as nobody sees them."""
    several = len(hidden) > 1
    why = f"not read, as {'they are' if several else 'it is'} hidden in the workbook"
    names = f"sheet{'s' * several} {listed(map(repr, hidden))}"
    return f"{why}: {names}; to read one, pass {_SHEET}"


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


def _by_calamine(
    checked: Callable[[bytes, str], tuple[io.BytesIO, dict[str, Look]]], data: bytes, source: str
) -> Sheets:
    from python_calamine import (  # noqa: PLC0415 - for workbooks only
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    copy, looks = checked(data, source)
    book = load_workbook(copy)
    return {
        sheet.name: Sheet(
            partial(_rows, book, sheet.name),
            partial(_look, looks, sheet.name),
            hidden=sheet.visible is not SheetVisibleEnum.Visible,
        )
        for sheet in book.sheets_metadata
        if sheet.typ is SheetTypeEnum.WorkSheet
    }


def _look(looks: dict[str, Look], name: str) -> Look:
    return looks.get(name, Look())


def _rows(book: CalamineWorkbook, name: str) -> Grid:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[return-value] # lists of narrower types


_OPENED: dict[str, Callable[[bytes, str], Sheets]] = {
    "excel": partial(_by_calamine, checked_xlsx),
    "excel, binary": partial(_by_calamine, checked_xlsb),
    "excel, old": sheets_of_xls,
    "opendocument": partial(_by_calamine, checked_ods),
}


def _choose(sheets: Sheets, sheet: str | None, source: str) -> tuple[str, Grid, tuple[str, ...]]:
    """Read the sheet asked for, or the only one with content that is not hidden, and note it."""
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
        hidden = ("the sheet is hidden in the workbook",) * sheets[sheet].hidden
        return sheet, sheets[sheet].read(), hidden
    filled: dict[str, Grid] = {}
    aside: dict[str, Grid] = {}
    for name, found in sheets.items():
        grid = found.read()
        if _has_content(grid):
            # of several, only the names are needed, for the message
            kind = aside if found.hidden else filled
            kind[name] = [] if kind else grid
    about: tuple[str, ...] = ()
    if not filled:
        filled, about = aside, ("the sheet is hidden in the workbook",) * bool(aside)
    elif aside:
        about = (_not_read(aside),)
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
    name, grid = next(iter(filled.items()))
    return name, grid, about


def _settle(grid: Grid, place: str) -> tuple[list[str], Codes]:
    """Give cells the values that they stand for; name those with an error, or shown as codes."""
    errors, missing = [], []
    codes: Codes = {}
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
                elif cell.startswith(AS_SHOWN):
                    codes.setdefault(column, []).append((row, cell.removeprefix(AS_SHOWN)))
                elif cell == NO_RESULT:
                    missing.append(address)
    if missing:
        raise InputError(
            f"{place}: formulas without a stored result: {listed(missing)}; open "
            "the workbook in Excel and save it, or paste the values over the formulas"
        )
    return errors, codes


def _settle_codes(grid: Grid, cells: Codes) -> tuple[str, ...]:
    """Keep numbers as their format shows them in columns where that adds zeros, and note it."""
    kept = []
    for column, found in sorted(cells.items()):
        codes = any(str(int(_NO_DIGITS.sub("", shown))) != shown for _, shown in found)
        for row, shown in found:
            grid[row][column] = shown if codes else int(shown)
        if codes:
            kept.append(f"{column_letters(column)} (as {found[0][1]})")
    return (f"numbers read as their format shows them, in column {listed(kept)}",) if kept else ()


def _plain(cell: object) -> object:
    """Make whole numbers whole, and a day a moment, as they are in other tables."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) <= _EXACT else cell
    return dt.datetime.combine(cell, dt.time()) if type(cell) is dt.date else cell
