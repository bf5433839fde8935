"""Laying the beginning of a hierarchy out on other actions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.coding.log.history import History
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, counted, listed

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

NEW_ACTION = "new"
"""The reason of actions that came after the clustering or the code tree."""

_ARE = ("action is", "actions are")


def restarted(hierarchy: Hierarchy, actions: Actions) -> tuple[Hierarchy, list[str]]:
    """Begin a hierarchy again, with the same groups and other actions."""
    start = hierarchy.history.start
    both = sorted(start.nodes.keys() & set(actions.ids))
    if both:
        raise InputError(
            f"{listed(both)} would be the id of an action and of a group; give the actions other "
            "ids"
        )
    places = {action: start.places.get(action, Aside(NEW_ACTION)) for action in actions.ids}
    tree = make_tree(
        start.nodes.values(),
        places,
        pinned=[action for action in actions.ids if action in start.pinned],
        placements={
            target: cells
            for target, cells in start.placements.items()
            if target in start.nodes or target in places
        },
        issued=start.issued,
        reviews={action: one for action, one in start.reviews.items() if action in places},
        memos={
            target: memos
            for target, memos in start.memos.items()
            if target in start.nodes or target in places
        },
    )
    same = actions == hierarchy.actions
    again = replace(
        hierarchy,
        actions=actions,
        history=History(tree, tree),
        origin=hierarchy.origin if same else None,
    )
    new = sum(action not in start.places for action in places)
    gone = sum(action not in places for action in start.places)
    notes = []
    if new:
        notes.append(f"{counted(new, *_ARE)} new, and unclustered")
    if gone:
        notes.append(f"{counted(gone, *_ARE)} not there any more")
    if hierarchy.origin is not None and not same:
        notes.append("the clustering is left behind, since it is of other actions")
    return again, notes
