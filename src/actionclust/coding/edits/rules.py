"""What each edit does to a draft, and what it refuses."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from actionclust.coding.edits import kinds
from actionclust.coding.tree.draft import Draft
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import PREFIXES, group_level_named, rank
from actionclust.coding.tree.placement import FUNCTION_CODES
from actionclust.coding.tree.tree import DELETED, Aside, Node
from actionclust.errors import InputError, SettingError, did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.tree.levels import Level


class EditError(InputError):
    """An edit cannot be made; the hierarchy stays as it was."""


@singledispatch
def perform(edit: kinds.Edit, draft: Draft) -> None:  # noqa: ARG001 - used by each kind
    """Make an edit in a draft.

    A draft in which an edit failed is to be thrown away: part of it may be done.
    """
    raise EditError(f"{edit.kind} is not an edit of a tree")


@perform.register
def _move(edit: kinds.Move, draft: Draft) -> None:
    _know_group(draft, edit.to)
    _know_actions(draft, edit.actions)
    moving = [action for action in edit.actions if draft.places[action] != edit.to]
    if not moving:
        raise EditError(f"nothing to move: {_are(edit.actions)} already in {edit.to}")
    _free(draft, moving, "moved")
    for action in moving:
        draft.place(action, edit.to)


@perform.register
def _merge(edit: kinds.Merge, draft: Draft) -> None:
    _some(edit.groups, "merge takes at least two groups")
    _once(edit.groups)
    into = _know_group(draft, edit.into)
    for group in edit.groups:
        node = _know_group(draft, group)
        if group == edit.into:
            raise EditError(f"{group} cannot be merged into itself")
        if node.level != into.level:
            raise EditError(
                f"only groups of one level can be merged; {edit.into} is a {into.level} and "
                f"{group} is a {node.level}"
            )
        for action in sorted(draft.members.get(group, ())):
            draft.place(action, edit.into)
        _reparent(draft, group, edit.into)
        _end(draft, group)


@perform.register
def _split(edit: kinds.Split, draft: Draft) -> None:
    node = _know_group(draft, edit.group)
    _some(edit.parts, "split takes at least one part")
    listed_actions = [action for part in edit.parts for action in part.actions]
    _know_actions(draft, listed_actions)
    inside = draft.members.get(edit.group, frozenset())
    outside = [action for action in listed_actions if action not in inside]
    if outside:
        raise EditError(f"{_are(outside)} not in {edit.group}, and so cannot be split off it")
    _free(draft, listed_actions, "split off")
    if len(listed_actions) == len(inside) and not draft.children.get(edit.group):
        raise EditError(f"splitting all actions off {edit.group} leaves it empty; keep one part")
    for part in edit.parts:
        _some(part.actions, f"the part {part.id} has no actions")
        _new(draft, Node(part.id, node.level, part.label, node.parent))
        for action in part.actions:
            draft.place(action, part.id)


@perform.register
def _rename(edit: kinds.Rename, draft: Draft) -> None:
    node = _know_group(draft, edit.group)
    if not edit.label.strip():
        raise EditError(f"the label of {edit.group} cannot be blank")
    if node.label == edit.label:
        raise EditError(f"{edit.group} is already called {edit.label!r}")
    draft.set_node(edit.group, replace(node, label=edit.label))


@perform.register
def _describe(edit: kinds.Describe, draft: Draft) -> None:
    node = _know_group(draft, edit.group)
    if node.rule == edit.rule:
        raise EditError(f"{edit.group} already has that rule")
    draft.set_node(edit.group, replace(node, rule=edit.rule))


@perform.register
def _group(edit: kinds.Group, draft: Draft) -> None:
    level = _level(edit.level)
    _some(edit.groups, "group takes at least one group")
    nodes = [_know_group(draft, group) for group in edit.groups]
    _once(edit.groups)
    for node in nodes:
        if rank(node.level) >= rank(level):
            raise EditError(f"a {level} holds groups of lower levels; {node.id} is a {node.level}")
    if edit.id in draft.nodes:
        above = _know_group(draft, edit.id)
        if above.level != level:
            raise EditError(f"{edit.id} is a {above.level}, not a {level}")
        if all(node.parent == edit.id for node in nodes):
            raise EditError(f"{_are(edit.groups)} already in {edit.id}")
    else:
        # groups that share a wider group keep it: the new one comes in between
        parents = {node.parent for node in nodes}
        shared = parents.pop() if len(parents) == 1 else None
        wider = shared is not None and rank(draft.nodes[shared].level) > rank(level)
        _new(draft, Node(edit.id, level, edit.label, shared if wider else None))
    for node in nodes:
        draft.set_node(node.id, replace(node, parent=edit.id))


@perform.register
def _ungroup(edit: kinds.Ungroup, draft: Draft) -> None:
    _know_group(draft, edit.group)
    if draft.members.get(edit.group):
        raise EditError(
            f"{edit.group} holds actions itself; move them first, or delete it to leave them "
            "unclustered"
        )
    if not draft.children.get(edit.group):
        raise EditError(f"{edit.group} has no groups in it; delete it instead")
    _reparent(draft, edit.group, draft.nodes[edit.group].parent)
    _end(draft, edit.group)


@perform.register
def _detach(edit: kinds.Detach, draft: Draft) -> None:
    _some(edit.groups, "detach takes at least one group")
    _once(edit.groups)
    for group in edit.groups:
        node = _know_group(draft, group)
        if node.parent is None:
            raise EditError(f"{group} already stands on its own")
        draft.set_node(group, replace(node, parent=None))


@perform.register
def _reject(edit: kinds.Reject, draft: Draft) -> None:
    if not edit.suggestion.strip():
        raise EditError("a suggestion is turned down by its kind, such as 'move'; got a blank one")
    if not edit.actions and not edit.groups:
        raise EditError("a suggestion is turned down for actions or groups; got neither")
    if edit.actions:
        _know_actions(draft, edit.actions)
    _once(edit.groups)
    for group in edit.groups:
        _know_group(draft, group)


@perform.register
def _set_aside(edit: kinds.SetAside, draft: Draft) -> None:
    _know_actions(draft, edit.actions)
    if not edit.reason.strip():
        raise EditError("an action is set aside for a reason; got a blank one")
    _free(draft, edit.actions, "set aside")
    for action in edit.actions:
        place = draft.places[action]
        if isinstance(place, Aside):
            raise EditError(f"{action} is already unclustered ({place.reason})")
        draft.place(action, Aside(edit.reason, place))


@perform.register
def _restore(edit: kinds.Restore, draft: Draft) -> None:
    _know_actions(draft, edit.actions)
    _free(draft, edit.actions, "restored")
    for action in edit.actions:
        place = draft.places[action]
        if not isinstance(place, Aside):
            raise EditError(f"{action} is not unclustered; it is in {place}")
        if place.came_from is None:
            raise EditError(f"{action} was in no group before; move it to one")
        if place.came_from not in draft.nodes:
            raise EditError(
                f"{action} was in {place.came_from}, which no longer exists; move it to a group"
            )
        draft.place(action, place.came_from)


@perform.register
def _create(edit: kinds.Create, draft: Draft) -> None:
    level = _level(edit.level)
    if not edit.label.strip():
        raise EditError(f"a new {level} needs a label")
    if edit.parent is not None:
        above = _know_group(draft, edit.parent)
        if rank(above.level) <= rank(level):
            raise EditError(f"a {level} cannot stand in {edit.parent}, a {above.level}")
    _new(draft, Node(edit.id, level, edit.label, edit.parent))


@perform.register
def _delete(edit: kinds.Delete, draft: Draft) -> None:
    node = _know_group(draft, edit.group)
    actions = sorted(draft.members.get(edit.group, ()))
    _free(draft, actions, "left without a group")
    for action in actions:
        draft.place(action, Aside(DELETED, edit.group))
    _reparent(draft, edit.group, node.parent)
    _end(draft, edit.group)


@perform.register
def _pin(edit: kinds.Pin, draft: Draft) -> None:
    _know_actions(draft, edit.actions)
    state = "pinned" if edit.pinned else "free"
    if all((action in draft.pinned) == edit.pinned for action in edit.actions):
        raise EditError(f"{_are(edit.actions)} already {state}")
    for action in edit.actions:
        draft.pin(action, pinned=edit.pinned)


@perform.register
def _assign(edit: kinds.Assign, draft: Draft) -> None:
    if edit.target not in draft.nodes and edit.target not in draft.places:
        raise EditError(
            f"there is no group or action {edit.target!r}; "
            f"{did_you_mean(edit.target, [*draft.nodes, *draft.places])}"
        )
    for placement in edit.placements:
        if not placement.level.strip():
            raise EditError(f"the level of a place of {edit.target} cannot be blank")
        if placement.function not in FUNCTION_CODES:
            raise EditError(
                f"{placement.function!r} is not a function of the Viable System Model; "
                f"{did_you_mean(placement.function, FUNCTION_CODES)}"
            )
    cells = [(placement.function, placement.level) for placement in edit.placements]
    if len(set(cells)) < len(cells):
        raise EditError(f"{edit.target} is placed twice in one function and level")
    if sum(placement.primary for placement in edit.placements) > 1:
        raise EditError(f"{edit.target} has more than one primary place")
    if draft.placements.get(edit.target, ()) == edit.placements:
        raise EditError(f"{edit.target} is already placed so")
    draft.assign(edit.target, edit.placements)


def _level(name: str) -> Level:
    try:
        return group_level_named(name)
    except SettingError as error:
        raise EditError(str(error)) from error


def _know_group(draft: Draft, group: str) -> Node:
    node = draft.nodes.get(group)
    if node is None:
        near = [*draft.nodes, *(node.label for node in draft.nodes.values() if node.label)]
        raise EditError(f"there is no group {group!r}; {did_you_mean(group, near)}")
    return node


def _know_actions(draft: Draft, actions: Sequence[str]) -> None:
    _some(actions, "the edit names no actions")
    _once(actions)
    for action in actions:
        if action not in draft.places:
            raise EditError(
                f"there is no action {action!r}; {did_you_mean(action, list(draft.places))}"
            )


def _are(names: Sequence[str]) -> str:
    return f"{listed(names)} {'are' if len(names) > 1 else 'is'}"


def _some(things: Sequence[object], otherwise: str) -> None:
    if not things:
        raise EditError(otherwise)


def _once(names: Sequence[str]) -> None:
    twice = sorted(name for name, count in Counter(names).items() if count > 1)
    if twice:
        raise EditError(f"{_are(twice)} named more than once")


def _free(draft: Draft, actions: Sequence[str], what: str) -> None:
    settled = [action for action in actions if action in draft.pinned]
    if settled:
        raise EditError(
            f"{_are(settled)} pinned and cannot be {what}; "
            f"free {'them' if len(settled) > 1 else 'it'} first"
        )


def _new(draft: Draft, node: Node) -> None:
    prefix = PREFIXES[node.level]
    start, number, _ = natural(node.id)
    if start != prefix or not number:
        raise EditError(
            f"the id of a {node.level} is {prefix} and a number from 1 on; got {node.id!r:.60}"
        )
    if number <= draft.issued.get(prefix, 0):
        raise EditError(
            f"{node.id} was used before, and ids are never used again; "
            f"the next one is {new_ids(draft.issued, node.level)[0]}"
        )
    if node.id in draft.places:
        raise EditError(f"{node.id} is the id of an action, so it cannot be that of a group")
    draft.set_node(node.id, node)


def _reparent(draft: Draft, group: str, to: str | None) -> None:
    for child in sorted(draft.children.get(group, ())):
        draft.set_node(child, replace(draft.nodes[child], parent=to))


def _end(draft: Draft, group: str) -> None:
    draft.assign(group, ())
    draft.set_node(group, None)
