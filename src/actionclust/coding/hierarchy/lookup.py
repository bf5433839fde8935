"""Finding groups and actions in a hierarchy, by id or label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.coding.edits.rules import EditError
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.tree import Aside
from actionclust.errors import did_you_mean, listed

if TYPE_CHECKING:
    from actionclust.coding.project.record import Project
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.placement import Placement
    from actionclust.coding.tree.tree import Node


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group, with what is in it.

    Attributes
    ----------
    id, level, label, rule : str
        The group itproject.
    path : tuple of str
        The labels of the groups above it, the widest first.
    children : tuple of str
        The ids of the groups directly in it.
    actions : tuple of str
        The ids of the actions in it, at any depth, in the order of the table.
    placements : tuple of Placement
        Its own functions in the Viable System Model.
    """

    id: str
    level: Level
    label: str
    rule: str
    path: tuple[str, ...]
    children: tuple[str, ...]
    actions: tuple[str, ...]
    placements: tuple[Placement, ...]

    def __len__(self) -> int:
        """Count the actions."""
        return len(self.actions)


def path(project: Project, action: str) -> tuple[Node, ...]:
    """Give the groups that an action is in.

    Parameters
    ----------
    action : str
        The id of an action.

    Returns
    -------
    tuple of Node
        From the widest to the narrowest; empty if it is unclustered.

    Raises
    ------
    EditError
        If there is no such action.
    """
    found = place(project, action)
    return () if isinstance(found, Aside) else project.tree.above(found)


def place(project: Project, action: str) -> str | Aside:
    """Give the place of an action.

    Parameters
    ----------
    action : str
        The id of an action.

    Returns
    -------
    str or Aside
        The id of its group, or why it is in none.

    Raises
    ------
    EditError
        If there is no such action.
    """
    if not isinstance(action, str) or action not in project.tree.places:
        near = did_you_mean(str(action), project.actions.ids)
        raise EditError(f"there is no action {action!r}; {near}")
    return project.tree.places[action]


def find(project: Project, group: str) -> Node:
    """Find a group by its id, or by its label if no other group has it.

    Parameters
    ----------
    group : str
        An id or a label; labels match whatever their case.

    Returns
    -------
    Node
        The group.

    Raises
    ------
    EditError
        If there is none, or several.
    """
    if isinstance(group, str) and group in project.tree.nodes:
        return project.tree.nodes[group]
    folded = str(group).strip().casefold()
    # groups without a label are not called ""
    same = [
        node
        for node in project.tree.nodes.values()
        if folded and node.label.strip().casefold() == folded
    ]
    if len(same) == 1:
        return same[0]
    if same:
        ids = sorted((node.id for node in same), key=natural)
        raise EditError(f"{len(same)} groups are called {group!r}: {listed(ids)}; pass the id")
    near = [*project.tree.nodes, *(node.label for node in project.tree.in_order() if node.label)]
    raise EditError(f"there is no group {group!r}; {did_you_mean(str(group), near)}")


def members(project: Project, group: str) -> tuple[str, ...]:
    """Give the actions in a group, at any depth.

    Parameters
    ----------
    group : str
        The group, by id or label.

    Returns
    -------
    tuple of str
        Their ids, in the order of the table.
    """
    inside = project.tree.actions_below(find(project, group).id)
    return tuple(sorted(inside, key=project.actions.row_of.__getitem__))


def view(project: Project, group: str) -> GroupView:
    """Give a group with what is in it, by id or label."""
    node = find(project, group)
    return GroupView(
        id=node.id,
        level=node.level,
        label=node.label,
        rule=node.rule,
        path=tuple(one.label or one.id for one in project.tree.above(node.parent)),
        children=tuple(sorted(project.tree.children.get(node.id, ()), key=natural)),
        actions=members(project, node.id),
        placements=project.tree.placements.get(node.id, ()),
    )
