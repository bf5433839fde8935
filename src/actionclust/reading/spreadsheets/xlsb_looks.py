"""Merged areas, hidden rows and columns, and zeros that a format shows, in .xlsb."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import COLUMNS
from actionclust.reading.spreadsheets.looks import Area, Look
from actionclust.reading.spreadsheets.xlsx_looks import code_shown_by

if TYPE_CHECKING:
    from collections.abc import Iterable

    Records = Iterable[tuple[int, bytes]]

# kinds of records, as [MS-XLSB] numbers them
_ROW, _COLUMNS, _MERGED = 0, 0x3C, 0xB0
_FORMAT, _CELL_LOOK = 0x2C, 0x2F
_BEGIN_CELL_LOOKS, _END_CELL_LOOKS = 0x269, 0x26A
_ROW_FLAGS, _ROW_HIDDEN = 11, 0x10  # the byte of a row, and its bit, that hide it
_COLUMN_FLAGS, _COLUMN_HIDDEN = 16, 0x01  # and those of a run of columns
_SHORT, _LONG, _RESULT = 2, 5, 9  # cells with a number of four or eight bytes, and results
_NUMBER_AT = 8  # where the number of a cell begins, after its column and its look


def look_of_records(records: Records) -> Look:
    """Say which areas of a sheet are merged, and which rows and columns are hidden."""
    merged: list[Area] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for kind, body in records:
        if kind == _MERGED and len(body) >= 16:  # noqa: PLR2004 - four numbers
            top, bottom, left, right = struct.unpack("<IIII", body[:16])
            merged.append(Area(top, left, bottom, right))
        elif kind == _ROW and len(body) > _ROW_FLAGS and body[_ROW_FLAGS] & _ROW_HIDDEN:
            rows.add(int.from_bytes(body[:4], "little"))
        elif kind == _COLUMNS and any(flag & _COLUMN_HIDDEN for flag in body[_COLUMN_FLAGS:][:1]):
            first, last = struct.unpack("<II", body[:8])
            columns.update(range(first, min(last + 1, COLUMNS)))
    return Look(tuple(merged), tuple(sorted(rows)), tuple(sorted(columns)))


def codes_of_records(styles: Records) -> dict[int, tuple[str, int]]:
    """Give the looks of cells that show a number as a code: what stands before, and the digits."""
    formats, looks = {}, []
    within = False
    for kind, body in styles:
        if kind in {_BEGIN_CELL_LOOKS, _END_CELL_LOOKS}:
            within = kind == _BEGIN_CELL_LOOKS
        elif kind == _FORMAT:
            # the number of the format, the length of its text, and the text
            formats[body[:2]] = code_shown_by(body[6:].decode("utf-16-le", "replace"))
        elif kind == _CELL_LOOK and within:
            looks.append(body[2:4])
    found = {place: formats.get(number) for place, number in enumerate(looks)}
    return {place: code for place, code in found.items() if code is not None}


def number_of(kind: int, body: bytes) -> float | None:
    """Read the number of a cell, or give None for a cell of another kind."""
    if kind == _SHORT:
        (packed,) = struct.unpack_from("<i", body, _NUMBER_AT)
        # the last bit says that it was multiplied by 100, the one before that it is whole
        whole = packed >> 2
        number = float(whole) if packed & 2 else _of_high_bits(packed & ~3)
        return number / 100 if packed & 1 else number
    if kind in {_LONG, _RESULT}:
        return float(struct.unpack_from("<d", body, _NUMBER_AT)[0])
    return None


def _of_high_bits(bits: int) -> float:
    return float(struct.unpack("<d", bytes(4) + struct.pack("<i", bits))[0])
