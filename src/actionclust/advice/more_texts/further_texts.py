"""A study with further texts: they were there from the start, in no group, whatever was edited."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from actionclust.coding.tree.ids import issued_by
from actionclust.coding.tree.tree import Aside
from actionclust.errors import InputError, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust.actions import Actions
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.history import History
    from actionclust.coding.tree.tree import Tree
    from actionclust.network.origin import Origin


def with_further_texts(h: Hierarchy, actions: Actions, reasons: Mapping[str, str]) -> Hierarchy:
    """Give the study with texts beside its own, which are unclustered for a reason.

    `actions` are those of the study, with as many columns as you like, and then the others. No
    entry of the log changes, so that all can still be taken back.
    """
    if not reasons:
        return replace(h, actions=actions)
    history = h.history
    _check_ids(history, tuple(reasons))
    places = {id_: Aside(reason) for id_, reason in reasons.items()}
    return replace(
        h,
        actions=actions,
        history=replace(
            history, start=_with(history.start, places), tree=_with(history.tree, places)
        ),
        origin=None if h.origin is None else _origin_with(h.origin, tuple(reasons.values())),
    )


def _check_ids(history: History, new: tuple[str, ...]) -> None:
    """Refuse the ids of groups, now or at any time, and those that would have pushed these on."""
    made = {id_ for entry in history.log for id_ in entry.change.nodes}
    groups = made | history.start.nodes.keys()
    pushed = issued_by(new)
    numbered = issued_by(made - history.start.nodes.keys())
    before = history.start.issued
    taken = [id_ for id_ in new if id_ in groups]
    taken = taken or [
        id_
        for id_ in new
        for prefix, number in issued_by([id_]).items()
        if prefix in numbered and before.get(prefix, 0) < number == pushed[prefix]
    ]
    if taken:
        raise InputError(
            f"{listed(sorted(taken))} would be the id of an action, and groups have such ids; "
            "give the actions other ids"
        )


def _with(tree: Tree, places: Mapping[str, Aside]) -> Tree:
    issued = dict(tree.issued)
    for prefix, number in issued_by(places).items():
        issued[prefix] = max(number, issued.get(prefix, 0))
    return replace(
        tree,
        places=MappingProxyType({**tree.places, **places}),
        issued=MappingProxyType(issued),
    )


def _origin_with(origin: Origin, reasons: tuple[str, ...]) -> Origin:
    """Remember the same clustering, which did not have the further texts."""
    count = len(reasons)
    missing, none = np.full(count, np.nan), np.zeros(count, dtype=np.int64)
    return replace(
        origin,
        community=np.concatenate([origin.community, none]),
        reasons=(*origin.reasons, *reasons),
        fit=np.concatenate([origin.fit, missing]),
        strength=np.concatenate([origin.strength, missing]),
        weak=np.concatenate([origin.weak, np.zeros(count, dtype=np.bool_)]),
        found=None if origin.found is None else np.concatenate([origin.found, none]),
        joined=None if origin.joined is None else np.concatenate([origin.joined, none]),
        stages=None,
    )
