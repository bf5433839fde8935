"""Addresses of people in what was read, which go wherever its texts and tables go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actionclust.errors import counted
from actionclust.reading.table import written_cells

if TYPE_CHECKING:
    from actionclust.reading.table import RawTable

_ADDRESS = re.compile(r"[\w+%-]@(?:[\w-]{1,63}\.)+[^\W\d_]{2}")


def addresses_of_people(raw: RawTable, text: str) -> tuple[str, ...]:
    """Note the texts and the columns that have addresses of e-mail.

    >>> from actionclust.reading.table import table_from_grid
    >>> rows = [["text", "who"], ["Train nurses", "ann@example.org"], ["Share data", None]]
    >>> addresses_of_people(table_from_grid(rows, "a.csv"), "text")[0].partition(";")[0]
    "column 'who': an e-mail address in 1 of 2 rows"
    """
    notes = []
    for name in map(str, raw.frame.columns):
        found = [
            row for row, cell in enumerate(written_cells(raw.frame[name])) if _ADDRESS.search(cell)
        ]
        if found and name == text:
            notes.append(
                f"texts with an e-mail address, which is seen wherever they are: "
                f"{raw.rows.named(found)}"
            )
        elif found:
            notes.append(
                f"column {name!r}: an e-mail address in {len(found)} of "
                f"{counted(len(raw.frame), 'row')}; tables and the project file keep the column, "
                "so leave it out of what is read if others will have these"
            )
    return tuple(notes)
