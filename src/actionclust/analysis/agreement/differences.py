"""Where two codings differ: action by action, and group by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.agreement.aligning import shared_counts
from actionclust.analysis.agreement.measures import distance, shared
from actionclust.coding.tree.ids import natural
from actionclust.text_columns import text_frame

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import pandas as pd
    from numpy.typing import NDArray

    from actionclust.analysis.agreement.group_codes import GroupCodes
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Node

NO_PATH = "(unclustered)"
"""The path of an action that is in no group."""

_ITEMS = ("id", "text", "first", "second", "aligned", "shared", "distance", "settled")
_COUNTS = ("both", "first_only", "second_only")
_GROUPS = ("level", "first", "first_label", "second", "second_label", *_COUNTS)
_CHANGES = ("level", "change", "group", "label", "actions", "parts")


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """One level of two codings."""

    level: Level
    # the groups in both
    first: GroupCodes
    second: GroupCodes
    # for each group of the second, the position of the same group of the first, or -1
    names: NDArray[np.int64]


class Paths:
    """The paths of the actions in two codings, with the same numbers for the same groups.

    Parameters
    ----------
    one, other : Hierarchy
        The hierarchies.
    levels : sequence of Compared
        The levels that are compared. Groups of others are left out, unless an action is in no
        other group.
    ids : collection of str
        The ids of the actions that are compared.

    Attributes
    ----------
    first, second : list of tuple of int
        The path of each action, in the order of the first; the widest group first.
    """

    def __init__(
        self,
        one: Hierarchy,
        other: Hierarchy,
        levels: Sequence[Compared],
        ids: Collection[str],
    ) -> None:
        kept = frozenset(ids)
        self._ids = [id_ for id_ in one.actions.ids if id_ in kept]
        self._one, self._other = one, other
        self._levels = {compared.level for compared in levels}
        self._same = {
            group: compared.first.groups[name]
            for compared in levels
            for group, name in zip(compared.second.groups, compared.names.tolist(), strict=True)
            if name >= 0 and self._stands_at(other.tree.nodes[group], compared.level)
        }
        numbers: dict[tuple[bool, str], int] = {}

        def number(node: Node, *, second: bool) -> int:
            same = self._same.get(node.id) if second else node.id
            key = (True, node.id) if same is None else (False, same)
            return numbers.setdefault(key, len(numbers))

        self.first = [
            tuple(number(node, second=False) for node in self._nodes(one, id_))
            for id_ in self._ids
        ]
        self.second = [
            tuple(number(node, second=True) for node in self._nodes(other, id_))
            for id_ in self._ids
        ]

    def items(self) -> pd.DataFrame:
        """List the actions, those with the largest differences first."""
        one, other = self._one, self._other
        names = {group: _name(one.tree.nodes[same]) for group, same in self._same.items()}
        settled = one.tree.pinned & other.tree.pinned
        rows = []
        for id_, left, right in zip(self._ids, self.first, self.second, strict=True):
            text = one.actions.text_of[id_]
            first, second = self._nodes(one, id_), self._nodes(other, id_)
            depth = shared(left, right)
            rows.append(
                (
                    *(id_, text, _written(first, {}), _written(second, {})),
                    _written(second, names),
                    first[depth - 1].level if depth else "",
                    distance(left, right),
                    id_ in settled,
                )
            )
        rows.sort(key=lambda row: (row[-1], -row[-2], natural(row[0])))
        return _table(rows, _ITEMS, {"distance": float, "settled": bool})

    def _stands_at(self, node: Node, level: Level) -> bool:
        """Tell whether a group is of a level, or stands for one of it and for no other."""
        return node.level == level or node.level not in self._levels

    def _nodes(self, h: Hierarchy, id_: str) -> list[Node]:
        path = h.path(id_)
        return [node for node in path if node.level in self._levels] or list(path[-1:])


def matched_groups(one: Hierarchy, other: Hierarchy, levels: Sequence[Compared]) -> pd.DataFrame:
    """List which groups are taken for the same, and which have no counterpart."""
    rows: list[tuple[object, ...]] = []
    for compared in levels:
        counts = shared_counts(compared.first.codes, compared.second.codes)
        first, second = (_sizes(placed) for placed in (compared.first, compared.second))
        of_first = {name: place for place, name in enumerate(compared.names.tolist()) if name >= 0}
        for place, group in enumerate(compared.first.groups):
            there = of_first.get(place)
            same = None if there is None else compared.second.groups[there]
            both = 0 if there is None else int(counts[place, there])
            rest = 0 if there is None else second[there] - both
            names = (group, _label(one, group), same, _label(other, same))
            rows.append((compared.level, *names, both, first[place] - both, rest))
        for place, group in enumerate(compared.second.groups):
            if compared.names[place] < 0:
                label = _label(other, group)
                rows.append((compared.level, None, "", group, label, 0, 0, second[place]))
    return _table(rows, _GROUPS, dict.fromkeys(_COUNTS, "int64"))


def changes_of(one: Hierarchy, other: Hierarchy, levels: Sequence[Compared]) -> pd.DataFrame:
    """Say which groups of the first the second splits, and which it merges.

    A group is a part of another one if more than half of its actions are in it.
    """
    rows: list[tuple[object, ...]] = []
    for compared in levels:
        counts = shared_counts(compared.first.codes, compared.second.codes)
        sides = (
            ("split", one, compared.first, compared.second, counts),
            ("merged", other, compared.second, compared.first, counts.T),
        )
        for change, h, whole, parts, shares in sides:
            for group, size, inside in _parts(whole, parts, shares):
                label = _label(h, group)
                rows.append((compared.level, change, group, label, size, ", ".join(inside)))
    return _table(rows, _CHANGES, {"actions": "int64"})


def _table(
    rows: Sequence[tuple[object, ...]], columns: tuple[str, ...], types: Mapping[str, type | str]
) -> pd.DataFrame:
    return text_frame(list(rows), columns).astype(types)


def _parts(
    whole: GroupCodes, parts: GroupCodes, counts: NDArray[np.int64]
) -> Iterator[tuple[str, int, list[str]]]:
    """Give the groups that have two parts at least, with their size and their parts."""
    mostly = 2 * counts > _sizes(parts)
    for place, group in enumerate(whole.groups):
        inside = [part for part, there in zip(parts.groups, mostly[place], strict=True) if there]
        if len(inside) > 1:
            yield group, int(_sizes(whole)[place]), inside


def _sizes(placed: GroupCodes) -> NDArray[np.int64]:
    inside = placed.codes[placed.codes >= 0]
    sizes: NDArray[np.int64] = np.bincount(inside, minlength=len(placed.groups))
    return sizes


def _written(nodes: Sequence[Node], names: Mapping[str, str]) -> str:
    """Write a path for people."""
    return " / ".join(names.get(node.id, _name(node)) for node in nodes) or NO_PATH


def _name(node: Node) -> str:
    return node.label or node.id


def _label(h: Hierarchy, group: str | None) -> str:
    return "" if group is None else h.tree.nodes[group].label
