"""Old workbooks, .xls, by xlrd: calamine takes the sizes that they state for true."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import check_reach, refuse_password
from actionclust.reading.spreadsheets.cell_marks import ERROR
from actionclust.reading.spreadsheets.looks import Area, Look, Sheet
from actionclust.reading.spreadsheets.xlsx_looks import code_shown_by, marked_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    import xlrd


def sheets_of_xls(data: bytes, source: str) -> dict[str, Sheet]:
    """Name the sheets of a workbook, each with a way to read its rows."""
    import xlrd  # noqa: PLC0415 - needed for few files

    try:
        book = xlrd.open_workbook(
            file_contents=data,
            on_demand=True,
            ragged_rows=True,
            formatting_info=True,
            logfile=io.StringIO(),
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            refuse_password(source)
        raise
    hidden = [number > 0 for number in book._sheet_visibility]  # noqa: SLF001 - no public name until a sheet is read
    return {
        name: Sheet(
            partial(_rows, book, name, source), partial(_look, book, name), hidden=hidden[place]
        )
        for place, name in enumerate(book.sheet_names())
    }


def _look(book: xlrd.book.Book, name: str) -> Look:
    sheet = book.sheet_by_name(name)
    merged = [
        Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells
    ]
    rows = sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden)
    columns = sorted(column for column, info in sheet.colinfo_map.items() if info.hidden)
    book.unload_sheet(name)
    return Look(tuple(merged), tuple(rows), tuple(columns))


def _rows(book: xlrd.book.Book, name: str, source: str) -> list[list[object]]:
    sheet = book.sheet_by_name(name)
    lengths = [sheet.row_len(row) for row in range(sheet.nrows)]
    check_reach(sheet.nrows, max(lengths, default=1), sum(lengths), f"{source}, sheet {name!r}")
    codes = _codes(book)
    rows = [
        [_value(cell, book.datemode, codes) for cell in sheet.row(row)]
        for row in range(sheet.nrows)
    ]
    book.unload_sheet(name)
    return rows


def _codes(book: xlrd.book.Book) -> dict[int, tuple[str, int]]:
    """Give the looks that show a number as a code: what stands before, and the digits."""
    found = {}
    for number, look in enumerate(book.xf_list):
        form = book.format_map.get(look.format_key)
        if form is not None and (code := code_shown_by(form.format_str)):
            found[number] = code
    return found


def _value(cell: xlrd.sheet.Cell, calendar: int, codes: Mapping[int, tuple[str, int]]) -> object:
    import xlrd  # noqa: PLC0415 - as above

    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(cell.value, calendar)
        return moment if cell.value >= 1 else moment.time()
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ERROR + xlrd.error_text_from_code[cell.value]
    if cell.ctype == xlrd.XL_CELL_NUMBER and cell.xf_index in codes:
        shown = marked_code(cell.value, codes[cell.xf_index])
        return cell.value if shown is None else shown
    return cell.value
