"""Comma-separated files and their relatives, and files with one text a line."""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.errors import Advice, InputError, SettingError, listed
from actionclust.reading.headers import without_headers
from actionclust.reading.numerals import with_numbers
from actionclust.reading.roles import ROLES
from actionclust.reading.rows import Rows
from actionclust.reading.table import (
    RawTable,
    column_of,
    is_row,
    left_out_note,
    rows_above,
    table_from_grid,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

SEPARATORS = {",": "','", ";": "';'", "\t": "tab", "|": "'|'"}
"""The separators that are looked for, and what messages call them."""

_SEPARATOR = Advice("separator", "...")
_LINE_BREAK = re.compile(r"\r\n|\n|\r")
# the line by which some programs tell Excel the separator
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?(?=[\r\n])', re.IGNORECASE)
_LIMIT = Lock()  # the csv module has one limit for the whole process


@dataclass(frozen=True, slots=True, eq=False)
class _Parsed:
    """A file as one separator cuts it; `problem` says where it does not fit."""

    separator: str
    records: list[list[str]]
    misfits: int = 0
    problem: str = ""


def read_delimited(
    text: str,
    source: str,
    *,
    separator: str | None = None,
    header: bool | int | None = None,
    as_text: Collection[str] = (),
) -> RawTable:
    r"""Read the content of a CSV or TSV file.

    The separator is the one, of comma, semicolon, tab and vertical bar, with which every record
    has as many fields as the header, at least 2; of several, the one with the most fields. A
    header that none of them cuts makes a file of one column. Fields may stand in double quotes
    and then hold separators and line breaks.

    >>> read_delimited("id;text\nA1;Train nurses, now\n", "a.csv").notes
    ("separator ';'",)
    """
    notes: tuple[str, ...] = ()
    if separator is not None:
        _check_separator(separator)
    if stated := _SEPARATOR_LINE.match(text):
        separator = separator or stated.group(1)
        # the line stays, empty, so that the lines after it keep their numbers
        text = text[stated.end() :]
        notes = (f"line 1 states the separator {_called(stated.group(1))}",)
    if is_row(header):
        text, above = _from_row(text, header, source)
        notes += above
    with _fields_of_any_length(text):
        parsed = _detect(text, source) if separator is None else _told(text, separator, source)
    if parsed.problem:
        raise InputError(f"{source}: {parsed.problem}", _SEPARATOR)
    told = (*notes, _separator_note(parsed))
    table = table_from_grid(parsed.records, source, told, header=header)
    # before numbers are looked for, which a header among them would hide
    table = without_headers(table, least=1 if table.frame.columns[0] in ROLES else 2)
    frame, numbers = with_numbers(table.frame, as_text, separator=parsed.separator)
    return RawTable(frame, table.rows, source, table.notes + numbers)


def read_lines(text: str, source: str) -> RawTable:
    r"""Read the content of a file with one text a line.

    >>> read_lines("Train nurses\n\nShare data\n", "a.txt").notes
    ('one text a line', 'left out because empty: line 2')
    """
    lines = _LINE_BREAK.split(text)
    if not lines[-1]:
        lines.pop()
    numbers = Rows(range(1, len(lines) + 1), "line")
    filled = [row for row, line in enumerate(lines) if line.strip()]
    if not filled:
        raise InputError(f"{source}: the file is empty; expected one text a line")
    notes = ("one text a line", *left_out_note(numbers, sorted({*range(len(lines))} - {*filled})))
    frame = pd.DataFrame({"text": column_of([lines[row] for row in filled])})
    return RawTable(frame, Rows([row + 1 for row in filled], "line"), source, notes)


@contextmanager
def _fields_of_any_length(text: str) -> Iterator[None]:
    """Lift the limit of the csv module, which is there for files that are not read whole."""
    with _LIMIT:
        before = csv.field_size_limit()
        csv.field_size_limit(max(before, len(text)))
        try:
            yield
        finally:
            csv.field_size_limit(before)


def _from_row(text: str, header: int, source: str) -> tuple[str, tuple[str, ...]]:
    """Empty the lines above the header, which keep their numbers and need not have its fields."""
    lines = _LINE_BREAK.split(text)
    filled = [place for place, line in enumerate(lines) if line.strip()]
    titles = rows_above(header, filled, source)
    if not titles:
        return text, ()
    ends = [found.end() for found in islice(_LINE_BREAK.finditer(text), header - 1)]
    rest = "\n" * (header - 1) + text[ends[-1] :]
    told = (
        f"left out because above the column names: {Rows(range(1, header), 'row').named(titles)}"
    )
    return rest, (told,)


def _detect(text: str, source: str) -> _Parsed:
    widths = {separator: _header_width(text, separator) for separator in SEPARATORS}
    misfits: list[_Parsed] = []
    for width in sorted({width for width in widths.values() if width > 1}, reverse=True):
        candidates = [separator for separator in SEPARATORS if widths[separator] == width]
        parsed = [_parse(text, separator) for separator in candidates]
        fitting = [candidate for candidate in parsed if not candidate.problem]
        if len(fitting) > 1:
            semicolon = Advice("separator", '";"')
            raise InputError(
                f"{source}: the separators "
                f"{' and '.join(SEPARATORS[candidate.separator] for candidate in fitting)} fit "
                f"equally well; pass the right one, for example {semicolon}",
                semicolon,
            )
        if fitting:
            return fitting[0]
        misfits += sorted(parsed, key=lambda candidate: candidate.misfits)
    if misfits:
        return misfits[0]
    absent = next(mark for mark in map(chr, range(0xE000, 0xF900)) if mark not in text)
    return _parse(text, absent)


def _told(text: str, separator: str, source: str) -> _Parsed:
    """Take the separator that was said, unless it is another one's file."""
    if separator not in text:
        for other in SEPARATORS:
            if _header_width(text, other) > 1 and not _parse(text, other).problem:
                raise InputError(
                    f"{source}: the separator {_called(separator)} is nowhere in the file, and "
                    f"{_called(other)} fits; pass the right one with {_SEPARATOR}",
                    _SEPARATOR,
                )
    return _parse(text, separator)


def _header_width(text: str, separator: str) -> int:
    """Count the fields of the first record with content, 0 if its quotes do not fit."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        return next((len(record) for record in reader if _has_content(record)), 0)
    except csv.Error:
        return 0


def _parse(text: str, separator: str) -> _Parsed:
    # strict, because a quote that never closes would otherwise swallow the rest of the file
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    records: list[list[str]] = []
    misfits: list[tuple[int, int]] = []
    width = 0
    line = 1
    try:
        for record in reader:
            records.append(record)
            if _has_content(record):
                width = width or len(record)
                if len(record) != width:
                    misfits.append((line, len(record)))
            line = reader.line_num + 1
    except csv.Error as error:
        problem = (
            f"the record that starts in line {line} cannot be cut into fields ({error}); check "
            "its double quotes: a field that starts with one ends with one, right before the "
            "separator, and a quote inside it is written twice"
        )
        return _Parsed(separator, records, len(text), problem)
    if not misfits:
        return _Parsed(separator, records)
    found = listed(f"line {line} has {fields}" for line, fields in misfits)
    problem = (
        f"with the separator {_called(separator)}, expected {width} fields in every record, as "
        f"in the header; {found}; put double quotes around fields that hold the separator, pass "
        f"{_SEPARATOR} if it is another one, or name the file .txt if each line is one text"
    )
    return _Parsed(separator, records, len(misfits), problem)


def _has_content(record: list[str]) -> bool:
    return any(map(str.strip, record))


def _called(separator: str) -> str:
    return SEPARATORS.get(separator, repr(separator))


def _separator_note(parsed: _Parsed) -> str:
    if all(len(record) < 2 for record in parsed.records):  # noqa: PLR2004 - one field, or none
        return "one column, no separator"
    return f"separator {_called(parsed.separator)}"


def _check_separator(separator: object) -> None:
    if not isinstance(separator, str) or len(separator) != 1 or separator in '"\r\n':
        raise SettingError(
            "separator must be a single character, and no quote or line break, such as ';' or "
            f"'\\t' for a tab; got {separator!r} ({type(separator).__name__})"
        )
