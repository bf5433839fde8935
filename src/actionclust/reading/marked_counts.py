"""Columns of counts whose numbers are written with marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError
from actionclust.reading.number_formats import PLAIN, read_counts

if TYPE_CHECKING:
    import pandas as pd

    from actionclust.reading.rows import Rows


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
    return read.astype("float64"), (f"numbers of {column.name!r}: {form.told(texts)}",)
