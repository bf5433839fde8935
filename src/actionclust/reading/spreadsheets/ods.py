"""A bounded look at .ods: OpenDocument spreadsheets, archives of one large XML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import (
    COLUMNS,
    ROWS,
    check_reach,
    check_size,
    packed,
    refuse_password,
    unpacked,
)
from actionclust.reading.spreadsheets.cell_marks import AS_SHOWN, ERROR, NO_RESULT
from actionclust.reading.spreadsheets.looks import Area, Look

if TYPE_CHECKING:
    import io

_CONTENT, _STYLES, _MANIFEST = "content.xml", "styles.xml", "META-INF/manifest.xml"

_REPEATED = re.compile(rb"(?:table:number-\w+-repeated|text:c)\s*=\s*[\"']([^\"']*)")
_NUMBER = re.compile(rb"\d{1,9}")
_ROWS = re.compile(rb"table:number-rows-repeated\s*=\s*[\"'](\d+)")
_COLUMNS = re.compile(rb"table:number-columns-repeated\s*=\s*[\"'](\d+)")
_NAME = re.compile(rb"table:name\s*=\s*[\"']([^\"']*)")
_HIDDEN = re.compile(rb"table:visibility\s*=\s*[\"'](?:collapse|filter)")
_SPANNED = re.compile(rb"table:number-rows-spanned\s*=\s*[\"'](\d{1,9})[\"']")
_WIDE = re.compile(rb"table:number-columns-spanned\s*=\s*[\"'](\d{1,9})[\"']")
_SPACES = re.compile(rb"text:c\s*=\s*[\"'](\d+)")
_COLUMN = re.compile(rb"<table:table-column\b([^>]*)>")
_TABLE = re.compile(rb"<table:table[\s>]")
_ROW = re.compile(rb"<table:table-row\b")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>")

_BREAKS = {rb"<text:line-break\b[^>]*/>": b"\n", rb"<text:tab\b[^>]*/>": b"\t"}
_ERRORS = re.compile(
    rb"(<table:table-cell\b[^>]*)calcext:value-type=\"error\"([^>]*>\s*<text:p\b[^>]*>)"
)
_CODE = re.compile(
    rb"<number:number-style\b[^>]*>(?:<number:text>([A-Za-z _.-]*)</number:text>)?"
    rb"<number:number\b([^>]*)/>\s*</number:number-style>"
)
_DIGITS = re.compile(rb"number:min-integer-digits\s*=\s*[\"'](\d{1,2})[\"']")
_NOT_WHOLE = re.compile(
    rb"number:(?:grouping\s*=\s*[\"']true|(?:min-)?decimal-places\s*=\s*[\"'][1-9])"
)
_SHOWN_CELL = re.compile(
    rb"<table:table-cell\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(\s*<text:p\b[^>]*>)([^<]*)"
    rb"(?=</text:p>\s*</table:table-cell>)"
)
_IS_NUMBER = re.compile(rb"\soffice:value-type\s*=\s*[\"']float[\"']")
_WHOLE_NUMBER = re.compile(rb"\soffice:value\s*=\s*[\"'](\d{1,15})(?:\.0+)?[\"']")
_TEXT_VALUE = re.compile(rb"office:string-value=\"[^\"]*\"")


def checked_ods(data: bytes, source: str) -> tuple[io.BytesIO, dict[str, Look]]:
    """Copy a workbook as far as it holds values, with marks, and say how its sheets look.

    That is done once it is known to be in bounds.
    """
    members = unpacked(data, source, {"mimetype", _CONTENT, _STYLES, _MANIFEST}.__contains__)
    if b"encryption-data" in members.get(_MANIFEST, b""):
        refuse_password(source)
    xml = members[_CONTENT]
    if b"<!" in xml:
        raise ValueError("its XML holds comments or declarations")
    for number in set(_REPEATED.findall(xml)):
        if not _NUMBER.fullmatch(number):
            raise ValueError(f"{number.decode(errors='replace')!r} is no number of repeats")
    spaces = sum(map(int, _SPACES.findall(xml)))
    tables = _TABLE.split(xml)[1:]
    check_size(len(xml) + spaces + sum(_size(table, source) for table in tables), source)
    looks = dict(map(_look, tables))
    codes = _codes(xml) | _codes(members.pop(_STYLES, b""))
    marked = _marked(xml)
    return packed({**members, _CONTENT: _mark_codes(marked, codes) if codes else marked}), looks


def _look(table: bytes) -> tuple[str, Look]:
    """Name a table, and say which areas are merged, and which rows and columns hidden."""
    name = html.unescape(found[1].decode()) if (found := _NAME.search(table)) else ""
    if b"rows-spanned" not in table and b"table:visibility" not in table:
        return name, Look()
    columns: list[int] = []
    width = 0
    for tag in _COLUMN.findall(table):
        repeats = int(found[1]) if (found := _COLUMNS.search(tag)) else 1
        if _HIDDEN.search(tag):
            columns += range(width, min(width + repeats, COLUMNS))
        width += repeats
    merged: list[Area] = []
    hidden: list[int] = []
    place = 0
    for row in _ROW.split(table)[1:]:
        head = row[: row.find(b">")]
        repeats = int(found[1]) if (found := _ROWS.search(head)) else 1
        if _HIDDEN.search(head):
            hidden += range(place, min(place + repeats, ROWS))
        column = 0
        for cell in _CELL.finditer(row) if b"rows-spanned" in row else ():
            if spanned := _SPANNED.search(cell[1]):
                wide = int(found[1]) if (found := _WIDE.search(cell[1])) else 1
                last = place + int(spanned[1]) - 1
                merged.append(Area(place, column, last, column + wide - 1))
            column += int(found[1]) if (found := _COLUMNS.search(cell[1])) else 1
        place += repeats
    return name, Look(tuple(merged), tuple(hidden), tuple(columns))


def _size(table: bytes, source: str) -> int:
    """Check how far a table reaches, and say how many bytes it takes once all is repeated."""
    if b"</table:table>" not in table:
        raise ValueError("a table stands within a table")
    rows = columns = cells = size = blank = 0
    for row in _ROW.split(table)[1:]:
        head = row[: row.find(b">")]
        repeats = int(found[1]) if (found := _ROWS.search(head)) else 1
        width, filled, length = _row(row)
        blank += repeats
        if filled:
            rows, blank = rows + blank, 0
        columns = max(columns, width)
        cells += filled * repeats
        size += length * repeats
    check_reach(rows, max(columns, 1), cells, source)
    return size


def _row(row: bytes) -> tuple[int, int, int]:
    """Measure a row: how wide it is, how many cells are filled, and their bytes."""
    if b"repeated=" not in row:
        cells = row.count(b"<table:table-cell") + row.count(b"<table:covered-table-cell")
        return cells, cells, len(row)
    width = filled = size = position = 0
    places = list(_CELL.finditer(row))
    ends = [*(place.start() for place in places[1:]), len(row)]
    for place, end in zip(places, ends, strict=True):
        repeats = int(found[1]) if (found := _COLUMNS.search(place[1])) else 1
        position += repeats
        if b"office:" in place[1] or b"table:formula" in place[1]:
            width = position
            filled += repeats
            size += repeats * (end - place.start())
    return width, filled, size


def _marked(xml: bytes) -> bytes:
    """Mark the cells, and write the ends of lines, of which calamine says too little."""
    for pattern, text in _BREAKS.items():
        xml = re.sub(pattern, text, xml)
    xml = _ERRORS.sub(lambda cell: _TEXT_VALUE.sub(b"", cell[1] + cell[2]) + ERROR.encode(), xml)
    if b"table:formula" in xml:
        xml = _CELL.sub(_with_result, xml)
    return xml


def _with_result(cell: re.Match[bytes]) -> bytes:
    if b"table:formula" not in cell[1] or b"office:value-type" in cell[1]:
        return cell[0]
    value = f' office:value-type="string" office:string-value="{NO_RESULT}"'.encode()
    name, _, rest = cell[0].partition(cell[1])
    return name + value + cell[1] + rest


def _codes(xml: bytes) -> set[tuple[str, int]]:
    """Give the formats that show a number as a code: what stands before, and the digits."""
    found = set()
    for before, number in _CODE.findall(xml):
        digits = int(match[1]) if (match := _DIGITS.search(number)) else 0
        if digits > 1 and not _NOT_WHOLE.search(number):
            found.add((before.decode(), digits))
    return found


def _mark_codes(xml: bytes, codes: set[tuple[str, int]]) -> bytes:
    """Write numbers that are shown as one of the formats shows them as marked texts.

    A cell holds what it shows, so that its own format, which it may have from its column or its
    row, need not be found.
    """

    def marked(cell: re.Match[bytes]) -> bytes:
        number = _WHOLE_NUMBER.search(cell[1])
        if number is None or not _IS_NUMBER.search(cell[1]):
            return cell[0]
        shown = cell[3].decode()
        if all(before + number[1].decode().zfill(digits) != shown for before, digits in codes):
            return cell[0]
        rest = _WHOLE_NUMBER.sub(b"", _IS_NUMBER.sub(b"", cell[1]))
        value = f' office:value-type="string" office:string-value="{AS_SHOWN}{shown}"'.encode()
        return b"<table:table-cell" + rest + value + b">" + cell[2] + cell[3]

    return _SHOWN_CELL.sub(marked, xml)
