"""How many participants stand behind the shares of each discussion group."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.errors import counted, listed
from actionclust.reading.stickers import RANKS
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionclust.actions import Actions
    from actionclust.analysis.priorities.voting import Votes

FEW_VOTERS = 5
"""Where fewer participants than this voted, a share rests on few people."""

_FIRSTS = 3  # how many of the actions at the first rank are described


def count_voters(actions: Actions, votes: Votes, ballots: pd.DataFrame | None) -> pd.Series[int]:
    """Count the participants who voted in each discussion group; missing where that is not known.

    Ballots say it. Elsewhere each participant has one sticker of each rank, so there are as many
    as stickers of the rank of which there are most; with stickers of one kind, nobody knows.

    >>> from actionclust import read_actions
    >>> from actionclust.analysis.priorities.voting import count_votes, voting_groups
    >>> frame = pd.DataFrame({"text": ["a", "b"], "one": [2, 1], "two": [0, 2], "three": 0})
    >>> actions = read_actions(frame, stickers=["one", "two", "three"])
    >>> votes = count_votes(actions.stickers.to_numpy(), voting_groups(actions), (3.0, 2.0, 1.0))
    >>> count_voters(actions, votes, None).tolist()
    [3]
    """
    labels = text_index(votes.groups.labels)
    if ballots is not None:
        found = ballots["complete"] + ballots["partial"]
        return found.reindex(labels).astype("Int64")
    most = votes.totals.max(axis=1)
    if actions.sticker_columns is not None and len(actions.sticker_columns) == 1:
        most = np.full(len(labels), np.nan)
    # a participant may have stickers of which only a half counts
    return pd.Series(np.ceil(most), index=labels).astype("Int64")


def notes_on_voters(table: pd.DataFrame, groups: pd.DataFrame) -> Iterator[str]:
    """Say who stands behind the first rank, and where few decide."""
    voters = groups.set_index("group")["voters"]
    best = table[table["rank"] == 1]
    for row in best.head(_FIRSTS).itertuples(index=False):
        placed = ", ".join(f"{getattr(row, name):g} {name}" for name in RANKS)
        known = voters.get(row.group)
        said = f"first rank: {row.id}, with {placed} stickers"
        if known is not None and not pd.isna(known):
            said += f"; {counted(int(known), 'participant')} voted in {row.group}"
        yield said
    few = voters[(voters > 0) & (voters < FEW_VOTERS)].dropna()
    if len(few):
        where = listed(f"{group} ({count})" for group, count in few.items())
        yield (
            f"fewer than {FEW_VOTERS} participants voted in: {where}; a share there rests on few "
            "people and may outrank more stickers elsewhere, so compare the ranking that is not "
            "normalised, in sensitivity"
        )
