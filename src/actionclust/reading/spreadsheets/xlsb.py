"""A bounded look at .xlsb: archives of binary records."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from actionclust.reading.spreadsheets.bounds import (
    check_reach,
    check_size,
    packed,
    refuse_repeated,
    unpacked,
)
from actionclust.reading.spreadsheets.cell_marks import ERROR
from actionclust.reading.spreadsheets.looks import Look
from actionclust.reading.spreadsheets.xlsb_looks import (
    codes_of_records,
    look_of_records,
    number_of,
)
from actionclust.reading.spreadsheets.xlsx_looks import marked_code, relations
from actionclust.reading.table import column_letters

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator, Mapping

# kinds of records, as [MS-XLSB] numbers them
_ROW, _ERROR, _TEXT, _SHARED, _ERROR_RESULT = 0, 3, 6, 7, 11
# bytes that a cell of each kind has at least
_CELLS = {2: 12, 3: 9, 4: 9, 5: 16, 6: 12, 7: 12, 8: 12, 9: 16, 10: 9, 11: 9}
_SIZE, _BEGIN, _END = 0x94, 0x91, 0x92
_SHARED_TEXT = 0x13
_RELATIONS = "xl/_rels/workbook.bin.rels"
_NO_TEXT = 2**32 - 1
_OF_WORKBOOK = (0x99, 0x9C)  # its calendar, and its sheets
_END_OF_SHEETS, _AFTER_NAMES = 0x90, 0x9D
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def checked_xlsb(data: bytes, source: str) -> tuple[io.BytesIO, dict[str, Look]]:
    """Copy a workbook as far as it holds values, with marks, and say how its sheets look.

    That is done once it is known to be in bounds.
    """
    members = unpacked(data, source, lambda name: name.lower().endswith((".bin", ".rels")))
    sizes = [
        len(body)
        for name, member in members.items()
        if name.lower().endswith("sharedstrings.bin")
        for kind, body in _records(member)
        if kind == _SHARED_TEXT
    ]
    codes = codes_of_records(_records(members.get("xl/styles.bin", b"")))
    kept, looks = {}, {}
    for name, member in members.items():
        if name.startswith("xl/worksheets/") and name.endswith(".bin"):
            place = f"{source}, {name.rpartition('/')[2]}"
            kept[name] = _checked_sheet(member, place, sizes, codes)
            looks[name] = look_of_records(_records(member))
        elif name == "xl/workbook.bin":
            found = [_record(*pair) for pair in _records(member) if pair[0] in _OF_WORKBOOK]
            kept[name] = b"".join([*found, _record(_END_OF_SHEETS), _record(_AFTER_NAMES)])
        else:
            kept[name] = member
    targets = relations(members.get(_RELATIONS, b""))
    sheets = _members_of_sheets(members, targets)
    # written anew, so that calamine finds what was found here, and does not end with a trace
    tags = "".join(
        f'<Relationship Id="{html.escape(id_)}" Target="{html.escape(path.removeprefix("xl/"))}"/>'
        for id_, path in targets.items()
    )
    kept[_RELATIONS] = f"<Relationships>{tags}</Relationships>".encode()
    return packed(kept), {name: looks.get(member, Look()) for name, member in sheets.items()}


def _members_of_sheets(members: dict[str, bytes], targets: dict[str, str]) -> dict[str, str]:
    found = {}
    for kind, body in _records(members.get("xl/workbook.bin", b"")):
        if kind == _OF_WORKBOOK[1]:
            relation, rest = _wide(body[8:])
            name = _wide(rest)[0]
            if relation not in targets and body[8:12] != _NO_TEXT.to_bytes(4, "little"):
                raise ValueError(f"the sheet {name!r} is nowhere in the archive")
            found[name] = targets.get(relation, "")
    return found


def _wide(data: bytes) -> tuple[str, bytes]:
    """Read a text, and give what follows it."""
    length = int.from_bytes(data[:4], "little")
    end = 4 if length == _NO_TEXT else 4 + 2 * length
    if end > len(data):
        raise ValueError("the name of a sheet is cut short")
    return data[4:end].decode("utf-16-le", "replace"), data[end:]


def _checked_sheet(
    data: bytes, place: str, sizes: list[int], codes: Mapping[int, tuple[str, int]]
) -> bytes:
    if all(kind != _BEGIN for kind, _ in _records(data)):  # no sheet, but an index to one
        return b""
    found = [_record(_SIZE, bytes(16)), _record(_BEGIN)]
    cells: set[tuple[int, int]] = set()
    row = size = 0
    within = False
    for kind, body in _records(data):
        within = within or kind == _BEGIN
        if kind == _END:
            break
        if within and kind == _ROW:
            row = int.from_bytes(body[:4], "little")
            found.append(_record(kind, body))
        if not (within and kind in _CELLS):
            continue
        if len(body) < _CELLS[kind]:
            raise ValueError(f"a cell of row {row + 1} is cut short")
        cell = (row, int.from_bytes(body[:4], "little"))
        if cell in cells:
            refuse_repeated(f"{column_letters(cell[1])}{row + 1}", place)
        cells.add(cell)
        if kind == _SHARED:
            size += sizes[int.from_bytes(body[8:12], "little")]
        marked = _marked(kind, body, codes)
        found.append(_record(kind, body) if marked is None else _text_of(body, marked))
    check_size(size, place)
    rows, columns = (max(places) + 1 for places in zip(*(cells or {(0, 0)}), strict=True))
    check_reach(rows, columns, len(cells), place)
    return b"".join([*found, _record(_END)])


def _marked(kind: int, body: bytes, codes: Mapping[int, tuple[str, int]]) -> str | None:
    """Say of a cell with an error, or a number that its format shows as a code, what it holds."""
    if kind in {_ERROR, _ERROR_RESULT}:
        return ERROR + _ERRORS.get(body[8], "#ERROR!")
    code = codes.get(int.from_bytes(body[4:7], "little")) if codes else None
    number = None if code is None else number_of(kind, body)
    return None if code is None or number is None else marked_code(number, code)


def _text_of(body: bytes, text: str) -> bytes:
    """Write a cell as one with a text."""
    return _record(_TEXT, body[:8] + len(text).to_bytes(4, "little") + text.encode("utf-16-le"))


def _records(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Take a part to pieces: the kind of each record, and what it holds."""
    position = 0
    while position < len(data):
        kind, position = _number(data, position, 2)
        length, position = _number(data, position, 4)
        if position + length > len(data):
            raise ValueError("a record is cut short")
        yield kind, data[position : position + length]
        position += length


def _number(data: bytes, position: int, longest: int) -> tuple[int, int]:
    """Read a number that takes as many bytes as it needs, and say where it ends."""
    number = 0
    for place in range(longest):
        byte = data[position + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that another byte follows
            break
    return number, position + place + 1


def _record(kind: int, body: bytes = b"") -> bytes:
    return _written(kind) + _written(len(body)) + body


def _written(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:  # noqa: PLR2004 - as above
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)
