"""What participants voted for: stickers, and votes for and against."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.priorities import for_and_against
from actionclust.errors import InputError, SettingError
from actionclust.reading.roles import plain_name
from actionclust.reading.stickers import RANKS
from actionclust.view.payload.types import StickersPayload, VotesPayload

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.actions import Actions
    from actionclust.analysis.priorities import Priorities, Support

NAMES_OF_VOTES = (("agrees", "disagrees"), ("in_favour", "against"), ("votes_up", "votes_down"))
"""Columns that hold votes for and against, where a view is not told which do."""

_POINT_DECIMALS = 4


def support_of(
    actions: Actions, asked: Sequence[str] | None
) -> tuple[Support | None, tuple[str, ...]]:
    """Find the votes for and against, and say what was decided.

    Columns that are asked for must hold votes. Others are known by their names, ignoring case,
    accents and white space around them.

    >>> import pandas as pd
    >>> from actionclust import read_actions
    >>> frame = pd.DataFrame({"text": ["a", "b"], "Agrees": [1, 9], "Disagrees": [0, 1]})
    >>> support, notes = support_of(read_actions(frame), None)
    >>> support.table["rank"].tolist(), notes[0]
    ([2, 1], "votes: in_favour 'Agrees', against 'Disagrees'; each has weight 1")
    """
    if asked is not None:
        if (
            isinstance(asked, str)
            or len(asked) != 2  # noqa: PLR2004 - for and against
            or not all(isinstance(name, str) for name in asked)
        ):
            raise SettingError(
                "votes must be the names of two columns, of votes for and of votes against; got "
                f"{asked!r:.80}"
            )
        found = for_and_against(actions, in_favour=asked[0], against=asked[1])
        return found, found.notes
    named = _named(actions)
    if named is None:
        return None, ()
    try:
        found = for_and_against(actions, in_favour=named[0], against=named[1])
    except InputError as error:
        return None, (f"no votes are shown, though columns are named so: {error}",)
    return found, found.notes


def stickers_part(priorities: Priorities) -> StickersPayload:
    """Give the points and stickers of each action, and how many people voted in its group."""
    table = priorities.table
    voters = dict(zip(priorities.groups["group"], priorities.groups["voters"], strict=True))
    groups = table["group"].tolist()
    if len(voters) == 1:  # all actions are one group, which has a name of its own
        voters = dict.fromkeys(groups, next(iter(voters.values())))
    placed = table[list(RANKS)].sum(axis=1, min_count=1)
    known = [voters.get(group) for group in groups]
    return StickersPayload(
        points=_numbers(table["points"].tolist()),
        placed=_numbers(placed.tolist()),
        voters=[_whole(one) for one in known],
    )


def votes_part(support: Support) -> VotesPayload:
    """Give the votes for and against each action."""
    return VotesPayload(
        in_favour=[_whole(one) for one in support.table["in_favour"].tolist()],
        against=[_whole(one) for one in support.table["against"].tolist()],
        rule=(
            "Texts with votes for and against are ranked by the share of votes for, of which so "
            "much is taken as is sure at 95 % (the lower bound of the Wilson interval): few votes "
            "count for less."
        ),
    )


def _named(actions: Actions) -> tuple[str, str] | None:
    taken = {*actions.columns.values(), *(actions.sticker_columns or ())}
    names = {plain_name(str(name)): str(name) for name in actions.table if name not in taken}
    for one, other in NAMES_OF_VOTES:
        if one in names and other in names:
            return names[one], names[other]
    return None


def _numbers(values: Sequence[float]) -> list[float | None]:
    return [None if np.isnan(value) else round(float(value), _POINT_DECIMALS) for value in values]


def _whole(value: object) -> int | None:
    """Give a count, or None for one that is missing in any of the ways of pandas.

    >>> _whole(3.0), _whole(float("nan")), _whole(None)
    (3, None, None)
    """
    number = np.nan if value is None or not isinstance(value, (int, float, np.number)) else value
    return None if np.isnan(number) else int(number)
