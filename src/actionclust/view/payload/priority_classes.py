"""Priority in four classes, which is as many as shades and words can keep apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.analysis.priorities import Priorities

CLASSES = ("none", "low", "medium", "high")
"""The classes, from no priority to a high one; also the order of the shades of a region."""

_RANKED = len(CLASSES) - 1


def priority_classes(priorities: Priorities) -> NDArray[np.int64]:
    """Put actions into classes of equal size by their share of the stickers.

    The actions with a share above 0 are ranked by it. The first third of them (rounded up) is
    of high priority, the second of medium and the last of low. Actions with the same share are
    of the same class, the higher one where a third ends among them. Actions that nobody voted
    for, and those of groups that did not vote, are of none.

    Parameters
    ----------
    priorities : Priorities
        The shares.

    Returns
    -------
    ndarray of int64
        For each action a position in `CLASSES`.

    Examples
    --------
    >>> from actionclust import priorities, read_actions
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"text": list("abcd"), "one": [3, 2, 1, 0], "two": 0, "three": 0})
    >>> actions = read_actions(frame, stickers=["one", "two", "three"])
    >>> [CLASSES[place] for place in priority_classes(priorities.score(actions))]
    ['high', 'medium', 'low', 'none']
    """
    table = priorities.table
    chosen = (table["share"] > 0).to_numpy()
    rank = table["rank"].to_numpy(dtype=np.float64, na_value=np.nan)
    classes = np.zeros(len(table), dtype=np.int64)
    thirds = _RANKED * (rank[chosen].astype(np.int64) - 1) // max(int(chosen.sum()), 1)
    classes[chosen] = _RANKED - thirds
    return classes


def class_rule(priorities: Priorities) -> str:
    """Say in a sentence what the classes mean."""
    chosen = int((priorities.table["share"] > 0).sum())
    return (
        "Priority is the share of an action in the sticker points of its discussion group. Of the "
        f"{chosen} actions with points, the third with the largest shares is high, the next third "
        "medium, the last low; none: no points, or the group did not vote."
    )
