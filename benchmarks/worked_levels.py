"""The upper levels of the worked example: what they take by hand, and from proposals.

The narrowest groups are the published ones. First they are put into clusters, then the published
clusters into super-clusters.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pandas as pd
from upper_levels import Curve, Unit, by_hand, proposed

from actionclust import from_codebook, propose_levels
from actionclust.datasets import worked_example

if TYPE_CHECKING:
    from actionclust.coding.tree.tree import Tree


def worked_levels() -> tuple[list[Curve], list[Curve]]:
    """Give what each of the two upper levels takes, by hand and from proposals."""
    found = [_clusters(), _super_clusters()]
    return [by_hand(units) for units in found], [proposed(units) for units in found]


def _clusters() -> list[Unit]:
    """Put the narrowest groups into clusters."""
    finished = worked_example()
    place = {one: at for one, at in finished.tree.places.items() if isinstance(at, str)}
    texts, above = Counter(place.values()), _above(finished.tree)
    codes = pd.DataFrame({"sub_cluster": sorted(above)})
    h = from_codebook(codes, finished.actions, code=place)
    wanted = len({cluster for cluster, _ in above.values()})
    tree = propose_levels(h, wanted, 0).accept().tree
    return [
        Unit(texts[n.label], above[n.label][0], n.parent or n.id, n.label == above[n.label][0])
        for n in tree.in_order()
        if n.level == "sub-cluster"
    ]


def _super_clusters() -> list[Unit]:
    """Put the published clusters into super-clusters; each narrowest group is below one."""
    finished = worked_example()
    place = {one: f"{at} it" for one, at in finished.tree.places.items() if isinstance(at, str)}
    above = _above(finished.tree)
    codes = sorted(above, key=lambda code: (above[code][0], code))
    names = {"cluster": [above[code][0] for code in codes]}
    table = pd.DataFrame(names | {"sub_cluster": [f"{code} it" for code in codes]})
    h = from_codebook(table, finished.actions, code=place)
    highest = dict(above.values())
    wanted, wanted_above = len(highest), len(set(highest.values()))
    tree = propose_levels(h, wanted, wanted_above).accept().tree
    texts: Counter[str] = Counter()
    for code in place.values():
        texts[above[code.removesuffix(" it")][0]] += 1
    return [
        Unit(texts[n.label], highest[n.label], n.parent or n.id, n.label == highest[n.label])
        for n in tree.in_order()
        if n.level == "cluster"
    ]


def _above(tree: Tree) -> dict[str, tuple[str, str]]:
    """Name the cluster and the super-cluster of each narrowest group, or itself in their place."""
    found = {}
    for group in tree.members:
        node = tree.nodes[group]
        cluster = node.parent if node.level == "sub-cluster" and node.parent else group
        found[group] = cluster, tree.nodes[cluster].parent or cluster
    return found
