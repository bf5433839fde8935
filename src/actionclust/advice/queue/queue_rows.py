"""A queue as a table: one row for each suggestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from actionclust.advice.queue.ready_edit import ReadyEdit

_COLUMNS = ("rank", "kind", "actions", "from", "to", "score", "evidence")


def queue_rows(suggestions: Iterable[ReadyEdit]) -> pd.DataFrame:
    """Make a table of suggestions, in their order."""
    table = text_frame([_row(one) for one in suggestions], _COLUMNS)
    return table.astype({"rank": "int64", "score": "float64"})


def _row(one: ReadyEdit) -> tuple[object, ...]:
    source, target = ", ".join(one.source), one.target or ""
    return one.rank, one.kind, ", ".join(one.actions), source, target, one.score, one.evidence
