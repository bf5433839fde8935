"""Ballots: how many participants of each discussion group placed all three stickers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.reading.stickers import RANKS

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.analysis.labels import Labels

EMPTY_UNKNOWN = "the ballots list nobody who placed no sticker, so how many are empty is not known"


def count_ballots(actions: Actions, groups: Labels) -> pd.DataFrame | None:
    """Count complete, partial and empty ballots.

    >>> from actionclust import read_actions
    >>> from actionclust.analysis.priorities.voting import voting_groups
    >>> votes = pd.DataFrame({"id": ["A1", "A1"], "rank": [1, 3], "participant": ["P", "Q"]})
    >>> frame = pd.DataFrame({"id": ["A1"], "text": ["Train nurses"]})
    >>> actions = read_actions(frame, stickers=votes)
    >>> count_ballots(actions, voting_groups(actions))
                   ballots  complete  partial  empty
    (all actions)        2         0        2   <NA>
    """
    if actions.ballots is None:
        return None
    placed = actions.ballots[list(RANKS)].notna().sum(axis=1)
    if "group" in actions.ballots:
        # ballots name groups as str of what stands in the table
        written = (str(value) for value in actions.column("group").tolist())
        labels = dict(zip(written, groups.of_each(), strict=True))
        where = actions.ballots["group"].map(labels)
    else:
        where = pd.Series(groups.labels[0], index=placed.index)
    listed = bool((placed == 0).any())
    kinds = {
        "ballots": placed >= 0,
        "complete": placed == len(RANKS),
        "partial": placed.between(1, len(RANKS) - 1),
        "empty": placed == 0,
    }
    table = pd.DataFrame(
        {
            kind: holds.groupby(where).sum().reindex(groups.labels, fill_value=0)
            for kind, holds in kinds.items()
        }
    ).astype({"empty": "Int64"})
    return table if listed else table.assign(empty=pd.array([pd.NA] * len(table), dtype="Int64"))
