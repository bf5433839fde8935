"""What a command answers, to people and to programs."""

from __future__ import annotations

import sys
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EXIT_LEFT_OUT = 3
"""How a command ends that was done, but not with everything that it was given."""

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer of a command."""

    data: dict[str, Any]  # JSON-safe, for programs
    text: str  # for people
    code: int = 0  # how the command ends


def aligned_columns(header: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Write rows one below the other, numbers to the right.

    >>> aligned_columns(["group", "actions"], [["S01", 12], ["S02", 7]])
    ['group  actions', 'S01         12', 'S02          7']
    """
    values = [list(row) for row in rows]
    cells = [list(header), *([" ".join(str(value).split()) for value in row] for row in values)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    right = [
        bool(values) and all(isinstance(row[column], (int, float)) for row in values)
        for column in range(len(header))
    ]
    return [
        _GAP.join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in cells
    ]


def showable(text: str) -> str:
    r"""Write what the output cannot hold, or a terminal would obey, as escapes.

    >>> showable("a bell: \a")
    'a bell: \\x07'
    """
    encoding = sys.stdout.encoding or "utf-8"
    calm = "".join(
        character
        if character in "\n\t" or unicodedata.category(character) != "Cc"
        else character.encode("unicode_escape").decode()
        for character in text
    )
    return calm.encode(encoding, "backslashreplace").decode(encoding)
