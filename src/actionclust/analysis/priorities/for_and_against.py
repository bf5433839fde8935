"""Votes for and against: how sure it is that most people want an action."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.actions import check_actions
from actionclust.analysis.numeric_column import numeric_column
from actionclust.analysis.priorities.ranking import ranks
from actionclust.analysis.priorities.voters import FEW_VOTERS
from actionclust.by_value import ByValue
from actionclust.errors import InputError, SettingError, listed
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from actionclust.actions import Actions

_Z = 1.959963984540054  # between its negative and it lie 95 % of a standard normal distribution


@dataclass(frozen=True, slots=True, eq=False)
class Support(ByValue):
    """Votes for and against each action: the value that `for_and_against` returns.

    Attributes
    ----------
    table : pandas.DataFrame
        One row an action, in the order of the actions: id, text, in_favour, against and passes
        (numbers of votes; passes are missing without a column of them), n (votes for or
        against), share (of n, in favour), lower_bound (of the share, see `for_and_against`),
        net (in_favour less against), rank (by lower_bound; tied actions share a rank, and the
        next ones stay empty) and tied (whether another action has the same rank). What is not
        known is missing, never 0.
    notes : tuple of str
        What was decided, what has no rank, with the reason, and where few voted.
    """

    table: pd.DataFrame
    notes: tuple[str, ...]


def for_and_against(
    actions: Actions, *, in_favour: str, against: str, passes: str | None = None
) -> Support:
    """Score actions by votes for and against, each of weight 1.

    Polis exports such votes as agrees, disagrees and passes; Consul as votes up and down.

    Parameters
    ----------
    actions : Actions
        The actions, with columns of numbers of votes.
    in_favour, against : str
        The columns with the numbers of votes for and against each action.
    passes : str or None
        The column with the numbers of people who passed. They are shown, and count neither for
        nor against, nor in n.

    Returns
    -------
    Support
        Shares, with their n, net votes and ranks. A blank beside a filled cell is 0, and a note
        says so; an action with blanks alone was not voted on, and has no numbers. Without a vote
        for or against there is no share and no rank.

    Raises
    ------
    InputError
        If something else than actions is passed, there is no such column, or a cell is neither
        blank nor a whole number of at least 0.
    SettingError
        If a name is not a str, or two of them are the same column.

    Notes
    -----
    A share of few votes says little: one vote in favour of one is 100 %. Net votes favour what
    many were shown. So actions are ranked by the lower bound of the 95 % Wilson score interval of
    the share: with f votes in favour of n, p = f / n and z = 1.96, ::

        (p + z**2 / (2 * n) - z * sqrt(p * (1 - p) / n + z**2 / (4 * n**2))) / (1 + z**2 / n)

    It takes those who voted as a sample of all who could have, which people who chose to vote are
    not quite.

    References
    ----------
    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
    of the American Statistical Association 22 (1927), 209-212.

    Examples
    --------
    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b"], "agrees": [1, 90], "disagrees": [0, 10]})
    >>> found = for_and_against(read_actions(frame), in_favour="agrees", against="disagrees")
    >>> found.table[["text", "n", "share", "lower_bound", "net", "rank"]].round(2)
      text      n  share  lower_bound   net  rank
    0    a    1.0    1.0         0.21   1.0     2
    1    b  100.0    0.9         0.83  80.0     1
    """
    check_actions(actions, "for_and_against")
    named = {"in_favour": in_favour, "against": against}
    if passes is not None:
        named["passes"] = passes
    votes = {role: _votes(actions, name) for role, name in named.items()}
    _check_different(actions, named)
    given = np.column_stack(list(votes.values()))
    blank = np.isnan(given)
    unvoted: NDArray[np.bool_] = blank.sum(axis=1) == len(named)
    half: NDArray[np.bool_] = (blank.sum(axis=1) > 0) & ~unvoted
    filled = {role: np.where(unvoted, np.nan, np.nan_to_num(v)) for role, v in votes.items()}
    pro, con = filled["in_favour"], filled["against"]
    n = pro + con
    base = np.where(n > 0, n, np.nan)
    bound = _lower_bound(pro, base)
    rank = ranks(bound)
    table = pd.DataFrame(
        {
            "id": text_column(actions.ids),
            "text": text_column(actions.texts),
            "in_favour": pro,
            "against": con,
            "passes": filled.get("passes", np.full(len(actions), np.nan)),
            "n": n,
            "share": pro / base,
            "lower_bound": bound,
            "net": pro - con,
            "rank": rank,
            "tied": rank.duplicated(keep=False) & rank.notna(),
        }
    )
    columns = ", ".join(f"{role} {name!r}" for role, name in named.items())
    notes = [
        f"votes: {columns}; each has weight 1",
        "ranked by the lower bound of the 95 % Wilson score interval of the share in favour",
        *_notes_on_votes(table, half, unvoted),
    ]
    return Support(table=table, notes=tuple(notes))


def _votes(actions: Actions, name: str) -> NDArray[np.float64]:
    numbers = numeric_column(actions, name)
    for id_, number in zip(actions.ids, numbers.tolist(), strict=True):
        if number < 0 or not (np.isnan(number) or number.is_integer()):
            raise InputError(
                f"{actions.source}: votes in column {name!r} must be whole numbers of at least 0, "
                f"or blank where nobody voted; got {number:g} for action {id_!r}; pass the column "
                "with the numbers of votes, not with shares or net votes"
            )
    return numbers


def _check_different(actions: Actions, named: Mapping[str, str]) -> None:
    columns = [actions.columns.get(name, name) for name in named.values()]
    if len(set(columns)) < len(columns):
        said = ", ".join(f"{role}={name!r}" for role, name in named.items())
        raise SettingError(
            f"votes in favour, against and passes are in different columns; got {said}"
        )


def _lower_bound(pro: NDArray[np.float64], n: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the lower bound of the Wilson interval, multiplied out by n.

    >>> _lower_bound(np.array([8.0, 0.0]), np.array([10.0, 5.0])).round(4)
    array([0.4902, 0.    ])
    """
    square = _Z**2
    bound = (pro + square / 2 - _Z * np.sqrt(pro / n * (n - pro) + square / 4)) / (n + square)
    lowest: NDArray[np.float64] = np.maximum(bound, 0)  # rounding may fall below
    return lowest


def _notes_on_votes(
    table: pd.DataFrame, half: NDArray[np.bool_], unvoted: NDArray[np.bool_]
) -> Iterator[str]:
    """Say what was read as 0, what has no rank, and where few voted."""
    ids = table["id"]
    if half.any():
        yield f"blank numbers of votes beside filled ones, read as 0: {listed(ids[half])}"
    if unvoted.any():
        yield f"not voted on, which is not 0, so without rank: {listed(ids[unvoted])}"
    sided = table["n"]
    if (sided == 0).any():
        yield f"no vote for or against, so without share and rank: {listed(ids[sided == 0])}"
    few = table[(sided > 0) & (sided < FEW_VOTERS)]
    if len(few):
        where = listed(f"{id_} ({n:g})" for id_, n in zip(few["id"], few["n"], strict=True))
        yield f"fewer than {FEW_VOTERS} voted for or against, so the share says little: {where}"
