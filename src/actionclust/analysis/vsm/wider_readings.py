"""What a function would have if the groups above those that stand in it were meant.

A name in a mapping may stand for a group and for the one above it, "vision" for a cluster of ten
actions and for its super-cluster of thirty-nine. Where little is placed, that choice decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.analysis.vsm.placing import Element
    from actionclust.coding.hierarchy.hierarchy import Hierarchy


@dataclass(frozen=True, slots=True)
class WiderReading:
    """The groups above some elements, and how many actions stand in a function with them.

    Attributes
    ----------
    placed : tuple of str
        The elements that have a group above them, by label or id.
    above : tuple of str
        Those groups, each once.
    actions : int
        The actions of all of these groups, and of the elements without one.
    """

    placed: tuple[str, ...]
    above: tuple[str, ...]
    actions: int


def wider_reading(hierarchy: Hierarchy, placed: Sequence[Element]) -> WiderReading | None:
    """Read the elements of a function as the groups above them; None if there are none.

    >>> from actionclust import from_codebook, read_actions
    >>> from actionclust.analysis.vsm import assign
    >>> from actionclust.analysis.vsm.placing import elements
    >>> actions = read_actions(["Fund pilots", "Fund care"])
    >>> code = dict(zip(actions.ids, ["Pilots", "Care"]))
    >>> h = from_codebook({"Funding": ["Pilots", "Care"]}, actions, code=code)
    >>> h = assign(h, {"Pilots": ("S4", "meso")})
    >>> wider_reading(h, elements(h, ("meso",)))
    WiderReading(placed=('Pilots',), above=('Funding',), actions=2)
    """
    nodes = hierarchy.tree.nodes
    above = {one.id: nodes[one.id].parent for one in placed if one.id in nodes}
    groups = dict.fromkeys(parent for parent in above.values() if parent is not None)
    if not groups:
        return None
    actions = {action for group in groups for action in hierarchy[group].actions}
    actions.update(action for one in placed for action in one.actions)
    return WiderReading(
        tuple(_called(hierarchy, id_) for id_, parent in above.items() if parent is not None),
        tuple(_called(hierarchy, group) for group in groups),
        len(actions),
    )


def in_words(reading: WiderReading, state: str) -> str:
    """Say what the other reading gives.

    >>> in_words(WiderReading(("Pilots",), ("Funding",), 2), "some")
    "Only 'Pilots' is placed here; read as the whole of 'Funding', it has 2 actions: some."
    """
    here, whole = listed(map(repr, reading.placed)), listed(map(repr, reading.above))
    is_, it = ("is", "it has") if len(reading.placed) == 1 else ("are", "they have")
    actions = "1 action" if reading.actions == 1 else f"{reading.actions} actions"
    return f"Only {here} {is_} placed here; read as the whole of {whole}, {it} {actions}: {state}."


def _called(hierarchy: Hierarchy, id_: str) -> str:
    return hierarchy.tree.nodes[id_].label or id_
