"""Rows of a table that are headers, and headers that are rows of the table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from actionclust.errors import Advice, InputError, SettingError, listed
from actionclust.reading.roles import ROLES, STICKER_ROLES, plain_name
from actionclust.reading.table import chosen_rows, written_cells
from actionclust.settings import is_whole
from actionclust.spelling import as_called

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

    from actionclust.reading.table import RawTable

_IMPORT_ID = '{"ImportId"'  # how each cell of Qualtrics' third header row begins
# what the second header row of SurveyMonkey holds under open questions
_RESPONSE = {"response", "open-ended response", "other (please specify)"}
_NUMBER = re.compile(r"\s*[-+]?[0-9]+(?:[.,][0-9]+)?\s*")
_DATE = re.compile(r"\s*[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[ T].*)?")
_SENTENCE = 3  # words from which the name of a column may be a text


def check_header_keyword(header: object) -> None:
    """Check what is said of the header.

    >>> check_header_keyword(False)
    """
    known = header is None or isinstance(header, bool)
    if not known and not (is_whole(header) and header >= 1):
        raise SettingError(
            "header must be True (the first row with content has the names of columns), the "
            "number of the row that has them, from 1 on, False (no row has them) or None (look); "
            f"got {header!r} ({type(header).__name__})"
        )


def without_headers(raw: RawTable, *, least: int = 2) -> RawTable:
    """Leave out rows that repeat the header or explain it; a note names them.

    >>> from actionclust.reading.table import table_from_grid
    >>> grid = [["id", "text"], ["1", "Train nurses"], ["id", "text"], ["2", "Share data"]]
    >>> without_headers(table_from_grid(grid, "a.csv")).notes
    ('left out because they repeat or explain the header: row 3',)
    """
    if raw.frame.shape[1] < least:
        return raw
    found = _again(raw.frame) | _of_survey_tools(raw.frame)
    if not found:
        return raw
    if len(found) == len(raw.frame):
        raise InputError(f"{raw.name}: no rows; expected at least one row below the header")
    kept = [row for row in range(len(raw.frame)) if row not in found]
    note = f"left out because they repeat or explain the header: {raw.rows.named(sorted(found))}"
    return chosen_rows(raw, kept, note)


def check_header(raw: RawTable, asked: Iterable[object]) -> tuple[str, ...]:
    """Refuse names of columns that read like data, and note those that may be data.

    >>> import pandas as pd
    >>> from actionclust.reading.frames import table_from_frame
    >>> raw = table_from_frame(pd.DataFrame({"Actie": ["Train nurses"]}), "DataFrame")
    >>> check_header(raw, [None])
    ()
    """
    names = [str(name) for name in raw.frame.columns]
    roles = {*ROLES, *STICKER_ROLES}
    if any(one is not None for one in asked) or any(plain_name(name) in roles for name in names):
        return ()
    no, yes = Advice("header", "False"), Advice("header", "True")
    of_file = raw.rows.word != "index"
    signs = [sign for name in names if (sign := _sign(name, raw.frame[name]))]
    if signs:
        what = "read it without a header, and name the columns"
        if of_file:
            what = f"pass {no} if there are no names of columns, or {yes} if these are the names"
        raise InputError(
            f"{raw.name}: the names of the columns read like data: {listed(signs, 3)}; {what}",
            *((no, yes) if of_file else ()),
        )
    long = [name for name in names if len(name.split()) >= _SENTENCE]
    if of_file and any(not name.rstrip().endswith(("?", ":")) for name in long):
        return (f"the first row was taken for names of columns; if it is a text, pass {no}",)
    return ()


def _again(frame: pd.DataFrame) -> set[int]:
    """Find rows in which every cell is the name of its column."""
    rows = set(range(len(frame)))
    for place, name in enumerate(frame.columns):
        column, wanted = frame.iloc[:, place], as_called(str(name))
        if not rows:
            break
        values = column.tolist()
        rows = {
            row
            for row in rows
            if isinstance(values[row], str) and as_called(values[row]) == wanted
        }
    return rows


def _of_survey_tools(frame: pd.DataFrame) -> set[int]:
    """Find the further header rows of Qualtrics and SurveyMonkey."""
    first = frame.iloc[:, 0].tolist()
    imports = [
        row
        for row, value in enumerate(first)
        if isinstance(value, str) and value.lstrip().startswith(_IMPORT_ID)
    ]
    if imports:
        questions = {_row(frame, row - 1) for row in imports if row == 1}
        alike = {row for row in range(len(frame)) if _row(frame, row) in questions}
        return {*imports, *(alike if questions else ())}
    head = [cell.casefold() for cell in _row(frame, 0) if cell]
    return {0} if head and set(head) <= _RESPONSE else set()


def _row(frame: pd.DataFrame, row: int) -> tuple[str, ...]:
    return tuple(written_cells(frame.iloc[row]))


def _sign(name: str, column: pd.Series[Any]) -> str:
    """Say why the name of a column reads like one of its values."""
    cells: Sequence[str] = [cell for cell in written_cells(column) if cell]
    if not cells:
        return ""
    if _NUMBER.fullmatch(name) and all(map(_NUMBER.fullmatch, cells)):
        return f"{name!r} stands above numbers"
    if _DATE.fullmatch(name) and all(map(_DATE.match, cells)):
        return f"{name!r} stands above dates"
    if name.strip().casefold() in {cell.casefold() for cell in cells}:
        return f"{name!r} stands again in its own column"
    return ""
