"""Finding groups and actions in a hierarchy, by id or label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.coding.edits.rules import EditError
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.tree import Aside
from actionclust.errors import did_you_mean, listed
from actionclust.spelling import as_called, as_compared

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
    known = action_named(self, action)
    if known is None:
        near = did_you_mean(str(action), self.actions.ids)
        raise EditError(f"there is no action {action!r}; {near}")
    return self.tree.places[known]


def action_named(self: Project, name: object) -> str | None:
    """Find an action by its id, as ids are compared, or give None."""
    if not isinstance(name, str):
        return None
    if name in self.tree.places:
        return name
    return self.actions.id_named.get(as_compared(name))


def find(self: Project, group: str) -> Node:
    """Find a group by its id, or by its label if no other group has it.

    Parameters
    ----------
    group : str
        An id or a label; labels match whatever their case, and whatever characters nobody sees.

    Returns
    -------
    Node
        The group.

    Raises
    ------
    EditError
        If there is none, or several, or one of that id and another of that label.
    """
    found = self.tree.called.get(as_called(str(group)), frozenset())
    same = [self.tree.nodes[id_] for id_ in sorted(found, key=natural)]
    known = self.tree.nodes.get(as_compared(str(group)))
    others = sorted((node.id for node in same if node is not known), key=natural)
    if known is not None and others:
        raise EditError(
            f"{group!r} is the id of a group, and the label of another: {listed(others)}; rename "
            f"{others[0]} first, by its id"
        )
    if known is not None:
        return known
    if len(same) == 1:
        return same[0]
    if same:
        raise EditError(f"{len(same)} groups are called {group!r}: {listed(others)}; pass the id")
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
    return _inside(self, find(self, group).id)


def _inside(self: Project, id_: str) -> tuple[str, ...]:
    inside = self.tree.actions_below(id_)
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
        actions=_inside(self, node.id),
        placements=self.tree.placements.get(node.id, ()),
    )
