"""Where things stand in the model: their own places, or those of the nearest group above.

An action has one source of places: itself, or else the narrowest group around it that has places
of its own. So every action counts through one element, and sums over elements hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.analysis.vsm.functions_and_levels import checked_levels
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.hierarchy.lookup import action_named
from actionclust.coding.tree.ids import natural
from actionclust.errors import InputError, SettingError, did_you_mean, listed
from actionclust.spelling import as_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.placement import Placement
    from actionclust.coding.tree.tree import Tree


@dataclass(frozen=True, slots=True)
class Inherited:
    """The places of a group or an action, and whose they are.

    Attributes
    ----------
    placements : tuple of Placement
        The places; empty if there are none.
    source : str or None
        The id of the group or action whose own they are; None if there are none.
    """

    placements: tuple[Placement, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class Element:
    """A group or an action with places of its own."""

    id: str
    placements: tuple[Placement, ...]
    # the ids of the actions that have their places from it, in the order of the table
    actions: tuple[str, ...]


def placements(hierarchy: Hierarchy, target: str, *, inherited: bool = True) -> Inherited:
    """Give the places of a group or an action in the model, and say from where they come.

    Parameters
    ----------
    hierarchy : Hierarchy
        A hierarchy with places.
    target : str
        A group by id or label, or an action by id.
    inherited : bool
        Whether something without places of its own has those of the nearest group above.

    Returns
    -------
    Inherited
        The places and their source. Places of its own replace all of those above.

    Raises
    ------
    EditError
        If there is no such group or action, or several groups of that label.

    Examples
    --------
    >>> from actionclust import from_codebook, read_actions
    >>> from actionclust.analysis.vsm import assign
    >>> h = from_codebook({"Funding": ["Pilots"]}, read_actions(["Fund pilots"]))
    >>> h = assign(h, {"Funding": ("S3", "macro")})
    >>> placements(h, "Pilots").source, placements(h, "Pilots", inherited=False).source
    ('C01', None)
    """
    check_hierarchy(hierarchy, "vsm.placements")
    tree = hierarchy.tree
    id_ = target_named(hierarchy, target)
    source = _source(tree, id_)
    if source is None or (source != id_ and not inherited):
        return Inherited((), None)
    return Inherited(tree.placements[source], source)


def elements(hierarchy: Hierarchy, levels: Sequence[str]) -> tuple[Element, ...]:
    """List everything that has places of its own, with the actions that have theirs from it."""
    check_placed(hierarchy.tree, levels)
    inside: dict[str, list[str]] = {id_: [] for id_ in hierarchy.tree.placements}
    for action in hierarchy.actions.ids:
        source = _source(hierarchy.tree, action)
        if source is not None:
            inside[source].append(action)
    return tuple(
        Element(id_, hierarchy.tree.placements[id_], tuple(inside[id_]))
        for id_ in sorted(inside, key=natural)
    )


def target_named(hierarchy: Hierarchy, name: object) -> str:
    """Find a group by its id or label, or an action by its id."""
    if not isinstance(name, str):
        raise InputError(
            f"a group is named by its id or label, and an action by its id; got {name!r:.80} "
            f"({type(name).__name__})"
        )
    is_label = as_called(name) in hierarchy.tree.called
    action = action_named(hierarchy, name)
    if is_label and action is not None:
        raise EditError(
            f"{name!r} is the id of an action and the label of a group; pass the id of the group, "
            "or rename it"
        )
    if action is not None:
        return action
    if is_label or name in hierarchy:
        return hierarchy.find(name).id
    labels = [node.label for node in hierarchy.tree.nodes.values() if node.label]
    near = [*hierarchy.tree.nodes, *labels, *hierarchy.tree.places]
    raise EditError(f"there is no group or action {name!r}; {did_you_mean(name, near)}")


def _source(tree: Tree, target: str) -> str | None:
    """Find whose places something has: its own, or those of the nearest group above."""
    if target in tree.placements:
        return target
    place = tree.places.get(target)
    group = tree.nodes[target].parent if target in tree.nodes else place
    while isinstance(group, str):
        if group in tree.placements:
            return group
        group = tree.nodes[group].parent
    return None


def check_placed(tree: Tree, levels: Sequence[str]) -> None:
    """Refuse places at levels that no table of these levels could show."""
    names = checked_levels(levels)
    cells = [(id_, cell.level) for id_, placed in tree.placements.items() for cell in placed]
    other = sorted({level for _, level in cells} - set(names))
    if other:
        where = sorted({id_ for id_, level in cells if level in other}, key=natural)
        raise SettingError(
            f"there are places at {listed(map(repr, other))} (of {listed(where)}), and the levels "
            f"are {listed(map(repr, names))}; pass levels= with all levels in use, from the "
            "narrowest to the widest"
        )
