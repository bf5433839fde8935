"""Old workbooks, .xls, by xlrd: calamine takes the sizes that they state for true."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import check_reach, refuse_password
from actionclust.reading.spreadsheets.cell_marks import ERROR

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlrd


def sheets_of_xls(data: bytes, source: str) -> dict[str, Callable[[], list[list[object]]]]:
    """Name the sheets of a workbook, each with a way to read its rows."""
    import xlrd  # noqa: PLC0415 - needed for few files

    try:
        book = xlrd.open_workbook(
            file_contents=data, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
    except xlrd.XLRDError as error:
        if "encrypted" in str(error):
            refuse_password(source)
        raise
    return {name: partial(_rows, book, name, source) for name in book.sheet_names()}


def _rows(book: xlrd.book.Book, name: str, source: str) -> list[list[object]]:
    sheet = book.sheet_by_name(name)
    lengths = [sheet.row_len(row) for row in range(sheet.nrows)]
    check_reach(sheet.nrows, max(lengths, default=1), sum(lengths), f"{source}, sheet {name!r}")
    rows = [[_value(cell, book.datemode) for cell in sheet.row(row)] for row in range(sheet.nrows)]
    book.unload_sheet(name)
    return rows


def _value(cell: xlrd.sheet.Cell, calendar: int) -> object:
    import xlrd  # noqa: PLC0415 - as above

    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(cell.value, calendar)
        return moment if cell.value >= 1 else moment.time()
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return ERROR + xlrd.error_text_from_code[cell.value]
    return cell.value
