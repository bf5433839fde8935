"""Which actions two codings are compared on, where one or both have not coded some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from actionclust.coding.tree.tree import Aside
from actionclust.errors import Advice, InputError, SettingError, did_you_mean

if TYPE_CHECKING:
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

Uncoded = Literal["count", "leave out", "leave out any"]

UNCODED: tuple[str, ...] = get_args(Uncoded)
"""What can become of actions that are in no group."""

COUNTED, NEITHER, EITHER = UNCODED


def compared_ids(one: Hierarchy, other: Hierarchy, uncoded: str) -> list[str]:
    """Give the ids of the actions that are compared."""
    if uncoded not in UNCODED:
        raise SettingError(
            f"uncoded says which actions are left out; got {uncoded!r:.80}; "
            f"{did_you_mean(str(uncoded), UNCODED)}"
        )
    places = one.tree.places, other.tree.places
    coded = {id_: [not isinstance(by[id_], Aside) for by in places] for id_ in one.actions.ids}
    kept = [
        id_
        for id_, sides in coded.items()
        if uncoded == COUNTED or (any(sides) if uncoded == NEITHER else all(sides))
    ]
    if not kept and coded:
        who = (
            "neither has coded any action" if uncoded == NEITHER else "no action is coded by both"
        )
        advice = Advice("uncoded", '"count"')
        raise InputError(
            f"there is nothing to compare: {who}; pass {advice} to compare unclustered as a place",
            advice,
        )
    return kept
