"""Outlines in one column: names that are indented or numbered, as text editors write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# one space is a slip
_INDENT = re.compile(r"(?:\t|[ \xa0\u2003]{2,})[\t \xa0\u2003]*")
_NUMBER = re.compile(r"([0-9]{1,2}(?:\.[0-9]{1,2})*)[.)]?\s+\S")


def indented_steps(cells: Sequence[object]) -> list[int]:
    r"""Say how many steps each cell is indented; nothing if none is, or the first one is.

    >>> indented_steps(["Nature", "  Trees", "Digital", "  Data", "    Sharing"])
    [0, 1, 0, 1, 2]
    >>> indented_steps(["Nature", " Trees"])
    []
    """
    filled = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    widths = [_width(cell) for cell in filled]
    if not any(widths) or widths[0]:
        return []
    order = sorted(set(widths))
    return [
        order.index(_width(cell)) if isinstance(cell, str) and cell.strip() else 0
        for cell in cells
    ]


def _width(cell: str) -> int:
    found = _INDENT.match(cell)
    return len(found[0].expandtabs(4)) if found else 0


def numbered_steps(names: Sequence[str]) -> list[int]:
    """Say how deep the number before each name is; nothing if one has none, or none is deep.

    >>> numbered_steps(["1 Nature", "1.1 Trees", "2 Digital", "2.1 Data"])
    [0, 1, 0, 1]
    >>> numbered_steps(["1 Nature", "Care.Access"])
    []
    """
    found = [_NUMBER.match(name) for name in names if name]
    numbers = [one[1].split(".") for one in found if one is not None]
    if len(numbers) < len(found) or not any(len(number) > 1 for number in numbers):
        return []
    depths = iter(len(number) - 1 for number in numbers)
    return [next(depths) if name else 0 for name in names]
