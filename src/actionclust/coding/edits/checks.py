"""What edits must name and may not touch, and the error that says so."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actionclust.coding.tree.levels import group_level_named
from actionclust.errors import InputError, SettingError, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.tree.draft import Draft
    from actionclust.coding.tree.levels import Level
    from actionclust.coding.tree.tree import Node


class EditError(InputError):
    """An edit cannot be made; the hierarchy stays as it was."""


def level_of_edit(name: str) -> Level:
    """Give the level of that name."""
    try:
        return group_level_named(name)
    except SettingError as error:
        raise EditError(str(error)) from error


def known_group(draft: Draft, group: str) -> Node:
    """Give a group that must be there."""
    node = draft.nodes.get(group)
    if node is None:
        near = [*draft.nodes, *(node.label for node in draft.nodes.values() if node.label)]
        raise EditError(f"there is no group {group!r}; {did_you_mean(group, near)}")
    return node


def know_actions(draft: Draft, actions: Sequence[str]) -> None:
    """Check that all actions are there, each named once."""
    at_least_one(actions, "the edit names no actions")
    named_once(actions)
    for action in actions:
        if action not in draft.places:
            raise EditError(
                f"there is no action {action!r}; {did_you_mean(action, list(draft.places))}"
            )


def are(names: Sequence[str]) -> str:
    """Name things, with the verb that follows."""
    return f"{listed(names)} {'are' if len(names) > 1 else 'is'}"


def at_least_one(things: Sequence[object], otherwise: str) -> None:
    """Refuse an edit of nothing."""
    if not things:
        raise EditError(otherwise)


def named_once(names: Sequence[str]) -> None:
    """Refuse a name that stands twice."""
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise EditError(f"{are(twice)} named more than once")


def check_free(draft: Draft, actions: Sequence[str], what: str) -> None:
    """Refuse to change the places of pinned actions."""
    settled = [action for action in actions if action in draft.pinned]
    if settled:
        raise EditError(
            f"{are(settled)} pinned and cannot be {what}; "
            f"free {'them' if len(settled) > 1 else 'it'} first"
        )


def know_target(draft: Draft, target: str) -> None:
    """Check that there is a group or an action of that id."""
    if target not in draft.nodes and target not in draft.places:
        raise EditError(
            f"there is no group or action {target!r}; "
            f"{did_you_mean(target, [*draft.nodes, *draft.places])}"
        )
