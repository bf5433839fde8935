"""A small study with every shape of branch, and ways to check and to edit any study."""

import pandas as pd

from actionclust import Hierarchy, from_codebook, read_actions
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import PREFIXES, rank
from actionclust.coding.tree.tree import Aside, Tree

TEXTS = {
    "A01": "train nurses",
    "A02": "train all nurses",
    "A03": "hire nurses",
    "A04": "train doctors",
    "A05": "more doctors in towns",
    "A06": "one portal for patients",
    "A07": "share data in a portal",
    "A08": "protect the data of patients",
    "A09": "fund home care",
    "A10": "be nice",
}

CODEBOOK = {
    "Skills": {"Training": ["Nurses", "Doctors"]},
    "Data": {"Sharing": ["Portals"], "Privacy": []},
    "Funding": None,
}
"""SC01 Skills: C01 Training: S01 Nurses, S02 Doctors; SC02 Data: C02 Sharing: S03 Portals, C03
Privacy, which ends there; SC03 Funding, which ends at once."""

CODES = {
    **dict.fromkeys(["A01", "A02", "A03"], "Nurses"),
    **dict.fromkeys(["A04", "A05"], "Doctors"),
    **dict.fromkeys(["A06", "A07"], "Portals"),
    "A08": "Privacy",
    "A09": "Funding",
}


def study(analyst: str = "PV") -> Hierarchy:
    """Give the small study: A08 stands in a cluster, A09 in a super-cluster, A10 in no group."""
    frame = pd.DataFrame({"id": list(TEXTS), "text": list(TEXTS.values())})
    return from_codebook(CODEBOOK, read_actions(frame), code=CODES, analyst=analyst)


def check_tree(tree: Tree, ids: tuple[str, ...]) -> None:
    """Check that all of a tree holds together, and that each action is in exactly one place."""
    assert tuple(tree.places) == ids
    inside: dict[str, set[str]] = {}
    for action, place in tree.places.items():
        if isinstance(place, Aside):
            assert place.reason
        else:
            assert place in tree.nodes
            inside.setdefault(place, set()).add(action)
    assert dict(tree.members) == inside
    below: dict[str, set[str]] = {}
    for id_, node in tree.nodes.items():
        assert node.id == id_
        prefix, number, _ = natural(id_)
        assert prefix == PREFIXES[node.level]
        assert 1 <= number <= tree.issued[prefix]
        if node.parent is not None:
            assert rank(tree.nodes[node.parent].level) > rank(node.level)
            below.setdefault(node.parent, set()).add(id_)
    assert dict(tree.children) == below
    assert tree.pinned <= set(ids)
    assert set(tree.placements) <= set(ids) | set(tree.nodes)
    assert all(tree.placements.values())
    assert set(tree.reviews) <= set(ids)
    assert set(tree.memos) <= set(ids) | set(tree.nodes)
    for memos in tree.memos.values():
        assert memos
        assert len(set(memos)) == len(memos)
    for action, verdict in tree.reviews.items():
        assert verdict.state != "settled" or action in tree.pinned
        assert verdict.state != "disputed" or verdict.comments
    assert not set(ids) & set(tree.nodes)
