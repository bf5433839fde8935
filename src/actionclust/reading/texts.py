"""The texts of a column, blank ones kept as blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError
from actionclust.reading.roles import TEXT

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.reading.rows import Rows


def read_texts(column: pd.Series[Any], rows: Rows, source: str) -> tuple[str, ...]:
    """Take the texts of a column.

    >>> import pandas as pd
    >>> from actionclust.reading.rows import Rows
    >>> read_texts(pd.Series(["Train nurses", None, " "]), Rows(range(3), "item"), "list")
    ('Train nurses', '', '')
    """
    values = column.tolist()
    texts = [value if isinstance(value, str) and value.strip() else "" for value in values]
    present = column.notna().tolist()
    wrong = [
        row for row, value in enumerate(values) if present[row] and not isinstance(value, str)
    ]
    if wrong:
        raise InputError(
            f"{source}: every text in column {column.name!r} must be a str; got "
            f"{rows.each(wrong, (values[row] for row in wrong))}; write them as text, or say "
            f"which column holds the texts with {TEXT}",
            TEXT,
        )
    return tuple(map(str, texts))


def blank_note(texts: Sequence[str], rows: Rows) -> tuple[str, ...]:
    """Note which texts are blank."""
    blank = [row for row, text in enumerate(texts) if not text]
    if not blank:
        return ()
    return (f"{len(blank)} blank text{'s' * (len(blank) > 1)}: {rows.named(blank)}",)
