"""Rows of totals under the data, which are no actions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.errors import listed
from actionclust.reading.roles import plain_name
from actionclust.reading.table import chosen_rows, written_cells

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.reading.roles import Roles
    from actionclust.reading.table import RawTable

# in the letters of `plain_name`: English, French, Dutch, German, Italian, Spanish, Portuguese
_NAMES = (
    *("total", "totals", "subtotal", "subtotals", "sub-total", "sub total", "grand total", "sum"),
    *("sous-total", "sous total", "total general", "total global", "somme", "totaux"),
    *("totaal", "subtotaal", "sub-totaal", "eindtotaal", "algemeen totaal", "som"),
    *("gesamt", "gesamtsumme", "gesamtergebnis", "summe", "zwischensumme", "insgesamt"),
    *("totale", "subtotale", "somma", "suma", "soma", "total geral"),
    *(
        "\u03c3",
        "total des",
        "sum of",
        "total of",
        "somme des",
        "som van",
        "totaal van",
        "summe der",
    ),
    *("average", "mean", "moyenne", "gemiddelde", "durchschnitt", "mittelwert"),
)
_NAME = "|".join(map(re.escape, sorted(_NAMES, key=len, reverse=True)))
_ALONE = re.compile(rf"\W*(?:{_NAME})[\s:.=\-]*(?:\(.*\))?\W*")
_WITH = re.compile(rf"(?:(?:{_NAME})\b[\s:\-]*(?P<after>.+)|(?P<before>.+?)[\s:\-]*\b(?:{_NAME}))")
_COUNTED = {"votes", "stickers", "dots", "points", "score", "scores", "stemmen", "stimmen", "voix"}
_COUNTED |= {"punten", "punkte", "voti", "votos", "puntos", "pontos", "punti"}
_LEAST = 2  # rows that a total sums up
_LONGEST = 60  # characters of what can be a total's name
_DECIMALS = 6


def without_totals(raw: RawTable, roles: Roles) -> RawTable:
    """Leave out the rows of totals; a note names them.

    A row is one if it has numbers, and its text, or another cell where the text is blank, is the
    name of a total; if the text says what is summed up, or nothing is said at all, the numbers
    must be the sums of other rows.

    >>> from actionclust.reading.roles import find_roles
    >>> from actionclust.reading.table import table_from_grid
    >>> grid = [["text", "votes"], ["Train nurses", 3], ["Share data", 2], ["Total", 5]]
    >>> raw = table_from_grid(grid, "a.csv")
    >>> roles = find_roles(raw.frame, raw.name, {}, ["votes"], look_for_stickers=False)
    >>> without_totals(raw, roles).notes
    ("left out as totals: row 4 ('Total'); pass keep_totals=True to keep such rows",)
    """
    numbers = _numbers(raw.frame, roles)
    if not numbers:
        return raw
    table = _Table(raw.frame, roles, numbers)
    found = [row for row in table.candidates if table.is_total(row)]
    if not found or len(found) == len(raw.frame):
        return raw
    kept = sorted({*range(len(raw.frame))} - {*found})
    why: dict[str, list[int]] = {}
    for row in found:
        why.setdefault(table.shown(row), []).append(row)
    named = listed(f"{raw.rows.named(rows)} ({said})" for said, rows in why.items())
    note = f"left out as totals: {named}; pass keep_totals=True to keep such rows"
    return chosen_rows(raw, kept, note)


class _Table:
    """A table as far as its totals are concerned."""

    def __init__(self, frame: pd.DataFrame, roles: Roles, numbers: Sequence[str]) -> None:
        self.values = np.column_stack([_as_numbers(frame[name]) for name in numbers])
        filled: NDArray[np.bool_] = np.any([_filled(frame[name]) for name in numbers], axis=0)
        self.filled = filled
        self.text = written_cells(frame[roles.columns["text"]])
        id_ = roles.columns.get("id")
        self.ids = [""] * len(frame) if id_ is None else written_cells(frame[id_])
        others = [str(name) for name in frame.columns if name not in {*numbers, id_}]
        self.columns = [
            written_cells(frame[name]) for name in others if name != roles.columns["text"]
        ]
        rows = range(len(frame))
        self.cells = [(self.ids[row], *(column[row] for column in self.columns)) for row in rows]
        different = {cell for cells in self.cells for cell in cells}
        self.known = {plain_name(cell) for cell in different if 0 < len(cell) <= _LONGEST}
        self.sums: dict[tuple[bool, ...], set[tuple[float, ...]]] = {}
        self.candidates = [row for row in rows if self.filled[row] and self._may_be(row)]
        apart = {*self.candidates}
        self.base = np.array([row for row in rows if row not in apart], dtype=np.int64)

    def shown(self, row: int) -> str:
        """Show by what a row says that it is a total."""
        said = [cell for cell in (self.text[row], *self.cells[row]) if _names_total(cell)]
        return repr(said[0]) if said else "no text, and the sums of other rows"

    def is_total(self, row: int) -> bool:
        """Tell whether a candidate is a total."""
        alone = _ALONE.fullmatch(plain_name(self.text[row])) is not None
        unnamed = not self.ids[row] or _names_total(self.ids[row])
        if alone and unnamed:
            return True
        if not self.text[row] and any(map(_names_total, self.cells[row])):
            return True
        return self._sums_up(row)

    def _may_be(self, row: int) -> bool:
        text = self.text[row]
        if not text:
            return not self.ids[row] or any(map(_names_total, self.cells[row]))
        if len(text) > _LONGEST:
            return False
        if _ALONE.fullmatch(plain_name(text)):
            return True
        match = _WITH.fullmatch(plain_name(text))
        what = (match["after"] or match["before"]).rstrip(" :.=") if match else None
        return what is not None and (what in self.known or what in _COUNTED)

    def _sums_up(self, row: int) -> bool:
        """Tell whether the numbers of a row are the sums of all others, or of one value's."""
        there = ~np.isnan(self.values[row])
        if not there.any():
            return False
        key = tuple(there.tolist())
        if key not in self.sums:
            self.sums[key] = self._sums_of(there)
        return tuple(np.round(self.values[row][there], _DECIMALS).tolist()) in self.sums[key]

    def _sums_of(self, there: NDArray[np.bool_]) -> set[tuple[float, ...]]:
        """Give the sums of all rows that are no candidates, and of those with each value."""
        values = np.nan_to_num(self.values[self.base][:, there])
        counts = (values != 0).any(axis=1)
        sums: set[tuple[float, ...]] = set()
        for column in ([""] * len(self.text), *self.columns):
            codes = pd.factorize(np.array([column[row] for row in self.base], dtype=object))[0]
            totals = np.zeros((int(codes.max(initial=-1)) + 1, values.shape[1]))
            np.add.at(totals, codes, values)
            enough = np.bincount(codes[counts], minlength=len(totals)) >= _LEAST
            sums.update(map(tuple, np.round(totals[enough], _DECIMALS).tolist()))
        return sums


def _names_total(cell: str) -> bool:
    if len(cell) > _LONGEST:
        return False
    name = plain_name(cell)
    return bool(_ALONE.fullmatch(name) or _WITH.fullmatch(name))


def _numbers(frame: pd.DataFrame, roles: Roles) -> list[str]:
    """Name the columns that can hold numbers to sum up."""
    played = {*roles.columns.values()}
    stickers = roles.sticker_columns or ()
    return [
        str(name)
        for name, kind in zip(frame.columns, frame.dtypes, strict=True)
        if name in stickers
        or (name not in played and pd.api.types.is_any_real_numeric_dtype(kind))
    ]


def _as_numbers(column: pd.Series[Any]) -> NDArray[np.float64]:
    return pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)


def _filled(column: pd.Series[Any]) -> NDArray[np.bool_]:
    return np.array([cell != "" for cell in written_cells(column)], dtype=bool)
