"""Ballots without a sticker: rows of a sticker table that name only a participant."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.errors import InputError, did_you_mean
from actionclust.reading.identifiers import read_ids
from actionclust.reading.roles import column_named
from actionclust.reading.rows import Rows
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.reading.table import RawTable


def take_empty_ballots(
    raw: RawTable, columns: Mapping[str, str], groups: Sequence[str] | None
) -> tuple[RawTable, list[tuple[str, str]]]:
    """Take the rows with a participant and no sticker out of a table of stickers.

    >>> import pandas as pd
    >>> from actionclust.reading.frames import table_from_frame
    >>> frame = pd.DataFrame({"id": ["A1", None], "rank": [1, None], "participant": ["P", "Q"]})
    >>> columns = {name: name for name in frame}
    >>> take_empty_ballots(table_from_frame(frame, "stickers"), columns, None)[1]
    [('', 'Q')]
    """
    if "participant" not in columns:
        return raw, []
    placed = ~(_blank(raw.frame[columns["id"]]) & _blank(raw.frame[columns["rank"]]))
    empty = ~placed & ~_blank(raw.frame[columns["participant"]])
    if not empty.any():
        return raw, []
    if empty.all():
        raise InputError(f"{raw.name}: no row has a sticker, only participants")
    without, others = _rows(raw, empty), _rows(raw, ~empty)
    given = read_ids(without[0][columns["participant"]], without[1], raw.name)
    people = [as_compared(person) for person in given]
    places = [""] * len(people) if groups is None else _places(*without, raw.name, groups)
    return replace(raw, frame=others[0], rows=others[1]), list(zip(places, people, strict=True))


def _places(frame: pd.DataFrame, rows: Rows, source: str, groups: Sequence[str]) -> list[str]:
    """Read the discussion group of each row."""
    column = column_named("group", [str(name) for name in frame.columns], source)
    values = pd.Series("", index=frame.index) if column is None else frame[column]
    silent = np.flatnonzero(_blank(values)).tolist()
    if silent:
        raise InputError(
            f"{source}: a row with a participant and no sticker is an empty ballot, and needs its "
            f"discussion group in a column group; blank in {rows.named(silent)}"
        )
    found = [str(value) for value in values.tolist()]
    known = {as_compared(group): group for group in groups}
    named = [as_compared(group) for group in found]
    unknown = [row for row, group in enumerate(named) if group not in known]
    if unknown:
        raise InputError(
            f"{source}: empty ballots in groups without actions: "
            f"{rows.each(unknown, (found[row] for row in unknown))}; "
            f"{did_you_mean(found[unknown[0]], sorted(set(groups)))}"
        )
    return [known[group] for group in named]


def _rows(raw: RawTable, chosen: pd.Series[bool]) -> tuple[pd.DataFrame, Rows]:
    """Choose rows, which keep their names."""
    labels = [raw.rows.labels[place] for place in np.flatnonzero(chosen).tolist()]
    return raw.frame[chosen].reset_index(drop=True), Rows(labels, raw.rows.word)


def _blank(column: pd.Series[Any]) -> pd.Series[bool]:
    return column.isna() | column.map(lambda value: isinstance(value, str) and not value.strip())
