"""How a column links to the groups of a level, and which groups come up where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.actions import check_actions
from actionclust.analysis.labels import Labels, aligned_codes, every_label_of
from actionclust.analysis.places import places_at
from actionclust.analysis.tables.crosstab import crosstab
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import InputError, did_you_mean
from actionclust.text_columns import text_index

if TYPE_CHECKING:
    from actionclust.actions import Actions
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

GROUPS, ALL = "groups", "all"


def links(
    actions: Actions,
    h: Hierarchy,
    column: str = "dimension",
    *,
    level: Level = "super-cluster",
) -> pd.DataFrame:
    """Count how many actions of each value of a column are in each group.

    Parameters
    ----------
    actions : Actions
        The actions to count, all or some of those in the hierarchy.
    h : Hierarchy
        The hierarchy.
    column : str
        The role or column of the actions that gives the rows.
    level : {"super-cluster", "cluster", "sub-cluster"}
        The groups that are the columns.

    Returns
    -------
    pandas.DataFrame
        The numbers, with zeros where there is no link, and sums as "Total". The last columns
        before the sum are "Not grouped", if there are such actions, and "Unclustered". `attrs`
        holds the caption and notes.

    Raises
    ------
    SettingError
        If there is no such level, or the column is not a str.
    InputError
        If something else is passed than actions and a hierarchy, an action is not in the
        hierarchy, there is no such column or no group of the level, or a value is called
        "Total".

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022: Figure 11 draws these numbers.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> frame = pd.DataFrame({"id": ["A1", "A2"], "text": ["a", "b"], "dimension": ["D", "E"]})
    >>> h = from_codebook({"Skills": None}, read_actions(frame), code={"A1": "Skills"})
    >>> links(h.actions, h, level="sub-cluster")
               Skills (n=1)  Unclustered (n=1)  Total (n=2)
    dimension
    D                     1                  0            1
    E                     0                  1            1
    Total                 1                  1            2
    """
    check_actions(actions, "links")
    check_hierarchy(h, "links")
    rows = every_label_of(actions, column)
    places = places_at(h, level)
    where = dict(zip(h.actions.ids, places.codes.tolist(), strict=True))
    for id_ in actions.ids:
        if id_ not in where:
            raise InputError(
                f"the hierarchy has no action {id_!r}; {did_you_mean(id_, h.actions.ids)}"
            )
    codes = np.array([where[id_] for id_ in actions.ids], dtype=np.int64)
    return crosstab(rows, [Labels(places.name, places.labels, codes, places.last)])


def presence(h: Hierarchy, *, by: str = "group", level: Level = "sub-cluster") -> pd.DataFrame:
    """Say which groups of a level have an action from which discussion group.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy.
    by : str
        The role or column that gives the columns.
    level : {"sub-cluster", "cluster", "super-cluster"}
        The groups that are the rows.

    Returns
    -------
    pandas.DataFrame
        True where a group has at least one action with that value; then "groups", the number of
        such values, and "all", whether it has all of them. Actions without a value are in the
        column "(missing)", which counts for neither. `attrs` holds the caption and notes.

    Raises
    ------
    SettingError
        If there is no such level, or `by` is not a str.
    InputError
        If it is not a hierarchy, there is no such column or no group of the level, or a value is
        called "groups" or "all".

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> frame = pd.DataFrame({"id": ["A1", "A2"], "text": ["a", "b"], "group": ["G1", "G2"]})
    >>> h = from_codebook({"Skills": None}, read_actions(frame), code={"A1": "Skills"})
    >>> presence(h)
                   G1     G2  groups    all
    sub-cluster
    Skills       True  False       1  False
    """
    check_hierarchy(h, "presence")
    rows, columns = places_at(h, level), every_label_of(h.actions, by)
    columns.check_reserved((GROUPS, ALL))
    there = np.zeros((len(rows), len(columns)), dtype=bool)
    there[tuple(aligned_codes((rows, columns)))] = True
    there = there[: len(rows) - rows.last]
    known = there[:, : len(columns) - columns.last]
    table = pd.DataFrame(
        there,
        index=text_index(rows.labels[: len(there)], rows.name),
        columns=text_index(columns.labels),
    )
    table[GROUPS] = known.sum(axis=1)
    table[ALL] = known.all(axis=1) & (known.shape[1] > 0)
    table.attrs["caption"] = f"{rows.name} by {columns.name}: which come up where"
    table.attrs["notes"] = []
    return table
