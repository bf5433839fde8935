"""The beginning of a second coding: the groups of a tree, with nothing in them."""

from __future__ import annotations

from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.tree import Aside, Tree

BLINDED = "not coded by a second analyst yet"
"""The reason of actions that wait for a second analyst, who does not see their places."""


def blinded(tree: Tree, *, groups: bool) -> Tree:
    """Give a tree with the same actions, all of them unclustered."""
    nodes = tree.nodes.values() if groups else ()
    return make_tree(nodes, dict.fromkeys(tree.places, Aside(BLINDED)), issued=tree.issued)


def is_blinded(tree: Tree) -> bool:
    """Tell whether a tree is the beginning of a second coding.

    >>> is_blinded(make_tree([], {"A1": Aside(BLINDED)})), is_blinded(make_tree([], {}))
    (True, False)
    """
    return bool(tree.places) and all(place == Aside(BLINDED) for place in tree.places.values())
