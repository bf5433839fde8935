"""Where both codings put each action at one level, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.tree import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level


@dataclass(frozen=True, slots=True, eq=False)
class GroupCodes:
    """The group of each action at one level."""

    groups: tuple[str, ...]  # the ids of the groups that have actions, in order
    codes: NDArray[np.int64]  # for each action, the position of its group; -1 if it is unclustered


def group_codes(h: Hierarchy, level: Level, ids: Sequence[str]) -> GroupCodes:
    """Find the group of each action at one level.

    >>> from actionclust import from_codebook, read_actions
    >>> actions = read_actions(["Train nurses", "Share data"])
    >>> h = from_codebook({"Skills": ["Nurses"]}, actions).move(actions.ids[0], to="Nurses")
    >>> group_codes(h, "cluster", actions.ids).groups
    ('C01',)
    """
    at = {
        group: next((node.id for node in h.tree.above(group) if node.level == level), group)
        for group in h.tree.nodes
    }
    places = (h.tree.places[id_] for id_ in ids)
    found = [None if isinstance(place, Aside) else at[place] for place in places]
    groups = tuple(sorted({group for group in found if group is not None}, key=natural))
    position: dict[str | None, int] = {group: place for place, group in enumerate(groups)}
    codes = [position.get(group, -1) for group in found]
    return GroupCodes(groups, np.array(codes, dtype=np.int64))
