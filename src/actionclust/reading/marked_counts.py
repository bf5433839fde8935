"""Columns of counts whose numbers are written with marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError
from actionclust.reading.number_formats import PLAIN, read_counts
from actionclust.reading.numerals import stays_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.reading.rows import Rows
    from actionclust.reading.table import RawTable


def with_marked_counts(raw: RawTable, columns: Sequence[str] | None) -> RawTable:
    """Read the counts of some columns whose numbers are written with marks.

    >>> import pandas as pd
    >>> from actionclust.reading.frames import table_from_frame
    >>> raw = table_from_frame(pd.DataFrame({"votes": ["1.000", "12.000"]}), "DataFrame")
    >>> with_marked_counts(raw, ["votes"]).frame["votes"].tolist()
    [1000, 12000]
    """
    notes = raw.notes
    frame = raw.frame.copy()
    for name in columns or ():
        frame[name], told = marked_counts(raw.frame[name], raw.rows, raw.name)
        if told:
            # what was left open for other columns is settled for counts
            notes = tuple(note for note in notes if not note.startswith(stays_text(name)))
            notes += told
    return replace(raw, frame=frame, notes=notes)


def marked_counts(
    column: pd.Series[Any], rows: Rows, source: str
) -> tuple[pd.Series[Any], tuple[str, ...]]:
    """Give a column of counts as numbers, and note what its marks mean.

    A column that holds something else stays as it is.

    >>> import pandas as pd
    >>> from actionclust.reading.rows import Rows
    >>> column = pd.Series(["6,0", None], name="votes")
    >>> numbers, notes = marked_counts(column, Rows([2, 3], "row"), "a.csv")
    >>> numbers.tolist()
    [6.0, nan]
    >>> notes
    ("numbers of 'votes': a comma before decimals ('6,0' is 6)",)
    """
    values = column.tolist()
    written = [row for row, value in enumerate(values) if isinstance(value, str) and value.strip()]
    if not written:
        return column, ()
    cells = {row: str(values[row]) for row in written}
    # numbers among the texts are cells without marks
    numbers = [
        row
        for row, value in enumerate(values)
        if isinstance(value, (int, float)) and not isinstance(value, bool) and value == value  # noqa: PLR0124 - only NaN
    ]
    cells |= {row: f"{values[row]:.15g}" for row in numbers}
    places = sorted(cells)
    found = read_counts([cells[row] for row in places])
    if isinstance(found, str):
        row = next(place for place in places if found.startswith(repr(cells[place])))
        raise InputError(
            f"{source}: the numbers of {column.name!r} can be read in two ways: {found} "
            f"({rows.named([row])}); write them without marks between thousands, and without "
            "decimals"
        )
    if found is None or found[0] == PLAIN:
        return column, ()
    form, counts = found
    texts = [cells[row] for row in places]
    read = column.astype(object)
    read.iloc[places] = counts
    typed: pd.Series[Any] = read.astype("float64")
    if not typed.isna().any():
        typed = typed.astype("int64")
    return typed, (f"numbers of {column.name!r}: {form.told(texts)}",)
