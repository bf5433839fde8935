"""Splitting a group by running the network on its actions alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.actions import read_actions
from actionclust.clustering import cluster_actions

if TYPE_CHECKING:
    from collections.abc import Collection

    from actionclust.actions import Actions
    from actionclust.coding.origin import Origin


def found_parts(
    actions: Actions, inside: Collection[str], target: int, origin: Origin | None
) -> list[tuple[str, tuple[str, ...]]]:
    """Cluster some of the actions on their own.

    Parameters
    ----------
    actions : Actions
        All actions.
    inside : collection of str
        The ids of those to cluster.
    target : int
        The wanted number of communities.
    origin : Origin or None
        The clustering whose language and stop words are taken.

    Returns
    -------
    list of (str, tuple of str)
        The keywords and ids of each community but the largest.
    """
    kept = [place for place, id_ in enumerate(actions.ids) if id_ in inside]
    columns = {
        "id": [actions.ids[place] for place in kept],
        "text": [actions.texts[place] for place in kept],
    }
    if "language" in actions.columns:
        languages = actions.column("language").tolist()
        columns["language"] = [languages[place] for place in kept]
    found = cluster_actions(
        read_actions(pd.DataFrame(columns)), target, progress=False, **_choices(origin)
    )
    keywords = found.communities["keywords"]
    return [
        (keywords[number], tuple(found.members(number)["id"]))
        for number in range(2, len(found) + 1)
    ]


def _choices(origin: Origin | None) -> dict[str, Any]:
    """Take the language and the stop words of a clustering."""
    if origin is None:
        return {}
    choices: dict[str, Any] = {"stop_words": origin.receipt["settings"]["stop_words"]}
    languages = list(origin.receipt["data"]["languages"])
    if len(languages) == 1:
        choices["language"] = languages[0]
    return choices
