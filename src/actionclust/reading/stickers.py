"""Stickers: how many first, second and third priorities each action got."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from actionclust.errors import InputError, counted, did_you_mean, listed
from actionclust.reading.empty_ballots import take_empty_ballots
from actionclust.reading.identifiers import read_ids
from actionclust.reading.roles import column_named
from actionclust.spelling import as_compared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.reading.rows import Rows
    from actionclust.reading.table import RawTable

RANKS = ("first", "second", "third")
"""The columns of the stickers, by rank."""

_RANK_NUMBERS = (1, 2, 3)
_WHOLE = re.compile(r"\s*([0-9]{1,15})(?:\.0+)?\s*")


@dataclass(frozen=True, slots=True, eq=False)
class Stickers:
    """The stickers of all actions."""

    # one row an action, by id: first, second, third (float; NaN where nobody voted)
    counts: pd.DataFrame
    # one row a participant, where participants are known: group (if actions have one),
    # participant, and the ids that got the first, second and third sticker (missing where none
    # was placed)
    ballots: pd.DataFrame | None
    notes: tuple[str, ...]  # what was decided


def count_columns(
    table: pd.DataFrame, columns: Sequence[str], ids: Sequence[str], rows: Rows, source: str
) -> Stickers:
    """Take the counts from columns of the actions.

    With fewer columns than ranks there were no stickers of the other ranks. A blank beside a
    filled cell of the same row is 0; a row of blanks was not voted on.

    >>> from actionclust.reading.rows import Rows
    >>> table = pd.DataFrame({"one": [2, None], "two": [0, None], "three": [1, None]})
    >>> names = ["one", "two", "three"]
    >>> count_columns(table, names, ["A1", "A2"], Rows(range(2), "index"), "DataFrame").counts
        first  second  third
    id
    A1    2.0     0.0    1.0
    A2    NaN     NaN    NaN
    >>> count_columns(table, ["one"], ["A1", "A2"], Rows(range(2), "index"), "DataFrame").counts
        first  second  third
    id
    A1    2.0     0.0    0.0
    A2    NaN     NaN    NaN
    """
    notes = [f"stickers: column{'s' * (len(columns) > 1)} {', '.join(map(repr, columns))}"]
    counts = np.column_stack([_counts(table[name], rows, source) for name in columns])
    blank = np.isnan(counts)
    half = np.flatnonzero(blank.any(axis=1) & ~blank.all(axis=1)).tolist()
    if half:
        counts[half] = np.nan_to_num(counts[half])
        notes.append(f"blank stickers beside filled ones, read as 0: {rows.named(half)}")
    if len(columns) < len(RANKS):
        absent = RANKS[len(columns) :]
        notes.append(f"no column of {' and '.join(absent)} stickers, so there are none")
        none = np.where(np.isnan(counts).all(axis=1), np.nan, 0.0)
        counts = np.column_stack([counts, *(none for _ in absent)])
    unvoted = np.flatnonzero(blank.all(axis=1)).tolist()
    if unvoted:
        notes.append(
            f"{counted(len(unvoted), 'action')} without any number of stickers, taken as not "
            f"voted on, which is not 0: {rows.named(unvoted)}; write 0 where people could vote"
        )
    return Stickers(_by_id(counts, ids), None, tuple(notes))


def count_rows(raw: RawTable, ids: Sequence[str], groups: Sequence[str] | None) -> Stickers:
    """Count the stickers of a table with one row a sticker.

    >>> from actionclust.reading.frames import table_from_frame
    >>> raw = table_from_frame(pd.DataFrame({"id": ["A1", "A1"], "rank": [1, 3]}), "stickers")
    >>> count_rows(raw, ["A1", "A2"], ["North", "South"]).counts
        first  second  third
    id
    A1    1.0     0.0    1.0
    A2    NaN     NaN    NaN
    """
    columns = _sticker_table_columns(raw)
    raw, empty = take_empty_ballots(raw, columns, groups)
    chosen = _chosen_actions(raw, columns["id"], ids)
    ranks = _ranks(raw, columns["rank"])
    counts = np.zeros((len(ids), len(RANKS)))
    for row, rank in zip(chosen, ranks, strict=True):
        counts[row, rank - 1] += 1
    notes = [
        f"stickers: {len(ranks)} rows of {raw.name}",
        *(f"{raw.name}: {note}" for note in raw.notes),
    ]
    if groups is not None:
        voting = {groups[row] for row in chosen}
        silent = sorted(set(groups) - voting)
        if silent:
            counts[[group not in voting for group in groups]] = np.nan
            notes.append(f"not voted on, as no sticker is in the group: {listed(silent)}")
    ballots = None
    if "participant" in columns:
        given = read_ids(raw.frame[columns["participant"]], raw.rows, raw.name)
        people = [as_compared(person) for person in given]
        places = [""] * len(chosen) if groups is None else [groups[row] for row in chosen]
        voters = list(zip(places, people, strict=True))
        ballots = _ballots(raw, voters, ranks, [ids[row] for row in chosen], empty)
        notes.append(f"ballots: {len(ballots)}" + f", {len(empty)} of them empty" * bool(empty))
        if groups is None:
            ballots = ballots.drop(columns="group")
        else:
            notes.append("a participant is told by group and name together")
    return Stickers(_by_id(counts, ids), ballots, tuple(notes))


def _by_id(counts: NDArray[np.float64], ids: Sequence[str]) -> pd.DataFrame:
    return pd.DataFrame(counts, index=pd.Index(ids, name="id"), columns=list(RANKS))


def _counts(column: pd.Series[Any], rows: Rows, source: str) -> NDArray[np.float64]:
    values = column.tolist()
    blank = column.isna().tolist()
    counts = [
        np.nan if blank[row] or (isinstance(value, str) and not value.strip()) else _whole(value)
        for row, value in enumerate(values)
    ]
    wrong = [row for row, count in enumerate(counts) if count is None]
    if wrong:
        raise InputError(
            f"{source}: stickers in column {column.name!r} must be whole numbers of at least 0, "
            "or blank where nobody voted; got "
            f"{rows.each(wrong, (values[row] for row in wrong))}"
        )
    return np.array(counts, dtype=np.float64)


def _whole(value: object) -> int | None:
    if isinstance(value, str):
        match = _WHOLE.fullmatch(value)
        return int(match.group(1)) if match else None
    # float and int come first, because asking for Real alone is slow
    if isinstance(value, bool) or not isinstance(value, (float, int, Real)):
        return None
    number = float(value)
    return int(number) if number >= 0 and number.is_integer() else None


def _sticker_table_columns(raw: RawTable) -> dict[str, str]:
    names = [str(name) for name in raw.frame.columns]
    found = {}
    for role in ("id", "rank", "participant"):
        column = column_named(role, names, raw.name)
        if column is not None:
            found[role] = column
        elif role != "participant":
            raise InputError(
                f"{raw.name}: a table with one row a sticker needs the columns id and rank, and "
                f"may have participant; no {role}; found {listed(map(repr, names))}"
            )
    return found


def _chosen_actions(raw: RawTable, column: str, ids: Sequence[str]) -> list[int]:
    stuck = read_ids(raw.frame[column], raw.rows, raw.name)
    where = {as_compared(identifier): row for row, identifier in enumerate(ids)}
    named = [as_compared(identifier) for identifier in stuck]
    unknown = [row for row, identifier in enumerate(named) if identifier not in where]
    if unknown:
        raise InputError(
            f"{raw.name}: stickers on actions that do not exist: "
            f"{raw.rows.each(unknown, (stuck[row] for row in unknown))}; "
            f"{did_you_mean(stuck[unknown[0]], ids)}"
        )
    return [where[identifier] for identifier in named]


def _ranks(raw: RawTable, column: str) -> list[int]:
    values = raw.frame[column].tolist()
    ranks = [_whole(value) for value in values]
    wrong = [row for row, rank in enumerate(ranks) if rank not in _RANK_NUMBERS]
    if wrong:
        raise InputError(
            f"{raw.name}: every rank in column {column!r} must be 1, 2 or 3; got "
            f"{raw.rows.each(wrong, (values[row] for row in wrong))}"
        )
    return [rank for rank in ranks if rank is not None]


def _ballots(
    raw: RawTable,
    voters: Sequence[tuple[str, str]],
    ranks: Sequence[int],
    stuck: Sequence[str],
    empty: Sequence[tuple[str, str]],
) -> pd.DataFrame:
    twice = sorted(voter for voter, count in Counter((*set(voters), *empty)).items() if count > 1)
    if twice:
        who = listed(
            f"{person!r} of {group!r}" if group else repr(person) for group, person in twice
        )
        raise InputError(
            f"{raw.name}: an empty ballot is the only row of its participant; found more: {who}"
        )
    placed: dict[tuple[tuple[str, str], int], list[int]] = {}
    for row, ballot in enumerate(zip(voters, ranks, strict=True)):
        placed.setdefault(ballot, []).append(row)
    repeated = [
        f"{person!r} rank {rank} in {raw.rows.named(rows)}"
        for ((_, person), rank), rows in placed.items()
        if len(rows) > 1
    ]
    if repeated:
        raise InputError(
            f"{raw.name}: a participant places one sticker of each rank; found more: "
            f"{listed(repeated)}"
        )
    return pd.DataFrame(
        [
            (
                *voter,
                *(
                    stuck[placed[voter, rank][0]] if (voter, rank) in placed else None
                    for rank in _RANK_NUMBERS
                ),
            )
            for voter in sorted({*voters, *empty})
        ],
        columns=["group", "participant", *RANKS],
    )
