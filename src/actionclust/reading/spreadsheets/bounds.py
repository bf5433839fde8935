"""What a workbook may hold, so that reading it ends, and in the memory that a machine has."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, NoReturn

from actionclust.errors import InputError
from actionclust.reading.table import column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROWS = 1_048_576
"""Most rows of a sheet, as in Excel."""

COLUMNS = 16_384
"""Most columns of a sheet, as in Excel."""

BLANK_CELLS = 5_000_000
"""Most blank cells among those with content."""

BYTES = 2**29
"""Most bytes that the sheets and texts of a workbook may unpack to."""


def check_reach(rows: int, columns: int, cells: int, place: str) -> None:
    """Refuse a sheet that reaches too far, given how many cells have content.

    >>> check_reach(1_000_000, 8, 8_000_000, "a.xlsx, sheet1.xml")
    """
    if rows > ROWS or columns > COLUMNS or rows * columns - cells > BLANK_CELLS:
        column = column_letters(columns - 1)
        raise InputError(
            f"{place}: the sheet reaches to row {rows:,} and column {column}, "
            f"with {cells:,} cells filled; at most {ROWS:,} rows, {COLUMNS:,} columns, and "
            f"{BLANK_CELLS:,} blank cells can be read; delete what stands far from the table, or "
            "copy the table into a new workbook"
        )


_SMALL = 2**26  # bytes that any workbook may unpack to
_DENSE = 40  # and how many times its own size: a table packs to a fifth, a thirtieth at the most


def check_size(size: int, source: str, most: int | None = None) -> None:
    """Refuse a workbook whose content takes too many bytes.

    >>> check_size(1000, "a.xlsx")
    """
    most = BYTES if most is None else most
    if size > most:
        raise InputError(
            f"{source}: the sheets unpack to {size:,} bytes or more, and at most {most:,} can be "
            "read; delete sheets that are not needed, or save the table as .csv"
        )


def refuse_repeated(twice: str, place: str) -> NoReturn:
    """Refuse a sheet in which something stands twice, since one of both would be lost."""
    raise InputError(
        f"{place}: {twice} stands twice in the file, and one of both would be lost; open it in a "
        "spreadsheet program, and save it again"
    )


def refuse_password(source: str) -> NoReturn:
    """Refuse a workbook that nobody can read without its password."""
    raise InputError(
        f"{source} is a workbook with a password; open it in a spreadsheet program, remove the "
        "password and save it as .xlsx"
    )


def unpacked(data: bytes, source: str, wanted: Callable[[str], bool]) -> dict[str, bytes]:
    """Unpack some members of an archive, whatever sizes it states."""
    members: dict[str, bytes] = {}
    size = 0
    most = min(BYTES, max(_SMALL, _DENSE * len(data)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if wanted(member.filename):
                with archive.open(member) as file:
                    content = file.read(most + 1 - size)
                size += len(content)
                check_size(size, source, most)
                members[member.filename] = content
    return members


def packed(members: Mapping[str, bytes]) -> io.BytesIO:
    """Pack members into an archive that states what it holds."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, member in members.items():
            archive.writestr(name, member)
    content.seek(0)
    return content
