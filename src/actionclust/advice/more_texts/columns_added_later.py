"""Columns that are added to the texts of a study later."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.actions import Actions, read_actions
from actionclust.advice.more_texts.joined_actions import joined_actions, matching_rows
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.reading.sources import Source


def with_columns(h: Hierarchy, actions: Actions | Source) -> Hierarchy:
    """Add columns to the texts of a study, or correct those that it has.

    Parameters
    ----------
    h : Hierarchy
        The study.
    actions : Actions, or anything that `read_actions` takes
        Its texts, all or some, in any order and under the same ids, with the columns as they are
        to be: further columns join those of the study, and a filled cell replaces the one that
        was there. Stickers and columns of several values count too.

    Returns
    -------
    Hierarchy
        The same groups, places and log, with these columns.

    Raises
    ------
    InputError
        If an id is not in the study or has another text there, or one of the two cannot be read.

    See Also
    --------
    extend : Takes texts that the study does not have.

    Examples
    --------
    >>> import pandas as pd
    >>> from actionclust import cluster_actions
    >>> table = pd.DataFrame({"id": ["A1", "A2"], "text": ["train nurses", "train doctors"]})
    >>> h = cluster_actions(table, target=1).to_hierarchy().rename("S01", "Train staff")
    >>> h = with_columns(h, table.assign(region=["North", "South"]))
    >>> h.table[["region", "sub_cluster"]].to_dict("list")
    {'region': ['North', 'South'], 'sub_cluster': ['Train staff', 'Train staff']}
    """
    check_hierarchy(h, "with_columns")
    given = actions if isinstance(actions, Actions) else read_actions(actions)
    further = matching_rows(h.actions, given).further
    if further:
        raise InputError(
            f"with_columns takes the texts of the study, and {given.source} has others: "
            f"{listed(given.ids[row] for row in further)}; texts are added with extend"
        )
    return replace(h, actions=joined_actions(h.actions, given))
