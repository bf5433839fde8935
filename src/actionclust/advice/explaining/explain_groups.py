"""`explain_group`: what holds a group together, what sets it apart, and who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.advice.explaining.side_by_side import SideBySide
from actionclust.advice.explaining.standing import hierarchy_of, standing
from actionclust.analysis.places import groups_at
from actionclust.clustering.result import Clustering
from actionclust.coding.tree.levels import GROUP_LEVELS

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from actionclust.advice.explaining.group_explanation import GroupExplanation
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level


def explain_group(
    source: Hierarchy | Clustering, group: str, vectors: ArrayLike | None = None
) -> GroupExplanation:
    """Say what holds a group together, what sets it apart, and who says it.

    Parameters
    ----------
    source : Hierarchy or Clustering
        The study, or what `cluster_actions` gave, whose community 3 is S03.
    group : str
        A group of any level, by id or label.
    vectors : array-like or None
        Those that the clustering was given with ``vectors=``, if it was.

    Returns
    -------
    GroupExplanation
        Its terms and phrases, its central texts and those at its fringe, how alike its texts are,
        the nearest groups of its level and what sets it apart from each, and how often each value
        of a column is in it against expectation. It prints as plain text.

    Raises
    ------
    EditError
        If there is no such group, or several of that label.
    InputError
        If `source` is neither.
    SettingError
        If the study was clustered with vectors, and they are not given.

    See Also
    --------
    explain : Why a text stands where it does.
    explain_groups : All groups of a level at once, as a table.

    Notes
    -----
    Copies of a text count once, but where it is said who says it: there each action counts. What
    is called notable there would come about by chance in fewer than one group of twenty.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train young nurses", "nurses abroad"]
    >>> texts += ["share data", "share open data of nurses"]
    >>> found = explain_group(cluster_actions(texts, target=2), "S02")
    >>> [one.term for one in found.terms], found.different, found.neighbours[0].group
    (['data', 'share'], 2, 'S01')
    """
    h = hierarchy_of(source, "explain_group")
    node = h.find(group)
    found = standing(h, vectors, whole=isinstance(source, Clustering))
    seen = SideBySide(h, found, node.level)
    return seen.explained(seen.ids.index(node.id))


def explain_groups(
    source: Hierarchy | Clustering, level: Level | None = None, vectors: ArrayLike | None = None
) -> pd.DataFrame:
    """Say of every group of a level what holds it together and who says it, in one table.

    Parameters
    ----------
    source : Hierarchy or Clustering
        The study, or what `cluster_actions` gave.
    level : {"sub-cluster", "cluster", "super-cluster"} or None
        Which groups; None takes the narrowest level that there is.
    vectors : array-like or None
        Those that the clustering was given with ``vectors=``, if it was.

    Returns
    -------
    pandas.DataFrame
        One row for each group, by id: id, label, texts, different (copies count once), cohesion,
        strength, doubtful (how many of its texts another group is likelier for), terms, central
        (the id of the most central text), nearest (the id of the nearest group), similarity (to
        it) and who (what is notable of who says it).

    Raises
    ------
    InputError
        If `source` is neither, or there is no group of the level.
    SettingError
        If there is no such level, or vectors are missing.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train young nurses", "nurses abroad"]
    >>> texts += ["share data", "share open data of nurses"]
    >>> explain_groups(cluster_actions(texts, target=2))[["id", "texts", "terms", "nearest"]]
        id  texts          terms nearest
    0  S01      3  train, nurses     S02
    1  S02      2    data, share     S01
    """
    h = hierarchy_of(source, "explain_groups")
    levels = [node.level for node in h.tree.nodes.values()]
    narrowest: Level = next((one for one in GROUP_LEVELS if one in levels), GROUP_LEVELS[0])
    nodes = groups_at(h, level or narrowest)
    found = standing(h, vectors, whole=isinstance(source, Clustering))
    seen = SideBySide(h, found, nodes[0].level)
    return pd.DataFrame([seen.row(one) for one in range(len(nodes))]).astype(
        {"texts": "int64", "different": "int64", "doubtful": "int64"}
    )
