"""A bounded look at .xlsx and .xlsm: archives of XML."""

from __future__ import annotations

import re
import string
from collections import Counter
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import (
    BLANK_CELLS,
    BYTES,
    check_reach,
    check_size,
    packed,
    refuse_repeated,
    unpacked,
)
from actionclust.reading.spreadsheets.cell_marks import ERROR, NO_RESULT, WHOLE
from actionclust.reading.spreadsheets.looks import Look
from actionclust.reading.spreadsheets.xlsx_looks import (
    look_of,
    mark_shown,
    members_of_sheets,
    shown_zeros,
)

if TYPE_CHECKING:
    import io

# names may have a prefix
_OPEN, _CLOSE = r"<(?:[^<>\s/:]+:)?", r"</(?:[^<>\s/:]+:)?"
_CELL, _VALUE = rf"{_OPEN}c\b", rf"{_OPEN}v>"
_FORMULA = rf"{_OPEN}f\b[^>]*(?:/>|>[^<]*{_CLOSE}f>)"
_HAS_TYPE = r"(?<=[\s\"'])t\s*=\s*[\"']"


def _pattern(text: str) -> re.Pattern[bytes]:
    return re.compile(text.encode())


_REFERENCE = _pattern(r"r\s*=\s*[\"']([A-Za-z]*\d+)")
_NAMED = _pattern(rf"{_OPEN}(?:row|c)(?:\s+[\w:]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*?\s+r\s*=")
_PREFIXED = _pattern(r"<[^<>\s/:]+:(?:row|c)\b")
_END_OF_ROW = _pattern(rf"{_CLOSE}row\b")
_EMPTY_CELL = _pattern(rf"{_CELL}[^>]*(?:/>|>\s*{_CLOSE}c>)")
_EMPTY_ROW = _pattern(rf"{_OPEN}row\b[^>]*(?:/>|>\s*{_CLOSE}row>)")

_ERRORS = _pattern(rf"({_CELL}[^>]*{_HAS_TYPE})e([\"'][^>]*>\s*(?:{_FORMULA})?\s*{_VALUE})")
_NO_RESULTS = _pattern(
    rf"({_CELL})(?![^>]*{_HAS_TYPE}str)([^>]*)>\s*{_FORMULA}\s*"
    rf"(?:{_OPEN}v\s*/>|{_VALUE}\s*{_CLOSE}v>)?\s*({_CLOSE}c>)"
)
_LONG_NUMBER = _pattern(r">-?\d{16,}<")
_LONG_NUMBERS = _pattern(
    rf"({_CELL})(?![^>]*{_HAS_TYPE}[^n])([^>]*)(>\s*(?:{_FORMULA})?\s*{_VALUE})(?=-?\d{{16,}}<)"
)
_TYPE = _pattern(rf"{_HAS_TYPE}\w*[\"']")

_TEXTS = _pattern(r"<([^<>\s/:]+:)?sst\b[^>]*?(/?)>")
_TEXT = _pattern(rf"{_OPEN}si\b")
_TEXT_NUMBERS = _pattern(rf"{_HAS_TYPE}s[\"'][^>]*>\s*{_VALUE}(\d+)<")

_LETTERS, _DIGITS = string.ascii_letters.encode(), string.digits.encode()
_LONGEST_COLUMN = 4  # letters: one more than XFD has


def checked_xlsx(data: bytes, source: str) -> tuple[io.BytesIO, dict[str, Look]]:
    """Copy a workbook as far as it holds values, with marks, and say how its sheets look.

    That is done once it is known to be in bounds.
    """
    members = unpacked(data, source, lambda name: name.lower().endswith((".xml", ".rels")))
    sizes = [0]
    for name, member in members.items():
        if name.lower().endswith("sharedstrings.xml"):
            sizes = [len(text) for text in _TEXT.split(member)]
            # without the count that it states, for which memory would be set aside
            members[name] = _TEXTS.sub(rb"<\1sst\2>", member)
    codes = shown_zeros(members.get("xl/styles.xml", b""))
    looks = {}
    for name, member in members.items():
        if b"sheetData" in member:
            place = f"{source}, {name.rpartition('/')[2]}"
            looks[name] = look_of(member)
            checked = _checked_sheet(member, place, sizes)
            members[name] = mark_shown(checked, codes) if codes else checked
    sheets = members_of_sheets(members)
    return packed(members), {name: looks.get(member, Look()) for name, member in sheets.items()}


def _checked_sheet(xml: bytes, place: str, sizes: list[int]) -> bytes:
    head, opening, rest = xml.partition(b"sheetData")
    body, closing, tail = rest.rpartition(b"sheetData")
    if not closing:  # there are no cells
        return xml
    body = _marked(body)
    references = _REFERENCE.findall(body)
    rows, columns, cells = _reach(body, references)
    if rows * columns - cells > BLANK_CELLS and _all_named(body):
        # cells and rows that have a look and no content may stand anywhere
        body = _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", body))
        references = _REFERENCE.findall(body)
        rows, columns, cells = _reach(body, references)
    check_reach(rows, columns, cells, place)
    if len(set(references)) < len(references):
        twice = Counter(references).most_common(1)[0][0].decode()
        refuse_repeated(f"row {twice}" if twice.isdigit() else twice, place)
    _check_texts(body, sizes, place)
    return b"".join((head, opening, body, closing, tail))


def _marked(body: bytes) -> bytes:
    """Mark the cells of which calamine says too little."""
    if _has(body, b"e"):
        body = _ERRORS.sub(rb"\1str\2" + ERROR.encode(), body)
    if b"<f" in body or b":f" in body:
        value = f"><v>{NO_RESULT}</v>".encode()
        body = _NO_RESULTS.sub(lambda cell: _text_cell(cell) + value + cell[3], body)
    if _LONG_NUMBER.search(body):
        mark = WHOLE.encode()
        body = _LONG_NUMBERS.sub(lambda cell: _text_cell(cell) + cell[3] + mark, body)
    return body


def _has(body: bytes, value: bytes) -> int:
    """Count the attributes that have a value."""
    return body.count(b'"%b"' % value) + body.count(b"'%b'" % value)


def _text_cell(cell: re.Match[bytes]) -> bytes:
    return cell[1] + b' t="str"' + _TYPE.sub(b"", cell[2])


def _placed(body: bytes) -> tuple[int, int]:
    """Count the rows and the cells."""
    rows, cells = body.count(b"<row"), body.count(b"<c")
    prefixed = _PREFIXED.findall(body) if b":c" in body or b":row" in body else []
    further = sum(name.endswith(b"row") for name in prefixed)
    return rows + further, cells + len(prefixed) - further


def _all_named(body: bytes) -> bool:
    """Tell whether every row and cell has a reference; if not, it stands after the one before."""
    placed = sum(_placed(body))
    usual = body.count(b'<c r="') + body.count(b'<row r="')
    return usual == placed or len(_NAMED.findall(body)) == placed


def _reach(body: bytes, references: list[bytes]) -> tuple[int, int, int]:
    """Say to which row and column the cells reach at most, and how many there are."""
    together = b" ".join(references)
    numbers = set(together.translate(None, _LETTERS).split())
    letters = set(together.translate(None, _DIGITS).split())
    rows, columns = max(map(int, numbers), default=0), max(map(_column, letters), default=0)
    if not _all_named(body):
        rows += body.count(b"row")
        columns += max(_placed(row)[1] for row in _END_OF_ROW.split(body))
    return rows, max(columns, 1), _placed(body)[1]


def _column(letters: bytes) -> int:
    """Give the number of a column, from 1; names too long for any column are all alike."""
    number = 0
    for letter in letters.upper()[:_LONGEST_COLUMN]:
        number = number * 26 + letter - ord("A") + 1
    return number


def _check_texts(body: bytes, sizes: list[int], place: str) -> None:
    """Check how much text there is, once every cell has its own copy of a shared one."""
    cells = _has(body, b"s")
    if cells * max(sizes) > BYTES:
        numbers = [int(number) + 1 for number in _TEXT_NUMBERS.findall(body)]
        known = [sizes[number] for number in numbers if number < len(sizes)]
        check_size(sum(known) + (cells - len(numbers)) * max(sizes), place)
