"""Numbers written with marks: a comma before decimals, a dot between thousands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SPACES = str.maketrans(dict.fromkeys("\xa0\u2007\u2009\u202f", " ") | {"\u2019": "'"})
_NAMES = {"": "no mark", ".": "a dot", ",": "a comma", "'": "an apostrophe", " ": "a space"}
_EXACT = 15  # digits that a float keeps


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """Which mark stands between thousands, and which before decimals."""

    thousands: str
    decimal: str

    def numbers(self, cells: Sequence[str]) -> list[float] | None:
        """Read cells, or give None if one of them is no number in this format.

        >>> NumberFormat(".", ",").numbers(["1.000", "2,5"])
        [1000.0, 2.5]
        """
        whole = r"[0-9]+"
        if self.thousands:
            whole = rf"(?:[1-9][0-9]{{0,2}}(?:{re.escape(self.thousands)}[0-9]{{3}})+|[0-9]+)"
        form = re.compile(rf"-?{whole}(?:{re.escape(self.decimal)}[0-9]+)?")
        found = []
        for cell in cells:
            plain = cell.strip().translate(_SPACES)
            if not form.fullmatch(plain) or sum(map(str.isdigit, plain)) > _EXACT:
                return None
            digits = plain.replace(self.thousands, "") if self.thousands else plain
            found.append(float(digits.replace(self.decimal, ".")))
        return found

    def told(self, cells: Sequence[str]) -> str:
        """Say what the marks in some cells mean.

        >>> NumberFormat(".", ",").told(["999", "1.000"])
        "a dot between thousands ('1.000' is 1000)"
        """
        parts = []
        for mark, place in (
            (self.thousands, "between thousands"),
            (self.decimal, "before decimals"),
        ):
            example = next(
                (cell for cell in cells if mark and mark in cell.translate(_SPACES)), None
            )
            if example is not None:
                parts.append(f"{_NAMES[mark]} {place} ({example!r} is {self._shown(example)})")
        return " and ".join(parts)

    def _shown(self, cell: str) -> str:
        return f"{(self.numbers([cell]) or [0.0])[0]:.15g}"


PLAIN = NumberFormat("", ".")

_FORMATS = (
    PLAIN,
    NumberFormat("", ","),
    NumberFormat(".", ","),
    NumberFormat(",", "."),
    *(NumberFormat(mark, decimal) for mark in "' " for decimal in ".,"),
)


def readings(
    cells: Sequence[str], suits: Callable[[float], bool] | None = None
) -> list[tuple[NumberFormat, list[float]]]:
    """Give the formats in which cells can be read as numbers, one for each different reading.

    >>> [values for _, values in readings(["1.000", "12"])]
    [[1.0, 12.0], [1000.0, 12.0]]
    """
    found: list[tuple[NumberFormat, list[float]]] = []
    for form in _FORMATS:
        numbers = form.numbers(cells)
        if numbers is None or (suits is not None and not all(map(suits, numbers))):
            continue
        if all(numbers != other for _, other in found):
            found.append((form, numbers))
    return found


def read_counts(cells: Sequence[str]) -> tuple[NumberFormat, list[float]] | str | None:
    """Read whole numbers, or give both readings in words where there are two.

    Where every cell has a mark before three digits, as 1.000 and 12.000, the mark stands between
    thousands. None if the cells are no whole numbers of at least 0.

    >>> read_counts(["6,0", "2,0"])[1]
    [6.0, 2.0]
    >>> read_counts(["1.000", "12"])
    "'1.000' is 1 or 1000"
    """
    found = readings(cells, lambda number: number >= 0 and number.is_integer())
    if not found:
        return None
    if len(found) == 1:
        return found[0]
    grouped = [one for one in found if one[0].thousands]
    plain = {cell.strip().translate(_SPACES) for cell in cells}
    if len(grouped) == 1 and all(grouped[0][0].thousands in cell for cell in plain):
        return grouped[0]
    place = next(row for row in range(len(cells)) if len({one[1][row] for one in found}) > 1)
    return f"{cells[place]!r} is {' or '.join(f'{one[1][place]:.15g}' for one in found)}"
