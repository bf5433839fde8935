"""A hierarchy as tables: its groups, its actions with their places, its log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from actionclust.actions import added_column
from actionclust.coding.edits.sentences import before_and_after, sentence
from actionclust.coding.tree.levels import GROUP_LEVELS, group_level_named
from actionclust.coding.tree.tree import Aside
from actionclust.text_columns import text_column, text_index

if TYPE_CHECKING:
    from actionclust.coding.project.record import Project
    from actionclust.coding.tree.levels import Level

PLACE_COLUMNS = ("place", *(level.replace("-", "_") for level in GROUP_LEVELS), "reason")
"""The columns that a hierarchy adds to those of the analyst."""


def groups(project: Project, level: Level | None = None) -> pd.DataFrame:
    """List the groups.

    Parameters
    ----------
    level : str or None
        Only those of a level.

    Returns
    -------
    pandas.DataFrame
        By id: level, label, parent, actions (their number, at any depth), groups (those
        directly in it) and rule; the widest level first, then by id.

    Raises
    ------
    SettingError
        If there is no such level.
    """
    wanted = GROUP_LEVELS if level is None else (group_level_named(level),)
    nodes = [node for node in project.tree.in_order() if node.level in wanted]
    index = text_index([node.id for node in nodes], "id")
    return pd.DataFrame(
        {
            "level": text_column([node.level for node in nodes], index),
            "label": text_column([node.label for node in nodes], index),
            "parent": text_column([node.parent for node in nodes], index),
            "actions": [len(project.tree.actions_below(node.id)) for node in nodes],
            "groups": [len(project.tree.children.get(node.id, ())) for node in nodes],
            "rule": text_column([node.rule for node in nodes], index),
        },
        index=index,
    ).astype({"actions": "int64", "groups": "int64"})


def log_table(project: Project) -> pd.DataFrame:
    """Give the log, one row an entry, in order."""
    holding = set(project.history.done)
    texts = project.actions.text_of
    what: dict[str, str] = {}
    for entry in project.history.log:
        what[entry.id] = sentence(entry.edit, entry.change, texts, what)
    states = [before_and_after(entry.change) for entry in project.history.log]
    times = [entry.time for entry in project.history.log]
    return pd.DataFrame(
        {
            "entry": text_column([entry.id for entry in project.history.log]),
            "time": pd.to_datetime(times, utc=True, format="ISO8601").as_unit("us"),
            "analyst": text_column([entry.analyst for entry in project.history.log]),
            "edit": text_column([entry.edit.kind for entry in project.history.log]),
            "what": text_column(list(what.values())),
            "why": text_column([entry.why for entry in project.history.log]),
            "made_by": text_column([entry.made_by for entry in project.history.log]),
            "before": text_column([before for before, _ in states]),
            "after": text_column([after for _, after in states]),
            "holds": [place in holding for place in range(len(project.history.log))],
        }
    ).astype({"holds": bool})


def actions_table(project: Project) -> pd.DataFrame:
    """Add the place of each action, as labels of each level, to the columns of the analyst."""
    paths = {
        node.id: {one.level: one.label or one.id for one in project.tree.above(node.id)}
        for node in project.tree.in_order()
    }
    places = [project.tree.places[id_] for id_ in project.actions.ids]
    groups = [None if isinstance(place, Aside) else place for place in places]
    table = project.actions.table.copy()
    table[added_column(project.actions, "place")] = text_column(groups)
    for level in GROUP_LEVELS:
        labels = [None if group is None else paths[group].get(level) for group in groups]
        table[added_column(project.actions, level.replace("-", "_"))] = text_column(labels)
    reasons = [place.reason if isinstance(place, Aside) else None for place in places]
    table[added_column(project.actions, "reason")] = text_column(reasons)
    return table


def unclustered(project: Project, table: pd.DataFrame) -> pd.DataFrame:
    """Take the rows of the actions that are in no group, with the reason."""
    outside = [isinstance(project.tree.places[id_], Aside) for id_ in project.actions.ids]
    return table[outside].drop(
        columns=[added_column(project.actions, one) for one in PLACE_COLUMNS[:-1]]
    )
