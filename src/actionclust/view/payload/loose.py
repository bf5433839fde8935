"""The texts that sit loosely in their group, and that nobody has decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.edits.kinds import Move, Pin, SetAside, Split
from actionclust.coding.edits.review_kinds import Agree, Settle

if TYPE_CHECKING:
    from actionclust.coding.edits import Edit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.view.payload.fixed_part import Basis


_DECIDING = (Move, Pin, SetAside, Agree, Settle)
"""Edits that say where the texts that they name belong; asking or disputing leaves it open."""


def loose_texts(h: Hierarchy, basis: Basis) -> list[int]:
    """Give the places of the texts that the clustering found weak and nobody has touched since.

    What it measured holds of its own communities: where groups come from a code tree, and of a
    text that somebody moved, settled or agreed with, it says nothing any more.

    >>> from actionclust import cluster_actions
    >>> from actionclust.view.payload.fixed_part import basis_of
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> loose_texts(h, basis_of(h))
    []
    """
    if basis.coded:
        return []
    decided = {id_ for place in h.history.done for id_ in _named_in(h.entries[place].edit)}
    return [
        place
        for place, (id_, weak) in enumerate(
            zip(h.actions.ids, basis.origin.weak.tolist(), strict=True)
        )
        if weak and id_ not in decided and isinstance(h.tree.places[id_], str)
    ]


def _named_in(edit: Edit) -> tuple[str, ...]:
    if isinstance(edit, Split):
        return tuple(id_ for part in edit.parts for id_ in part.actions)
    return edit.actions if isinstance(edit, _DECIDING) else ()
