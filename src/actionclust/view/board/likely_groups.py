"""The groups that actions may go to, the likeliest first; asked of the board when it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.explaining.standing import standing
from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from actionclust.coding.hierarchy.hierarchy import Hierarchy


def likely_groups(
    h: Hierarchy, actions: Sequence[str], vectors: ArrayLike | None = None
) -> list[tuple[str, float]]:
    """Give each group that holds actions, with how likely it is the home of some.

    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train doctors", "share data", "share the data of patients"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy()
    >>> first = h.actions.ids[0]
    >>> likely_groups(h, [first])[0][0] == h.tree.places[first]
    True
    """
    if not actions or any(id_ not in h.tree.places for id_ in actions):
        raise InputError(f"homes are asked for actions of the study; got {actions!r:.80}")
    homes = standing(h, vectors).homes
    places = [h.actions.row_of[id_] for id_ in actions]
    chances = homes.probability[places].mean(axis=0)
    order = np.argsort(-chances, kind="stable")
    return [(homes.groups[number], round(float(chances[number]), 4)) for number in order]
