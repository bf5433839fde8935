"""Labels that may be meant otherwise: one name written in two ways, or once for many rows."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from actionclust.errors import counted, listed
from actionclust.reading.table import written_cells
from actionclust.spelling import as_called, as_compared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.reading.table import RawTable

_ROLES = ("region", "group", "dimension")
_SHOWN = 3
_SIGNS = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4\u2032", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)
_AT_END = " .,;:"
_SPARSE = 0.5  # share of blanks from which a column of headings is told


def doubtful_labels(raw: RawTable, columns: Mapping[str, str]) -> tuple[str, ...]:
    """Note labels that differ in case or signs alone, and columns of names above many rows.

    >>> from actionclust.reading.table import table_from_grid
    >>> rows = [["text", "region"], ["Train", "North"], ["Share", "north"], ["Build", "South"]]
    >>> doubtful_labels(table_from_grid(rows, "a.csv"), {"text": "text", "region": "region"})
    ("column 'region': 'North', 'north' differ in case alone, and are counted apart",)
    """
    taken = set(columns.values())
    notes: list[str] = []
    for role in _ROLES:
        if role in columns:
            notes += _cases(columns[role], written_cells(raw.frame[columns[role]]))
            notes += _headings(columns[role], written_cells(raw.frame[columns[role]]))
    for name in map(str, raw.frame.columns):
        if name not in taken and raw.frame[name].isna().any():
            notes += _headings(name, written_cells(raw.frame[name]))
    return tuple(notes)


def _cases(name: str, cells: Sequence[str]) -> list[str]:
    alike: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for cell in filter(str.strip, cells):
        alike[_without_signs(cell)].setdefault(as_compared(cell), cell)
    notes = []
    for forms in alike.values():
        if len(forms) > 1:
            case = len(set(map(as_called, forms))) == 1
            what = "case" if case else "case, dashes, apostrophes or other signs"
            shown = listed([repr(form) for form in forms.values()], _SHOWN)
            notes.append(f"column {name!r}: {shown} differ in {what} alone, and are counted apart")
    return notes


def _without_signs(label: str) -> str:
    """Write a label with one kind of dashes and apostrophes, and without signs at its end.

    >>> _without_signs("L\u2019Aquila.") == _without_signs("l'Aquila")
    True
    """
    plain = unicodedata.normalize("NFKC", as_called(label)).translate(_SIGNS)
    return plain.rstrip(_AT_END) or plain


def _headings(name: str, cells: Sequence[str]) -> list[str]:
    """Note a column that is filled in its first row and in few others, each with a new name."""
    filled = [cell for cell in cells if cell.strip()]
    blank = len(cells) - len(filled)
    few = 1 < len(filled) <= (1 - _SPARSE) * len(cells) and cells[0].strip()
    if not few or len(set(filled)) < len(filled) or all(map(_is_number, filled)):
        return []
    rows = counted(len(cells), "row")
    advice = "if a name stands for the rows below it too, fill it down in the file"
    return [f"column {name!r} is blank in {blank} of {rows}; {advice}"]


def _is_number(cell: str) -> bool:
    return cell.replace(".", "").replace(",", "").strip().isdigit()
