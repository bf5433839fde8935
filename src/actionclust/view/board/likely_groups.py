"""The groups that actions may go to, the likeliest first; asked of the board when it is needed."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.homes import home_finder
from actionclust.advice.text_space import text_space
from actionclust.coding.edits.references import named_actions
from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike

    from actionclust.advice.homes import HomeFinder, Homes
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Tree


class LikelyGroups:
    """Ranks the groups of one study for its actions, and keeps what no edit changes.

    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train doctors", "share data", "share the data of patients"]
    >>> h = cluster_actions(texts, target=2).to_hierarchy()
    >>> LikelyGroups().ranked(h, [h.actions.ids[0]])[0][0] == h.tree.places[h.actions.ids[0]]
    True
    """

    def __init__(self, vectors: ArrayLike | None = None) -> None:
        self._vectors = vectors
        self._lock = threading.Lock()
        self._finder: HomeFinder | None = None  # the texts are the same after every edit
        self._found: tuple[Tree, Homes] | None = None  # of the tree that was asked of last

    def ranked(self, h: Hierarchy, actions: Sequence[str]) -> list[tuple[str, float]]:
        """Give each group that holds actions, with how likely it is the home of some."""
        unknown = [id_ for id_ in actions if id_ not in h.tree.places]
        if unknown or not actions:
            raise InputError(f"homes are asked for actions of the study; got {actions!r:.80}")
        place = {id_: number for number, id_ in enumerate(h.actions.ids)}
        with self._lock:  # not that of the session: edits go on meanwhile
            homes = self._homes(h)
        chances = homes.probability[[place[id_] for id_ in actions]].mean(axis=0)
        order = np.argsort(-chances, kind="stable")
        return [(homes.groups[number], round(float(chances[number]), 4)) for number in order]

    def _homes(self, h: Hierarchy) -> Homes:
        if self._found is None or self._found[0] is not h.tree:
            if self._finder is None:
                self._finder = home_finder(text_space(h, self._vectors))
            done = (h.entries[number].edit for number in h.history.done)
            trusted = {id_ for edit in done for id_ in named_actions(edit)} | set(h.tree.pinned)
            self._found = (h.tree, self._finder.homes(h.tree, h.actions.ids, trusted))
        return self._found[1]
