"""How the communities came about, and how large groups are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.analysis.places import groups_at
from actionclust.clustering.plots import plot_sizes, plot_tuning
from actionclust.clustering.result import Clustering
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.errors import InputError
from actionclust.view.figures.drawing import title, verbatim, wrapped

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actionclust.coding.tree.levels import Level

_LONGEST = 60


def tuning(source: Clustering | Hierarchy, *, ax: Axes | None = None) -> Axes:
    """Draw the number of communities against the number of edges.

    Parameters
    ----------
    source : Clustering or Hierarchy
        A clustering, or a hierarchy that came from one.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        A point for each run, the one taken marked, and a line at the target.

    Raises
    ------
    InputError
        If the source is something else, or a hierarchy whose groups come from a code tree.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> tuning(result.to_hierarchy()).get_ylabel()
    'communities found'
    """
    if isinstance(source, Clustering):
        return plot_tuning(source.tuning, ax)
    if not isinstance(source, Hierarchy):
        raise InputError(
            f"figures.tuning takes a Clustering or a Hierarchy; got {type(source).__name__}"
        )
    if source.origin is None:
        raise InputError(
            "figures.tuning draws how communities were found; the groups of this hierarchy come "
            "from a code tree"
        )
    return plot_tuning(source.origin.tuning, ax)


def sizes(
    source: Clustering | Hierarchy,
    *,
    level: Level = "sub-cluster",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many actions each group has.

    Parameters
    ----------
    source : Clustering or Hierarchy
        A clustering, for its communities, or a hierarchy.
    level : {"sub-cluster", "cluster", "super-cluster"}
        Which groups of a hierarchy.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        A bar for each group, the largest on top.

    Raises
    ------
    InputError
        If the source is something else, or the hierarchy has no group of the level.
    SettingError
        If there is no such level.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> sizes(result.to_hierarchy()).get_xlabel()
    'actions'
    """
    if isinstance(source, Clustering):
        return plot_sizes(source.communities, ax)
    if not isinstance(source, Hierarchy):
        raise InputError(
            f"figures.sizes takes a Clustering or a Hierarchy; got {type(source).__name__}"
        )
    nodes = groups_at(source, level)
    counts = [len(source.tree.actions_below(node.id)) for node in nodes]
    order = sorted(range(len(nodes)), key=lambda place: -counts[place])
    drawn = plot_sizes(
        pd.DataFrame(
            {
                "size": [counts[place] for place in order],
                "keywords": [wrapped(nodes[place].label, _LONGEST, 1) for place in order],
            },
            index=[nodes[place].id for place in order],
        ),
        ax,
    )
    verbatim(drawn.get_yticklabels())
    drawn.set_xlabel("actions")
    title(drawn, f"{nodes[0].level.capitalize()}s by size")
    return drawn
