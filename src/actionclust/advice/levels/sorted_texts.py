"""The texts that are in groups, each with its point and its group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.tree.tree import Tree


@dataclass(frozen=True, slots=True, eq=False)
class SortedTexts(ByValue):
    """The texts that are in groups, in an order that depends on the texts and groups alone."""

    groups: tuple[str, ...]  # the ids of those that hold texts with words themselves, in order
    space: TextSpace
    group: NDArray[np.int64]  # shape (texts,): the place in `groups` of the group of each text
    rows: NDArray[np.int64]  # shape (texts,): the row of each text in the space

    @property
    def member(self) -> sp.csr_array:
        """Which texts are in which group, shape (groups, texts)."""
        count = len(self.group)
        ones = np.ones(count)
        shape = (len(self.groups), count)
        return sp.csr_array((ones, (self.group, np.arange(count))), shape=shape)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many texts each group has."""
        counted: NDArray[np.int64] = np.bincount(self.group, minlength=len(self.groups))
        return counted


def sorted_texts(tree: Tree, space: TextSpace) -> SortedTexts:
    """Take the texts that have words and stand in a group."""
    row_of, ids = space.vectors.row_of, space.actions.ids
    placed = [(str(tree.places[ids[place]]), place) for place in space.known.tolist()]
    inside = [(group, place) for group, place in placed if group in tree.nodes]
    groups = tuple(sorted({group for group, _ in inside}, key=natural))
    number = {group: place for place, group in enumerate(groups)}
    group = np.array([number[one] for one, _ in inside], dtype=np.int64)
    rows = row_of[np.array([place for _, place in inside], dtype=np.int64)]
    order = np.lexsort((rows, group))
    return SortedTexts(groups, space, group[order], rows[order])
