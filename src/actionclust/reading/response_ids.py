"""Ids under the names that survey tools give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.errors import listed
from actionclust.reading.roles import column_named, plain_name
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from collections.abc import Collection

    from actionclust.reading.table import RawTable

# Qualtrics and LimeSurvey, SurveyMonkey, Jotform and Typeform, KoboToolbox, REDCap, Gravity Forms
_NAMES = frozenset({"responseid", "respondentid", "submissionid", "uuid", "recordid", "entryid"})


def response_ids(raw: RawTable, taken: Collection[object]) -> tuple[str | None, tuple[str, ...]]:
    """Find the column of ids that a survey tool wrote, and say what was found.

    It is taken if its values differ from row to row, and no column is called id.

    >>> import pandas as pd
    >>> from actionclust.reading.rows import Rows
    >>> from actionclust.reading.table import RawTable
    >>> frame = pd.DataFrame({"ResponseId": ["R_1", "R_2"], "Q1": ["Train nurses", "Share data"]})
    >>> response_ids(RawTable(frame, Rows([2, 3], "row"), "a.csv"), ())
    ('ResponseId', ("id: column 'ResponseId', as its values differ",))
    """
    names = [str(name) for name in raw.frame.columns]
    if column_named("id", names, raw.name) is not None:
        return None, ()
    called = [name for name in names if _letters(name) in _NAMES and name not in taken]
    fit = [name for name in called if _differ(raw, name)]
    if len(fit) == 1:
        return fit[0], (f"id: column {fit[0]!r}, as its values differ",)
    if fit:
        return None, (f"ids may stand in {listed(map(repr, fit))}; none was taken",)
    return None, tuple(
        f"column {name!r} was not taken for the ids: it is blank in a row, or repeats"
        for name in called
    )


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, plain_name(name)))


def _differ(raw: RawTable, name: str) -> bool:
    """Tell whether each row of the source has a value of its own; a row may be several by now."""
    values = raw.frame[name].tolist()
    if not all(isinstance(value, (str, int)) for value in values):
        return False
    sources = raw.sources if raw.sources is not None else range(len(values))
    once = {source: as_compared(str(value)) for source, value in zip(sources, values, strict=True)}
    return "" not in once.values() and len(set(once.values())) == len(once)
