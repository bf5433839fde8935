"""What makes a group of one coding the same as a group of the other."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from actionclust.analysis.agreement.aligning import paired_groups, shared_counts
from actionclust.coding.tree.blinding import is_blinded
from actionclust.errors import InputError, SettingError, did_you_mean, listed
from actionclust.spelling import as_called

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.analysis.agreement.group_codes import GroupCodes
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

Match = Literal["overlap", "label", "id"]

MATCHES: tuple[str, ...] = get_args(Match)
"""The ways in which groups can be the same."""


class Matcher:
    """Finds the same groups of two hierarchies.

    Parameters
    ----------
    one, other : Hierarchy
        The hierarchies.
    match : {"overlap", "label", "id"}
        What makes groups the same.

    Raises
    ------
    SettingError
        If `match` is not known.
    InputError
        If groups are to be the same by id, and the hierarchies have no groups of one origin.
    """

    def __init__(self, one: Hierarchy, other: Hierarchy, match: str) -> None:
        if match not in MATCHES:
            raise SettingError(
                f"match says what makes groups the same; got {match!r:.80}; "
                f"{did_you_mean(str(match), MATCHES)}"
            )
        self._one, self._other, self._match = one, other, match
        self._common = _common_ids(one, other) if match == "id" else frozenset()
        if match == "id" and not self._common:
            raise InputError(
                'match="id" is for codings that began alike, such as a review, and these have no '
                'group in common; pass match="overlap" or match="label"'
            )

    def names(self, first: GroupCodes, second: GroupCodes) -> NDArray[np.int64]:
        """Give for each group of the second the same group of the first."""
        if self._match == "overlap":
            return paired_groups(shared_counts(first.codes, second.codes))
        if self._match == "id":
            position = {
                group: place for place, group in enumerate(first.groups) if group in self._common
            }
            keys = list(second.groups)
        else:
            known = _labels(self._one, first, "first")
            position = {label: place for place, label in enumerate(known) if label}
            keys = _labels(self._other, second, "second")
        return np.array([position.get(key, -1) for key in keys], dtype=np.int64)


def _common_ids(one: Hierarchy, other: Hierarchy) -> frozenset[str]:
    """Name the groups that were there at a common beginning, or made by an edit of both logs.

    A coding that was begun blind began with the groups that the other had then.
    """
    starts = (one.history.start.nodes, other.history.start.nodes)
    begun = {id_ for id_, node in starts[0].items() if starts[1].get(id_) == node}
    for blind, there in ((one, other), (other, one)):
        if is_blinded(blind.history.start):
            begun |= blind.history.start.nodes.keys() & _ever(there)
    entries = {entry.id for entry in one.entries} & {entry.id for entry in other.entries}
    made = {
        id_
        for entry in one.entries
        if entry.id in entries
        for id_, (before, after) in entry.change.nodes.items()
        if before is None and after is not None
    }
    return frozenset(begun | made)


def _ever(h: Hierarchy) -> frozenset[str]:
    """Name the groups that a hierarchy has or had."""
    changed = (id_ for entry in h.entries for id_ in entry.change.nodes)
    return frozenset(h.history.start.nodes).union(changed)


def _labels(h: Hierarchy, placed: GroupCodes, which: str) -> list[str]:
    labels = [as_called(h.tree.nodes[group].label) for group in placed.groups]
    twice = [label for label, count in Counter(labels).items() if count > 1 and label]
    if twice:
        same = [
            group for group, label in zip(placed.groups, labels, strict=True) if label in twice
        ]
        raise InputError(
            f"groups of the {which} hierarchy have the same label: {listed(same)}; rename them, "
            'or pass match="overlap"'
        )
    return labels
