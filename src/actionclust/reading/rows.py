"""How a message names rows: as the analyst sees them in the source."""

from __future__ import annotations

import reprlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import pandas as pd

_MANY = {"row": "rows", "line": "lines", "item": "items", "index": "index"}
_FROM_ZERO = " (counting from 0)"


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The names of a source's rows."""

    # one label a row: row numbers of a spreadsheet, line numbers, index labels, positions
    labels: Sequence[object] | pd.Index[str]
    word: str  # what a label is called

    def named(self, positions: Iterable[int]) -> str:
        """Name some rows.

        >>> Rows(range(2, 100), "row").named([0, 3])
        'rows 2, 5'
        >>> Rows(range(3), "item").named([1])
        'item 1 (counting from 0)'
        """
        labels = [self.labels[position] for position in positions]
        word = self.word if len(labels) == 1 else _MANY[self.word]
        return f"{word} {listed(labels)}{self._counting}"

    def each(self, positions: Iterable[int], values: Iterable[object]) -> str:
        """Name some rows, each with the value found there and its type.

        >>> Rows(range(2, 100), "row").each([3, 4], [12, True])
        'row 5: 12 (int), row 6: True (bool)'
        """
        found = (
            f"{self.word} {self.labels[position]}: {reprlib.repr(value)} ({type(value).__name__})"
            for position, value in zip(positions, values, strict=True)
        )
        return listed(found) + self._counting

    @property
    def _counting(self) -> str:
        return _FROM_ZERO if self.word == "item" else ""
