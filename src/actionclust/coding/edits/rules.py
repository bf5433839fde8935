"""What each edit does to a draft, and what it refuses."""

from __future__ import annotations

from dataclasses import replace
from functools import singledispatch
from typing import TYPE_CHECKING

from actionclust.coding.edits import kinds, review_kinds
from actionclust.coding.edits.checks import (
    EditError,
    are,
    at_least_one,
    check_free,
    know_actions,
    know_target,
    known_group,
    level_of_edit,
    named_once,
)
from actionclust.coding.tree.draft import Draft
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.coding.tree.levels import PREFIXES, rank
from actionclust.coding.tree.placement import FUNCTION_CODES
from actionclust.coding.tree.tree import DELETED, Aside, Node, Verdict
from actionclust.errors import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from actionclust.coding.tree.tree import Place, ReviewState

__all__ = ["EditError", "perform"]

_OPEN: ReviewState = "open"


@singledispatch
def perform(edit: kinds.Edit, draft: Draft) -> None:  # noqa: ARG001 - used by each kind
    """Make an edit in a draft.

    A draft in which an edit failed is to be thrown away: part of it may be done.
    """
    raise EditError(f"{edit.kind} is not an edit of a tree")


@perform.register
def _move(edit: kinds.Move, draft: Draft) -> None:
    known_group(draft, edit.to)
    know_actions(draft, edit.actions)
    moving = [action for action in edit.actions if draft.places[action] != edit.to]
    if not moving:
        raise EditError(f"nothing to move: {are(edit.actions)} already in {edit.to}")
    check_free(draft, moving, "moved")
    for action in moving:
        _put(draft, action, edit.to)


@perform.register
def _merge(edit: kinds.Merge, draft: Draft) -> None:
    at_least_one(edit.groups, "merge takes at least two groups")
    named_once(edit.groups)
    into = known_group(draft, edit.into)
    for group in edit.groups:
        node = known_group(draft, group)
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
        there = draft.memos.get(edit.into, ())
        more = tuple(memo for memo in draft.memos.get(group, ()) if memo not in there)
        draft.note(edit.into, there + more)
        _end(draft, group)


@perform.register
def _split(edit: kinds.Split, draft: Draft) -> None:
    node = known_group(draft, edit.group)
    at_least_one(edit.parts, "split takes at least one part")
    listed_actions = [action for part in edit.parts for action in part.actions]
    know_actions(draft, listed_actions)
    inside = draft.members.get(edit.group, frozenset())
    outside = [action for action in listed_actions if action not in inside]
    if outside:
        raise EditError(f"{are(outside)} not in {edit.group}, and so cannot be split off it")
    check_free(draft, listed_actions, "split off")
    if len(listed_actions) == len(inside) and not draft.children.get(edit.group):
        raise EditError(f"splitting all actions off {edit.group} leaves it empty; keep one part")
    for part in edit.parts:
        at_least_one(part.actions, f"the part {part.id} has no actions")
        _new(draft, Node(part.id, node.level, part.label, node.parent))
        for action in part.actions:
            _put(draft, action, part.id)


@perform.register
def _rename(edit: kinds.Rename, draft: Draft) -> None:
    node = known_group(draft, edit.group)
    if not edit.label.strip():
        raise EditError(f"the label of {edit.group} cannot be blank")
    if node.label == edit.label:
        raise EditError(f"{edit.group} is already called {edit.label!r}")
    draft.set_node(edit.group, replace(node, label=edit.label))


@perform.register
def _describe(edit: kinds.Describe, draft: Draft) -> None:
    node = known_group(draft, edit.group)
    if node.rule == edit.rule:
        raise EditError(f"{edit.group} already has that rule")
    draft.set_node(edit.group, replace(node, rule=edit.rule))


@perform.register
def _group(edit: kinds.Group, draft: Draft) -> None:
    level = level_of_edit(edit.level)
    at_least_one(edit.groups, "group takes at least one group")
    nodes = [known_group(draft, group) for group in edit.groups]
    named_once(edit.groups)
    for node in nodes:
        if rank(node.level) >= rank(level):
            raise EditError(f"a {level} holds groups of lower levels; {node.id} is a {node.level}")
    if edit.id in draft.nodes:
        above = known_group(draft, edit.id)
        if above.level != level:
            raise EditError(f"{edit.id} is a {above.level}, not a {level}")
        if all(node.parent == edit.id for node in nodes):
            raise EditError(f"{are(edit.groups)} already in {edit.id}")
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
    known_group(draft, edit.group)
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
    at_least_one(edit.groups, "detach takes at least one group")
    named_once(edit.groups)
    for group in edit.groups:
        node = known_group(draft, group)
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
        know_actions(draft, edit.actions)
    named_once(edit.groups)
    for group in edit.groups:
        known_group(draft, group)


@perform.register
def _set_aside(edit: kinds.SetAside, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    if not edit.reason.strip():
        raise EditError("an action is set aside for a reason; got a blank one")
    check_free(draft, edit.actions, "set aside")
    for action in edit.actions:
        place = draft.places[action]
        if isinstance(place, Aside):
            raise EditError(f"{action} is already unclustered ({place.reason})")
        _put(draft, action, Aside(edit.reason, place))


@perform.register
def _restore(edit: kinds.Restore, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    check_free(draft, edit.actions, "restored")
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
        _put(draft, action, place.came_from)


@perform.register
def _create(edit: kinds.Create, draft: Draft) -> None:
    level = level_of_edit(edit.level)
    if not edit.label.strip():
        raise EditError(f"a new {level} needs a label")
    if edit.parent is not None:
        above = known_group(draft, edit.parent)
        if rank(above.level) <= rank(level):
            raise EditError(f"a {level} cannot stand in {edit.parent}, a {above.level}")
    _new(draft, Node(edit.id, level, edit.label, edit.parent))


@perform.register
def _delete(edit: kinds.Delete, draft: Draft) -> None:
    node = known_group(draft, edit.group)
    actions = sorted(draft.members.get(edit.group, ()))
    check_free(draft, actions, "left without a group")
    for action in actions:
        _put(draft, action, Aside(DELETED, edit.group))
    _reparent(draft, edit.group, node.parent)
    _end(draft, edit.group)


@perform.register
def _pin(edit: kinds.Pin, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    state = "pinned" if edit.pinned else "free"
    if all((action in draft.pinned) == edit.pinned for action in edit.actions):
        raise EditError(f"{are(edit.actions)} already {state}")
    for action in edit.actions:
        draft.pin(action, pinned=edit.pinned)
        if not edit.pinned and action in draft.reviews:
            _reopen(draft, action, {"settled"})


@perform.register
def _assign(edit: kinds.Assign, draft: Draft) -> None:
    know_target(draft, edit.target)
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


@perform.register
def _review(edit: review_kinds.Review, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    if all(_state(draft, action) == _OPEN for action in edit.actions):
        raise EditError(f"{are(edit.actions)} open already")
    for action in edit.actions:
        if _state(draft, action) == "settled":
            draft.pin(action, pinned=False)
        _decide(draft, action, _OPEN)


@perform.register
def _agree(edit: review_kinds.Agree, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    _not_settled(draft, edit.actions)
    if all(_state(draft, action) == "agreed" for action in edit.actions):
        raise EditError(f"{are(edit.actions)} agreed already")
    for action in edit.actions:
        _decide(draft, action, "agreed")


@perform.register
def _dispute(edit: review_kinds.Dispute, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    if not edit.comment.strip():
        raise EditError("an action is disputed with a comment, which says why; got a blank one")
    _not_settled(draft, edit.actions)
    before = dict(draft.reviews)
    for action in edit.actions:
        _decide(draft, action, "disputed", edit.comment)
    if before == draft.reviews:
        raise EditError(f"{are(edit.actions)} disputed with that comment already")


@perform.register
def _settle(edit: review_kinds.Settle, draft: Draft) -> None:
    know_actions(draft, edit.actions)
    if edit.to is not None:
        known_group(draft, edit.to)
    _not_settled(draft, edit.actions)
    if edit.to is not None:
        moving = [action for action in edit.actions if draft.places[action] != edit.to]
        check_free(draft, moving, "moved")
        for action in moving:
            draft.place(action, edit.to)
    for action in edit.actions:
        draft.pin(action, pinned=True)
        _decide(draft, action, "settled")


@perform.register
def _note(edit: review_kinds.Note, draft: Draft) -> None:
    know_target(draft, edit.target)
    if not edit.text.strip():
        raise EditError("a memo says something; got a blank text")
    there = draft.memos.get(edit.target, ())
    if (edit.text in there) == edit.kept:
        raise EditError(f"{edit.target} {'already has' if edit.kept else 'has no'} such memo")
    kept = tuple(memo for memo in there if memo != edit.text)
    draft.note(edit.target, (*kept, edit.text) if edit.kept else kept)


def _put(draft: Draft, action: str, place: Place) -> None:
    """Move an action by hand; what was said of its old place does not hold for the new one."""
    draft.place(action, place)
    if action in draft.reviews:
        _reopen(draft, action, {"agreed", "disputed"})


def _state(draft: Draft, action: str) -> str | None:
    verdict = draft.reviews.get(action)
    return None if verdict is None else verdict.state


def _decide(draft: Draft, action: str, state: ReviewState, comment: str = "") -> None:
    """Bring the review of an action into a state; what was said before stays."""
    verdict = draft.reviews.get(action, Verdict(state))
    more = (comment,) if comment and comment not in verdict.comments else ()
    draft.review(action, Verdict(state, verdict.comments + more))


def _reopen(draft: Draft, action: str, states: Collection[str]) -> None:
    verdict = draft.reviews[action]
    if verdict.state in states:
        draft.review(action, replace(verdict, state=_OPEN))


def _not_settled(draft: Draft, actions: Sequence[str]) -> None:
    """Refuse to open by the way what was settled."""
    settled = [action for action in actions if _state(draft, action) == "settled"]
    if settled:
        raise EditError(
            f"{are(settled)} settled; open {'them' if len(settled) > 1 else 'it'} again first, "
            "with review"
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
    draft.note(group, ())
    draft.set_node(group, None)
