"""The table of the actions: with all ids, and the rows that actions come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.reading.identifiers import check_different, make_ids, numbered_ids, read_ids
from actionclust.reading.table import chosen_rows, column_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.reading.roles import Roles
    from actionclust.reading.table import RawTable


def ids_of(raw: RawTable, roles: Roles, texts: Sequence[str]) -> tuple[str, ...]:
    """Take the ids of the column that has them, or make them from the content."""
    if "id" not in roles.columns:
        return make_ids(texts, raw.frame)
    ids = read_ids(raw.frame[roles.columns["id"]], raw.rows, raw.name)
    if raw.sources is not None:
        once = list({source: row for row, source in enumerate(raw.sources)}.values())
        check_different([ids[row] for row in once], chosen_rows(raw, once).rows, raw.name)
        ids = numbered_ids(ids, raw.sources)
    check_different(ids, raw.rows, raw.name)
    return ids


def finished_table(raw: RawTable, ids: Sequence[str], roles: Roles) -> pd.DataFrame:
    """Give the table with all ids, and with the rows that the actions come from."""
    if raw.sources is None and "id" in roles.columns:
        return raw.frame
    table = raw.frame.copy()
    if "id" in roles.columns:
        table[roles.columns["id"]] = list(ids)
    else:
        table.insert(0, "id", list(ids))
    if raw.sources is not None:
        name = "source_row"
        while name in table.columns:
            name = f"{name} (actionclust)"
        table[name] = column_of(list(raw.rows.labels))
    return table
