"""Merged areas, hidden rows and columns, and zeros that a format shows, in .xlsx and .xlsm."""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import COLUMNS
from actionclust.reading.spreadsheets.cell_marks import AS_SHOWN
from actionclust.reading.spreadsheets.looks import Area, Look

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OPEN = rb"<(?:[^<>\s/:]+:)?"
_MERGED = re.compile(_OPEN + rb"mergeCell\b[^>]*?\bref\s*=\s*[\"']([A-Z]+)(\d+):([A-Z]+)(\d+)")
_HIDDEN_ROW = re.compile(_OPEN + rb"row\b([^>]*?\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_HIDDEN_COLUMN = re.compile(_OPEN + rb"col\b([^>]*?\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*)>")
_SHEET = re.compile(_OPEN + rb"sheet\b([^>]*)>")
_RELATION = re.compile(_OPEN + rb"Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FORMAT = re.compile(_OPEN + rb"numFmt\b([^>]*)>")
_LOOKS = re.compile(_OPEN + rb"cellXfs\b.*?</(?:[^<>\s/:]+:)?cellXfs\s*>", re.DOTALL)
_ONE_LOOK = re.compile(_OPEN + rb"xf\b([^>]*)>")
_TOO_LARGE = 10.0**15  # for a float to keep its digits
_ZEROS = re.compile(r"((?:\"[A-Za-z _.-]*\"|\\[A-Za-z _.-]|-)*)(0{2,15})")


def attributes_of(tag: bytes) -> dict[str, str]:
    """Take the attributes of a tag.

    >>> attributes_of(b' name="A &amp; B" r:id="rId1"')
    {'name': 'A & B', 'r:id': 'rId1'}
    """
    return {
        name.decode(): html.unescape((one or other).decode("utf-8", "replace"))
        for name, one, other in _ATTRIBUTE.findall(tag)
    }


def look_of(xml: bytes) -> Look:
    """Say how a sheet is shown."""
    merged = tuple(
        Area(int(top) - 1, _position(left), int(bottom) - 1, _position(right))
        for left, top, right, bottom in _MERGED.findall(xml if b"mergeCell" in xml else b"")
    )
    if b"hidden" not in xml:
        return Look(merged)
    rows = (attributes_of(row).get("r", "") for row in _HIDDEN_ROW.findall(xml))
    return Look(
        merged,
        tuple(sorted({int(row) - 1 for row in rows if row.isdigit()})),
        tuple(sorted({*_columns(xml)})),
    )


def members_of_sheets(members: Mapping[str, bytes]) -> dict[str, str]:
    """Give the member of the archive that each sheet is in, by its name."""
    targets = relations(members.get("xl/_rels/workbook.xml.rels", b""))
    found = {}
    for tag in _SHEET.findall(members.get("xl/workbook.xml", b"")):
        sheet = attributes_of(tag)
        relation = next((sheet[name] for name in sheet if name.endswith(":id")), "")
        found[sheet.get("name", "")] = targets.get(relation, "")
    return found


def relations(xml: bytes) -> dict[str, str]:
    """Give the member that each relation of a workbook leads to."""
    found = {}
    for tag in _RELATION.findall(xml):
        relation = attributes_of(tag)
        target = relation.get("Target", "")
        found[relation.get("Id", "")] = posixpath.normpath(posixpath.join("xl", target)).lstrip(
            "/"
        )
    return found


def code_shown_by(form: str) -> tuple[str, int] | None:
    """Say what stands before a code that a format shows, and how many digits it has at least.

    >>> code_shown_by('"A"000'), code_shown_by("0.00")
    (('A', 3), None)
    """
    match = _ZEROS.fullmatch(form)
    return match and (re.sub(r'["\\]', "", match[1]), len(match[2]))


def marked_code(number: float, code: tuple[str, int]) -> str | None:
    """Write a number as a format shows it, marked, or give None if it is not shown as a code.

    >>> marked_code(7.0, ("A", 3)).removeprefix(AS_SHOWN), marked_code(7.5, ("A", 3))
    ('A007', None)
    """
    before, digits = code
    if not (0 <= number < _TOO_LARGE and number.is_integer()):
        return None
    return f"{AS_SHOWN}{before}{int(number):0{digits}}"


def shown_zeros(styles: bytes) -> dict[bytes, tuple[str, int]]:
    """Give the looks of cells that show a number as a code: what stands before, and the digits."""
    formats = {}
    for tag in _FORMAT.findall(styles):
        one = attributes_of(tag)
        if code := code_shown_by(one.get("formatCode", "")):
            formats[one.get("numFmtId", "")] = code
    if not formats or (looks := _LOOKS.search(styles)) is None:
        return {}
    ids = [attributes_of(tag).get("numFmtId", "") for tag in _ONE_LOOK.findall(looks[0])]
    return {str(n).encode(): formats[id_] for n, id_ in enumerate(ids) if id_ in formats}


def mark_shown(body: bytes, looks: Mapping[bytes, tuple[str, int]]) -> bytes:
    """Write numbers that their format shows as codes, such as 001, as marked texts."""
    numbers = b"|".join(looks)
    cell = re.compile(
        rb"(" + _OPEN + rb"c\b)(?=[^>]*\ss\s*=\s*[\"'](" + numbers + rb")[\"'])"
        rb"(?![^>]*\st\s*=\s*[\"'][^n])([^>]*)(>\s*" + _OPEN + rb"v>)(\d{1,15})(?=<)"
    )

    def marked(found: re.Match[bytes]) -> bytes:
        before, digits = looks[found[2]]
        shown = f"{AS_SHOWN}{before}{found[5].decode().zfill(digits)}"
        rest = re.sub(rb"\st\s*=\s*[\"']n[\"']", b"", found[3])
        return found[1] + b' t="str"' + rest + found[4] + shown.encode()

    return cell.sub(marked, body)


def _columns(xml: bytes) -> Iterator[int]:
    for tag in _HIDDEN_COLUMN.findall(xml):
        column = attributes_of(tag)
        first, last = column.get("min", ""), column.get("max", "")
        if first.isdigit() and last.isdigit():
            yield from range(int(first) - 1, min(int(last), COLUMNS))


def _position(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - ord("A") + 1
    return number - 1
