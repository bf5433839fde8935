"""The groups that hold texts, and which of them each text is in, as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.by_value import ByValue
from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from actionclust.coding.tree.tree import Place, Tree


@dataclass(frozen=True, slots=True, eq=False)
class FilledGroups(ByValue):
    """Groups that hold actions themselves, by id."""

    groups: tuple[str, ...]
    own: NDArray[np.int64]  # shape (actions,): the place in `groups` of each action, -1 for none


def filled_groups(tree: Tree, ids: Iterable[str]) -> FilledGroups:
    """Put the groups that hold actions in order, and find that of each action."""
    groups = tuple(sorted((id_ for id_, held in tree.members.items() if held), key=natural))
    number: dict[Place | None, int] = {id_: place for place, id_ in enumerate(groups)}
    own = [number.get(tree.places.get(id_), -1) for id_ in ids]
    return FilledGroups(groups, np.array(own, dtype=np.int64))
