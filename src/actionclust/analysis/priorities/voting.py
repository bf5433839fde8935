"""Who voted: the stickers of each discussion group, its points, and its ballots."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.analysis.labels import Labels, labels_of
from actionclust.errors import listed
from actionclust.reading.stickers import RANKS
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.analysis.priorities.schemes import Weights

ONE_GROUP = "(all actions)"
"""The discussion group of all actions, if no column says which."""


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """The stickers of actions and of their discussion groups."""

    groups: Labels  # the discussion group of each action
    # shape (actions, 3): first, second and third stickers of each action; NaN where they are not
    # known
    stickers: NDArray[np.float64]
    # shape (groups, 3): those of each group, by the position of its label; NaN where none are
    # known
    totals: NDArray[np.float64]
    # shape (groups,): the weighted sum of the totals; NaN also for actions without a group
    points: NDArray[np.float64]


def voting_groups(actions: Actions) -> Labels:
    """Give the discussion group of each action.

    >>> from actionclust import read_actions
    >>> voting_groups(read_actions(["Train nurses"])).labels
    ('(all actions)',)
    """
    if "group" not in actions.columns:
        return Labels("group", (ONE_GROUP,), np.zeros(len(actions), dtype=np.int64))
    return labels_of(actions, actions.columns["group"]).occurring()


def weigh(stickers: NDArray[np.float64], weights: Weights) -> NDArray[np.float64]:
    """Sum stickers by their weights.

    >>> weigh(np.array([[2.0, 1.0, 0.0]]), (3.0, 2.0, 1.0))
    array([8.])
    """
    points: NDArray[np.float64] = (
        stickers[:, 0] * weights[0] + stickers[:, 1] * weights[1] + stickers[:, 2] * weights[2]
    )
    return points


def count_votes(stickers: NDArray[np.float64], groups: Labels, weights: Weights) -> Votes:
    """Sum the stickers of each discussion group."""
    known = ~np.isnan(stickers).any(axis=1)
    codes = groups.codes[known]
    # whole numbers are summed before they are weighed, so that no order of rows matters
    totals = np.zeros((len(groups), len(RANKS)))
    np.add.at(totals, codes, stickers[known])
    totals[np.bincount(codes, minlength=len(groups)) == 0] = np.nan
    points = weigh(totals, weights)
    if groups.has_missing:
        points[-1] = np.nan
    return Votes(groups, stickers, totals, points)


def table_of_groups(
    votes: Votes,
    share: NDArray[np.float64],
    voters: pd.Series[int],
    ballots: pd.DataFrame | None,
) -> pd.DataFrame:
    """List the discussion groups, with what they gave."""
    groups = votes.groups
    count = len(groups) - groups.last
    scored = np.bincount(groups.codes[~np.isnan(share)], minlength=len(groups))
    table = pd.DataFrame(
        {
            "group": text_column(groups.labels[:count]),
            "actions": groups.sizes[:count],
            "scored": scored[:count],
            "voted": ~np.isnan(votes.points[:count]),
            "voters": voters.array[:count],
            **{name: votes.totals[:count, place] for place, name in enumerate(RANKS)},
            "points": votes.points[:count],
        }
    )
    return table if ballots is None else table.join(ballots, on="group")


def notes_of(votes: Votes, ids: Sequence[str]) -> tuple[str, ...]:
    """Say what has no numbers, and why."""
    groups = votes.groups
    real = np.arange(len(groups)) < len(groups) - groups.last
    sums = votes.totals.sum(axis=1)
    silent = real & np.isnan(sums)
    weightless = real & (sums > 0) & (votes.points == 0)
    blank = np.isnan(votes.stickers)
    known = blank.sum(axis=1) == 0
    partly = ~known & (blank.sum(axis=1) < len(RANKS))
    found = {
        "nobody voted, so there are no numbers, in": compress(groups.labels, silent),
        "no shares, as all counts of stickers are 0 (leave them blank if nobody voted), in": (
            compress(groups.labels, real & (sums == 0))
        ),
        "no shares, as all stickers have a rank of weight 0, in": (
            compress(groups.labels, weightless)
        ),
        "some counts of stickers are blank, so not voted on": compress(ids, partly),
        "not voted on, in groups that voted": compress(ids, ~known & ~silent[groups.codes]),
        "in no discussion group, so without share": compress(ids, ~real[groups.codes]),
    }
    said = {what: listed(which) for what, which in found.items()}
    return tuple(f"{what}: {which}" for what, which in said.items() if which)
