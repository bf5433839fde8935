"""What stands where: a table for each level, in the shape of the study's Tables 51-53."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.analysis.vsm.functions_and_levels import ELEMENTS, FUNCTIONS, LEVELS
from actionclust.analysis.vsm.placing import elements
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.text_columns import text_frame, text_index

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from actionclust.analysis.vsm.functions_and_levels import Function
    from actionclust.analysis.vsm.placing import Element
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.tree import Tree

Path = tuple[str | None, ...]
"""The ids of the super-cluster, cluster and sub-cluster, and of an action; None where there is
none."""

_COLUMNS = (
    *("element", "function", "system", "super_cluster", "cluster", "sub_cluster", "text"),
    *("actions", "suggested"),
)
_WIDE_FIRST = tuple(reversed(GROUP_LEVELS))
_ORDERED = sorted(FUNCTIONS, key=lambda function: ELEMENTS.index(function.element))


def tables(hierarchy: Hierarchy, *, levels: Sequence[str] = LEVELS) -> dict[str, pd.DataFrame]:
    """List what is placed in each function, one table for each level.

    Parameters
    ----------
    hierarchy : Hierarchy
        A hierarchy with places.
    levels : sequence of str
        The levels of the system, from the narrowest to the widest.

    Returns
    -------
    dict of str to pandas.DataFrame
        By level: one row for each function that a group or an action has as a place of its own,
        under its id, with the columns

        - element: Operations, Metasystem or Environment.
        - function: its code.
        - system: the super-cluster in Operations and the Environment; the name of the function
          in the Metasystem.
        - super_cluster, cluster, sub_cluster: the labels of the path; "" below what is placed,
          and where the path has no such level.
        - text: that of an action that is placed on its own; "" for groups.
        - actions: how many actions have this place from here. Actions nearer to a place of
          their own, or of a narrower group, do not count.
        - suggested: whether nobody confirmed the place.

        Rows stand by function, and inside of it in the order in which the places were
        assigned, with those of one super-cluster and of one cluster together.

    Raises
    ------
    InputError
        If it is not a hierarchy.
    SettingError
        If something is placed at another level.

    References
    ----------
    The shape is that of "Towards integrated care in Belgium", KCE Report 359, Belgian Health
    Care Knowledge Centre (KCE), 2022, Tables 51-53.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> from actionclust.analysis.vsm import assign
    >>> h = from_codebook({"Funding": ["Pilots"]}, read_actions(["Fund pilots"]))
    >>> h = assign(h, {"Pilots": [("S4", "meso"), ("S3", "macro")]})
    >>> tables(h)["macro"][["system", "cluster", "sub_cluster", "actions"]].to_numpy().tolist()[0]
    ['Management function', 'Funding', 'Pilots', 0]
    """
    check_hierarchy(hierarchy, "vsm.tables")
    placed = elements(hierarchy, levels)
    ranks = _ranks(hierarchy)
    texts = dict(zip(hierarchy.actions.ids, hierarchy.actions.texts, strict=True))
    return {level: _table(hierarchy.tree, placed, level, ranks, texts) for level in levels}


def _table(
    tree: Tree,
    placed: Sequence[Element],
    level: str,
    ranks: dict[tuple[str, str, str], int],
    texts: dict[str, str],
) -> pd.DataFrame:
    rows: list[tuple[object, ...]] = []
    ids: list[str] = []
    for function in _ORDERED:
        inside = {
            one.id: (one, place.suggested)
            for one in placed
            for place in one.placements
            if (place.function, place.level) == (function.code, level)
        }
        paths = {id_: _path(tree, id_) for id_ in inside}
        own = {id_: ranks[id_, function.code, level] for id_ in inside}
        for id_ in _together(paths, own):
            one, suggested = inside[id_]
            labels = [_label(tree, group) for group in paths[id_][: len(GROUP_LEVELS)]]
            text = texts.get(id_, "")
            system = _system(function, labels[0])
            place = (function.element, function.code, system)
            rows.append((*place, *labels, text, len(one.actions), suggested))
            ids.append(id_)
    table = text_frame(rows, _COLUMNS, text_index(ids, "id"))
    table.attrs["caption"] = f"Viable System Model: {level}"
    return table.astype({"actions": "int64", "suggested": bool})


def _system(function: Function, super_cluster: str) -> str:
    return function.system if function.element == "Metasystem" else super_cluster


def _path(tree: Tree, id_: str) -> Path:
    place = tree.places.get(id_)
    group = id_ if id_ in tree.nodes else place if isinstance(place, str) else None
    by_level = {node.level: node.id for node in tree.above(group)}
    groups = [by_level.get(level) for level in _WIDE_FIRST]
    return (*groups, None if id_ in tree.nodes else id_)


def _label(tree: Tree, group: str | None) -> str:
    return "" if group is None else tree.nodes[group].label or group


def _together(paths: dict[str, Path], ranks: dict[str, int]) -> list[str]:
    """Order by rank, but keep what shares the beginning of a path together."""
    parts = {
        id_: [path[:depth] for depth in range(1, len(path) + 1)] for id_, path in paths.items()
    }
    first: dict[Path, int] = {}
    for id_ in sorted(paths, key=ranks.__getitem__):
        for part in parts[id_]:
            first.setdefault(part, ranks[id_])
    return sorted(paths, key=lambda id_: [first[part] for part in parts[id_]])


def _ranks(hierarchy: Hierarchy) -> dict[tuple[str, str, str], int]:
    """Give each place a number, in the order in which they were assigned.

    The edits that hold say it, not the tree: so the order is the same after undo and redo, and
    after saving and loading.
    """
    history = hierarchy.history
    ranks: dict[tuple[str, str, str], int] = {}
    for id_ in sorted(history.start.placements, key=natural):
        for place in history.start.placements[id_]:
            ranks[id_, place.function, place.level] = len(ranks)
    # a number is never given out twice, so that a later place comes after all earlier ones
    number = len(ranks)
    for done in history.done:
        for id_, (before, after) in history.log[done].change.placements.items():
            old = {(place.function, place.level) for place in before}
            new = {(place.function, place.level) for place in after}
            for cell in old - new:
                del ranks[id_, *cell]
            for cell in sorted(new - old):
                ranks[id_, *cell] = number
            number += 1
    return ranks
