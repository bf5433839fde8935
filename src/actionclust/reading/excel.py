"""Excel workbooks (.xlsx, .xlsm): the values of one sheet."""

from __future__ import annotations

import io
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError, SettingError, did_you_mean, listed
from actionclust.reading.table import RawTable, column_letters, table_from_grid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Cells = list[tuple[Any, ...]]

# what openpyxl calls the content of a cell
_ERROR = "e"
_FORMULA = "f"
_EMPTY_RESULT = "str"


def read_excel(data: bytes, source: str, *, sheet: str | None = None) -> RawTable:
    """Read one sheet of an Excel workbook.

    >>> from openpyxl import Workbook
    >>> workbook = Workbook()
    >>> workbook.active.append(["text"])
    >>> workbook.active.append(["Train nurses"])
    >>> content = io.BytesIO()
    >>> workbook.save(content)
    >>> read_excel(content.getvalue(), "a.xlsx").notes
    ("sheet 'Sheet'",)
    """
    from openpyxl.utils.escape import unescape  # noqa: PLC0415 - slow to import

    try:
        sheets = _read_sheets(data, sheet)
        formulas = _read_sheets(data, sheet, formulas=True) if _has_formulas(data) else {}
    except Exception as error:  # openpyxl has no error of its own for a damaged workbook
        raise InputError(
            f"{source}: the workbook cannot be read ({type(error).__name__}: {error}); it is "
            "damaged, or no Excel workbook; open it in Excel and save it again as .xlsx"
        ) from error
    name = _choose(sheets, sheet, source)
    cells = sheets[name]
    notes: tuple[str, ...] = (f"sheet {name!r}",)
    if formulas:
        _check_results(cells, formulas[name], f"{source}, sheet {name!r}")
    errors = [
        f"{_address(row, column)} {cell.value}"
        for row, column, cell in _located(cells)
        if cell.data_type == _ERROR
    ]
    if errors:
        notes += (f"cells with an Excel error, kept as text: {listed(errors)}",)
    grid = [[_value(cell, unescape) for cell in row] for row in cells]
    return table_from_grid(grid, source, notes)


def _read_sheets(data: bytes, sheet: str | None, *, formulas: bool = False) -> dict[str, _Cells]:
    """Read the cells of the sheet asked for, of all sheets if there is none of that name."""
    with warnings.catch_warnings():
        # openpyxl warns about styles and validations that it drops, which hold no values
        warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
        from openpyxl import load_workbook  # noqa: PLC0415 - slow to import

        workbook = load_workbook(io.BytesIO(data), read_only=True, data_only=not formulas)
        names = [found.title for found in workbook.worksheets]
        cells: dict[str, _Cells] = {}
        for found in workbook.worksheets:
            if sheet in names and found.title != sheet:
                continue
            # some programs state too small a size, and rows would be lost
            found.reset_dimensions()
            cells[found.title] = list(found.iter_rows())
        workbook.close()
        return cells


def _has_formulas(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in archive.read(name) for name in sheets)


def _choose(sheets: dict[str, _Cells], sheet: str | None, source: str) -> str:
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
        return sheet
    filled = [
        name
        for name, cells in sheets.items()
        if any(cell.value is not None for _, _, cell in _located(cells))
    ]
    if not filled:
        raise InputError(f"{source}: no sheet has content; expected a table with column names")
    if len(filled) > 1:
        raise InputError(
            f"{source}: expected one sheet with content, found {len(filled)}: "
            f'{listed(map(repr, filled))}; pass one of them as sheet="..."'
        )
    return filled[0]


def _check_results(cells: _Cells, formulas: _Cells, place: str) -> None:
    missing = [
        _address(row, column)
        for row, column, cell in _located(formulas)
        if cell.data_type == _FORMULA
        and cells[row][column].value is None
        and cells[row][column].data_type != _EMPTY_RESULT
    ]
    if missing:
        raise InputError(
            f"{place}: formulas without a stored result: {listed(missing)}; open "
            "the workbook in Excel and save it, or paste the values over the formulas"
        )


def _located(cells: _Cells) -> Iterator[tuple[int, int, Any]]:
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            yield row, column, cell


def _address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def _value(
    cell: Any,  # noqa: ANN401 - openpyxl's cells have no common type
    unescape: Callable[[str], str],
) -> object:
    # Excel stores control characters as _x000D_, which openpyxl leaves as it is
    return unescape(cell.value) if isinstance(cell.value, str) else cell.value
