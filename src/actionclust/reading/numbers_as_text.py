"""Numbers that came as text, in workbooks and tables: told, since nothing adds them up."""

from __future__ import annotations

from numbers import Real
from typing import TYPE_CHECKING

import pandas as pd

from actionclust.reading.number_formats import readings

if TYPE_CHECKING:
    from collections.abc import Collection

    from actionclust.reading.table import RawTable


def numbers_as_text(raw: RawTable, taken: Collection[str]) -> tuple[str, ...]:
    """Note columns without a role that hold numbers, of which some are text.

    Text files have told this already. Texts of digits alone are codes as often as numbers.

    >>> from actionclust.reading.table import table_from_grid
    >>> rows = [["text", "cost"], ["Train", 2], ["Share", "1,5"]]
    >>> numbers_as_text(table_from_grid(rows, "a.xlsx"), {"text"})
    ("'cost' stays text, as not all of its numbers are stored as numbers: '1,5' in row 3",)
    """
    notes = []
    for name in map(str, raw.frame.columns):
        column = raw.frame[name]
        told = any(note.startswith(f"{name!r} stays text") for note in raw.notes)
        if name in taken or told or pd.api.types.is_numeric_dtype(column.dtype):
            continue
        present = column[column.notna()].tolist()
        # a look at one text, as nearly every column holds words
        first = next((cell for cell in present if isinstance(cell, str)), None)
        if first is None or not readings([first]):
            continue
        texts = [cell for cell in present if isinstance(cell, str)]
        others = [cell for cell in present if not isinstance(cell, str)]
        numbers = all(isinstance(cell, Real) and not isinstance(cell, bool) for cell in others)
        marked = [cell for cell in texts if not cell.strip().isdecimal()]
        if not numbers or not (others or marked) or not all(readings([cell]) for cell in texts):
            continue
        example = (marked or texts)[0]
        where = raw.rows.named([column.tolist().index(example)])
        why = f"not all of its numbers are stored as numbers: {example!r} in {where}"
        notes.append(f"{name!r} stays text, as {why}")
    return tuple(notes)
