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
        The group itself.
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


def path(self: Project, action: str) -> tuple[Node, ...]:
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
    found = place(self, action)
    return () if isinstance(found, Aside) else self.tree.above(found)


def place(self: Project, action: str) -> str | Aside:
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
    if not isinstance(action, str) or action not in self.tree.places:
        near = did_you_mean(str(action), self.actions.ids)
        raise EditError(f"there is no action {action!r}; {near}")
    return self.tree.places[action]


def find(self: Project, group: str) -> Node:
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
    if isinstance(group, str) and group in self.tree.nodes:
        return self.tree.nodes[group]
    folded = str(group).strip().casefold()
    # groups without a label are not called ""
    same = [
        node
        for node in self.tree.nodes.values()
        if folded and node.label.strip().casefold() == folded
    ]
    if len(same) == 1:
        return same[0]
    if same:
        ids = sorted((node.id for node in same), key=natural)
        raise EditError(f"{len(same)} groups are called {group!r}: {listed(ids)}; pass the id")
    near = [*self.tree.nodes, *(node.label for node in self.tree.in_order() if node.label)]
    raise EditError(f"there is no group {group!r}; {did_you_mean(str(group), near)}")


def members(self: Project, group: str) -> tuple[str, ...]:
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
    inside = self.tree.actions_below(find(self, group).id)
    return tuple(sorted(inside, key=self.actions.row_of.__getitem__))


def view(self: Project, group: str) -> GroupView:
    """Give a group with what is in it, by id or label."""
    node = find(self, group)
    return GroupView(
        id=node.id,
        level=node.level,
        label=node.label,
        rule=node.rule,
        path=tuple(one.label or one.id for one in self.tree.above(node.parent)),
        children=tuple(sorted(self.tree.children.get(node.id, ()), key=natural)),
        actions=members(self, node.id),
        placements=self.tree.placements.get(node.id, ()),
    )
