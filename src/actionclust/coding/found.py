"""Splitting a group by running the network on its actions alone."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.actions import read_actions
from actionclust.clustering import cluster_actions
from actionclust.coding.origin import first_label
from actionclust.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from actionclust.actions import Actions
    from actionclust.coding.origin import Origin

_OF_ALL = ("edges", "min_size")  # settings that suit the size of the whole


def found_parts(
    actions: Actions, inside: Collection[str], target: int, origin: Origin | None
) -> list[tuple[str, tuple[str, ...]]]:
    """Cluster some of the actions on their own."""
    kept = [place for place, id_ in enumerate(actions.ids) if id_ in inside]
    columns = {
        "id": [actions.ids[place] for place in kept],
        "text": [actions.texts[place] for place in kept],
    }
    if "language" in actions.columns:
        languages = actions.column("language").tolist()
        columns["language"] = [languages[place] for place in kept]
    frame = pd.DataFrame(columns, dtype=object)
    found = cluster_actions(read_actions(frame), target, progress=False, **_choices(origin))
    keywords = found.communities["keywords"]
    return [
        (first_label(keywords[number]), tuple(found.members(number)["id"]))
        for number in range(2, len(found) + 1)
    ]


def _choices(origin: Origin | None) -> dict[str, Any]:
    """Take the settings and the language of a clustering."""
    if origin is None:
        return {}
    known = {field.name for field in fields(Settings)}.difference(_OF_ALL)
    choices = {k: v for k, v in origin.receipt["settings"].items() if k in known}
    languages = list(origin.receipt["data"]["languages"])
    if len(languages) == 1:
        choices["language"] = languages[0]
    return choices
