"""One super-cluster in detail: its clusters and sub-clusters with their sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.analysis.labels import TOTAL, Labels, labels_of
from actionclust.analysis.places import NO_CLUSTER, NO_SUB_CLUSTER, SUM, display_labels, groups_of
from actionclust.analysis.tables.crosstab import cells_of, headers
from actionclust.coding.tree import natural
from actionclust.errors import SettingError, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.coding.hierarchy import Hierarchy
    from actionclust.coding.tree import Node


def hierarchy_table(h: Hierarchy, super_cluster: str, *, by: str = "region") -> pd.DataFrame:
    """Count the actions in the clusters and sub-clusters of a super-cluster.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy.
    super_cluster : str
        Its id or label.
    by : str
        The role or column that gives the columns.

    Returns
    -------
    pandas.DataFrame
        The columns cluster and sub_cluster, one for each value, with the number of actions of
        the super-cluster in the header, and "Total". A cluster has one row for each of its
        sub-clusters and then a row "Sum"; a cluster without sub-clusters has one row, where
        sub_cluster is "". Actions that stand higher up are in rows "(no sub-cluster)" and
        "(no cluster)". The last row is "Total". `attrs` holds the caption and notes.

    Raises
    ------
    EditError
        If there is no such group, or several have the label.
    SettingError
        If the group is not a super-cluster, or `by` is not a str.
    InputError
        If there is no such column, or one of its values is called "Total".

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022: Tables 41-50 have this shape.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> frame = pd.DataFrame({"id": ["A1", "A2"], "text": ["a", "b"], "region": ["N", "S"]})
    >>> codes = {"A1": "Nurses", "A2": "Doctors"}
    >>> tree = {"Skills": {"Training": ["Nurses", "Doctors"]}}
    >>> hierarchy_table(from_codebook(tree, read_actions(frame), code=codes), "Skills")
        cluster sub_cluster  N (n=1)  S (n=1)  Total (n=2)
    0  Training      Nurses        1        0            1
    1  Training     Doctors        0        1            1
    2  Training         Sum        1        1            2
    3     Total                    1        1            2
    """
    node = h.find(super_cluster)
    if node.level != "super-cluster":
        known = listed(one.id for one in groups_of(h, "super-cluster"))
        raise SettingError(
            f"hierarchy_table takes a super-cluster, and {node.id} is a {node.level}; the "
            f"super-clusters are {known}"
        )
    columns = labels_of(h.actions, by)
    columns.check_reserved((TOTAL,))
    blocks = _blocks(h, node)
    cells = _cells(h, [group for _, rows in blocks for _, group in rows], columns)
    names: list[tuple[str, str]] = []
    numbers: list[NDArray[np.int64]] = []
    start = 0
    for cluster, rows in blocks:
        block = cells[start : start + len(rows)]
        start += len(rows)
        names.extend((cluster, label) for label, _ in rows)
        numbers.extend(block)
        if rows[0][0]:
            names.append((cluster, SUM))
            numbers.append(block.sum(axis=0))
    names.append((TOTAL, ""))
    numbers.append(cells.sum(axis=0))
    values = np.array(numbers)
    found = headers([*columns.labels, TOTAL], [], values[-1][:, None])
    table = pd.DataFrame(values, columns=found)
    table.insert(0, "cluster", [cluster for cluster, _ in names])
    table.insert(1, "sub_cluster", [label for _, label in names])
    table.attrs["caption"] = f"{node.label or node.id} by {by}"
    table.attrs["notes"] = []
    return table


def _blocks(h: Hierarchy, node: Node) -> list[tuple[str, list[tuple[str, str]]]]:
    """List the clusters, and for each its rows: a label, and the group whose own actions count."""
    inside = [h.tree.nodes[id_] for id_ in h.tree.below(node.id)[1:]]
    labels = display_labels(inside)

    def rows(group: str) -> list[tuple[str, str]]:
        parts = sorted(
            (n.id for n in inside if n.parent == group and n.level == "sub-cluster"), key=natural
        )
        if not parts:
            return [("", group)]
        own = [(NO_SUB_CLUSTER, group)] if h.tree.members.get(group) else []
        return [*((labels[part], part) for part in parts), *own]

    clusters = sorted((n.id for n in inside if n.level == "cluster"), key=natural)
    blocks = [(labels[cluster], rows(cluster)) for cluster in clusters]
    rest = rows(node.id)
    if rest[0][0] or h.tree.members.get(node.id):
        blocks.append((NO_CLUSTER, rest))
    return blocks


def _cells(h: Hierarchy, groups: Sequence[str], columns: Labels) -> NDArray[np.int64]:
    """Count the actions directly in each group, by column and in total."""
    row = {group: place for place, group in enumerate(groups)}
    places = (h.tree.places[id_] for id_ in h.actions.ids)
    codes = np.array(
        [row.get(place, len(row)) if isinstance(place, str) else len(row) for place in places],
        dtype=np.int64,
    )
    rows = Labels("group", (*groups, "elsewhere"), codes)
    cells = cells_of(rows, [columns])[:-1, :, 0]
    return np.column_stack([cells, cells.sum(axis=1)])
