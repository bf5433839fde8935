"""The beginning of a hierarchy: the communities of a clustering as sub-clusters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.log.history import History
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.ids import issued_by, new_ids
from actionclust.coding.tree.tree import Aside, Node
from actionclust.network.origin import first_label

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.tree.tree import Place
    from actionclust.network.origin import Origin


def from_communities(actions: Actions, origin: Origin, analyst: str = "") -> Hierarchy:
    """Begin with a sub-cluster for each community, under the same number."""
    ids = new_ids(issued_by(actions.ids), "sub-cluster", len(origin.keywords))
    nodes = [
        Node(id_, "sub-cluster", first_label(words))
        for id_, words in zip(ids, origin.keywords, strict=True)
    ]
    places: dict[str, Place] = {}
    for place, action in enumerate(actions.ids):
        community = int(origin.community[place])
        reason = origin.reasons[place] or ""
        places[action] = ids[community - 1] if community else Aside(reason)
    tree = make_tree(nodes, places)
    return Hierarchy(actions=actions, history=History(tree, tree), analyst=analyst, origin=origin)
