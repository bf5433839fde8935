"""Clusters and sub-clusters with their sums, of one super-cluster or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from actionclust.analysis.labels import TOTAL, Labels, every_label_of
from actionclust.analysis.places import (
    NO_CLUSTER,
    NO_SUB_CLUSTER,
    NO_SUPER_CLUSTER,
    SUM,
    UNCLUSTERED,
    display_labels,
    groups_at,
)
from actionclust.analysis.tables.crosstab import (
    count_cells,
    headers,
    per_cent,
    tell_of_several,
    warn_of_small_bases,
)
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.ids import natural
from actionclust.errors import SettingError, listed
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Node

    Row = tuple[tuple[str, ...], tuple[str, ...]]  # labels; the groups whose own actions count

_NO_COLUMNS = Labels("", (), np.zeros(0, dtype=np.int64))
_NOWHERE = ""  # stands for the group of actions that are in none
_NAMES = ("super_cluster", "cluster", "sub_cluster")
_WIDEST = "super-cluster"


def hierarchy_table(
    h: Hierarchy,
    super_cluster: str | None = None,
    *,
    by: str | None = "region",
    percent: bool = False,
) -> pd.DataFrame:
    """Count the actions in clusters and sub-clusters, with the sum of each cluster.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy.
    super_cluster : str or None
        The id or label of a super-cluster; None takes the whole hierarchy.
    by : str or None
        The role or column that gives the columns; None counts the total alone.
    percent : bool
        Give the per cent of the column, to one decimal, instead of numbers.

    Returns
    -------
    pandas.DataFrame
        The columns cluster and sub_cluster, one for each value, with its number of actions in
        the header, and "Total". A cluster has one row for each of its sub-clusters and then a
        row "Sum"; a cluster without sub-clusters has one row, where sub_cluster is "". Actions
        that stand higher up are in rows "(no sub-cluster)" and "(no cluster)". The last row is
        "Total". Of the whole hierarchy, a column super_cluster comes first, if there are any:
        each of them ends with its "Sum", and groups in none of them are in rows
        "(no super-cluster)"; before the total comes "Unclustered". `attrs` holds the caption
        and notes.

    Raises
    ------
    EditError
        If there is no such group, or several have the label.
    SettingError
        If the group is not a super-cluster, or `by` is not a str.
    InputError
        If it is not a hierarchy, there is no such column, or one of its values is called
        "Total".

    Warns
    -----
    SmallBaseWarning
        If percentages are asked for, and a column has fewer than 30 actions.

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
    check_hierarchy(h, "hierarchy_table")
    node = None if super_cluster is None else _super_cluster(h, super_cluster)
    columns = _NO_COLUMNS if by is None else every_label_of(h.actions, by)
    columns.check_reserved((TOTAL,))
    rows = _whole(h) if node is None else _of_one(h, node)
    direct = _direct(h, columns)
    nothing = np.zeros(len(columns) + 1, dtype=np.int64)
    values = np.array([sum((direct[group] for group in groups), nothing) for _, groups in rows])
    sizes = values[-1]
    found = headers([*columns.labels, TOTAL], [], sizes[:, None])
    table = pd.DataFrame(per_cent(values, sizes) if percent else values, columns=found)
    names = _NAMES[-len(rows[-1][0]) :]
    for place, name in enumerate(names):
        table.insert(place, name, text_column([labels[place] for labels, _ in rows]))
    what = "hierarchy" if node is None else node.label or node.id
    counted = what if by is None else f"{what} by {by}"
    table.attrs["caption"] = f"{counted}{', per cent of the column' * percent}"
    notes = warn_of_small_bases(found, sizes, depth=3) if percent else []
    tell_of_several(table, [columns], notes)
    return table


def _super_cluster(h: Hierarchy, name: str) -> Node:
    node = h.find(name)
    if node.level != "super-cluster":
        known = listed(one.id for one in groups_at(h, "super-cluster"))
        raise SettingError(
            f"hierarchy_table takes a super-cluster, and {node.id} is a {node.level}; the "
            f"super-clusters are {known}"
        )
    return node


def _of_one(h: Hierarchy, node: Node) -> list[Row]:
    """List the rows of a super-cluster."""
    below = h.tree.below(node.id)
    labels = display_labels(h.tree.nodes[id_] for id_ in below[1:])
    return [*_inside(h, node.id, labels), ((TOTAL, ""), below)]


def _whole(h: Hierarchy) -> list[Row]:
    """List the rows of the whole hierarchy."""
    labels = display_labels(h.tree.nodes.values())
    wide = sorted((n.id for n in h.tree.nodes.values() if n.level == _WIDEST), key=natural)
    rows: list[Row] = []
    for id_ in wide:
        inside = _inside(h, id_, labels)
        if h.tree.children.get(id_):
            rows += [((labels[id_], *row), groups) for row, groups in inside]
            rows.append(((labels[id_], SUM, ""), h.tree.below(id_)))
        else:
            rows.append(((labels[id_], "", ""), (id_,)))
    outside = _inside(h, None, labels)
    if not wide:
        rows = outside
    elif outside:
        rows += [((NO_SUPER_CLUSTER, *row), groups) for row, groups in outside]
        below = tuple(group for row, groups in outside if SUM not in row for group in groups)
        rows.append(((NO_SUPER_CLUSTER, SUM, ""), below))
    rest = [""] * (2 if wide else 1)
    rows.append(((UNCLUSTERED, *rest), (_NOWHERE,)))
    return [*rows, ((TOTAL, *rest), (*h.tree.nodes, _NOWHERE))]


def _inside(h: Hierarchy, above: str | None, labels: Mapping[str, str]) -> list[Row]:
    """List the clusters in a super-cluster, or in none, and what is in no cluster."""
    nodes = h.tree.nodes.values()
    inside = sorted(
        (n for n in nodes if n.parent == above and n.level != _WIDEST), key=lambda n: natural(n.id)
    )
    rows: list[Row] = []
    for node in inside:
        if node.level == "cluster":
            parts = sorted(h.tree.children.get(node.id, ()), key=natural)
            rows += _cluster(h, labels[node.id], node.id, parts, labels)
    loose = [node.id for node in inside if node.level != "cluster"]
    if loose or (above is not None and h.tree.members.get(above)):
        rows += _cluster(h, NO_CLUSTER, above, loose, labels)
    return rows


def _cluster(
    h: Hierarchy, label: str, group: str | None, parts: list[str], labels: Mapping[str, str]
) -> list[Row]:
    """List the sub-clusters in a group, what is in none of them, and their sum."""
    own = () if group is None else (group,)
    if not parts:
        return [((label, ""), own)]
    rows: list[Row] = [((label, labels[part]), (part,)) for part in parts]
    if group is not None and h.tree.members.get(group):
        rows.append(((label, NO_SUB_CLUSTER), own))
    return [*rows, ((label, SUM), (*parts, *own))]


def _direct(h: Hierarchy, columns: Labels) -> dict[str, NDArray[np.int64]]:
    """Count the actions directly in each group and in none, by column and in total."""
    names = (*h.tree.nodes, _NOWHERE)
    row = {name: place for place, name in enumerate(names)}
    places = (h.tree.places[id_] for id_ in h.actions.ids)
    codes = [row[place if isinstance(place, str) else _NOWHERE] for place in places]
    groups = Labels("group", names, np.array(codes, dtype=np.int64))
    counted = groups.sizes[:, None]
    if len(columns):
        counted = np.column_stack([count_cells(groups, [columns])[:, :, 0], counted])
    return dict(zip(names, counted, strict=True))
