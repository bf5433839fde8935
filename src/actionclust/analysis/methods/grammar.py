"""How a language writes numbers, dates and lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

Forms = tuple[str, str]
"""A noun for one thing, and for several."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """What differs between languages when something is told."""

    thousands: str  # the sign between them
    decimal: str
    percent: str  # what stands behind a share
    below: str
    above: str
    conjunction: str
    none_is_several: bool  # whether there are 0 things, or 0 thing
    months: tuple[str, ...]
    first_of_month: str  # how the first day is written
    languages: Mapping[str, str]
    another_language: str

    def number(self, value: int) -> str:
        """Write a whole number."""
        return f"{value:,}".replace(",", self.thousands)

    def count(self, value: int, forms: Forms) -> str:
        """Write a number of things."""
        return f"{self.number(value)} {self.several(value, forms)}"

    def several(self, value: int, forms: Forms) -> str:
        """Choose the form of a noun."""
        return forms[value > 1 or (value == 0 and self.none_is_several)]

    def share(self, part: int, whole: int) -> str:
        """Write a share in per cent; what is not none, or not all, is never written so."""
        exact = 100 * part / whole if whole else 0.0
        rounded = round(exact)
        if part and rounded == 0:
            return f"{self.below} 1{self.percent}"
        if part < whole and rounded == 100:  # noqa: PLR2004 - all of it
            return f"{self.above} 99{self.percent}"
        return f"{rounded}{self.percent}"

    def fraction(self, value: float) -> str:
        """Write a measure with two decimals."""
        return f"{value:.2f}".replace(".", self.decimal)

    def weight(self, value: float) -> str:
        """Write a weight without decimals that are none."""
        return f"{value:g}".replace(".", self.decimal)

    def day(self, when: date) -> str:
        """Write a date."""
        day = self.first_of_month if when.day == 1 else str(when.day)
        return f"{day} {self.months[when.month - 1]} {when.year}"

    def listed(self, items: Sequence[str]) -> str:
        """Join items, the last one with a word.

        >>> from actionclust.analysis.methods.in_english import ENGLISH
        >>> ENGLISH.listed(["two", "three", "four"])
        'two, three and four'
        """
        if len(items) < 2:  # noqa: PLR2004 - one needs no word between
            return "".join(items)
        return f"{', '.join(items[:-1])} {self.conjunction} {items[-1]}"

    def language(self, code: str) -> str:
        """Name a language."""
        return self.languages.get(code, self.another_language)
