"""An edit of several things in two: the part that is in dispute, and the rest, which can be made.

A merge, and what else takes things along, is made without being asked where the disputed ones go:
they come along, and go elsewhere if somebody says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from actionclust.coding.combining.branches import LISTING
from actionclust.coding.edits.kinds import (
    Delete,
    Detach,
    Group,
    Merge,
    Move,
    SetAside,
    Split,
    Ungroup,
)
from actionclust.coding.edits.references import named_actions, with_actions
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import LEVEL_OF_PREFIX
from actionclust.coding.tree.tree import DELETED, Change

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from collections.abc import Set as AbstractSet

    from actionclust.coding.combining.branches import BranchEdit, Key
    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import LogEntry


@dataclass(frozen=True, slots=True)
class Divided:
    """An edit in two."""

    part: LogEntry  # what is in dispute
    keys: frozenset[Key]  # the things that it would write
    rest: BranchEdit | None  # what can be made without it


def divided(step: BranchEdit, disputed: AbstractSet[Key]) -> Divided:
    """Take what is in dispute out of an edit; all of it, if it cannot be made in part."""
    entry = step.entry
    ids = {id_ for _, id_ in disputed}
    loose = _loose(entry)
    if not ids <= loose.keys():
        return Divided(entry, frozenset(step.writes), None)
    gone = ids.union(*(loose[id_] for id_ in ids))
    pair = _pair(entry, ids)
    if pair is None:
        return Divided(entry, frozenset(step.writes), None)
    part, rest = pair
    keys = frozenset(key for key in step.writes if key[1] in gone)
    others = {key: value for key, value in step.writes.items() if key not in keys}
    taken_along = rest == entry.edit
    left = replace(
        step,
        entry=entry if taken_along else _entry_without(entry, rest, gone),
        writes=others,
        needs=frozenset(key for key in step.needs if key[1] not in gone),
        carried=step.carried | keys | disputed if taken_along else step.carried,
    )
    about = replace(entry, edit=part, change=_about(entry.change, gone))
    return Divided(about, keys, left if others and left != step else None)


def without(step: BranchEdit, keys: AbstractSet[Key]) -> BranchEdit | None:
    """Give an edit without some things that it writes or needs; None if nothing is left."""
    at_once = divided(step, keys).rest
    if at_once is not None:
        return at_once
    rest: BranchEdit | None = step
    touched = {*step.writes, *step.needs}
    for key in sorted(keys):
        # what went with another one is gone already
        if rest is not None and (key not in touched or key in {*rest.writes, *rest.needs}):
            rest = divided(rest, {key}).rest
    return rest


def _loose(entry: LogEntry) -> Mapping[str, Collection[str]]:
    """Name the things that an edit can do without, each with what goes with it."""
    edit, change = entry.edit, entry.change
    if isinstance(edit, (*LISTING, Split)):
        return dict.fromkeys(named_actions(edit), ())
    if isinstance(edit, (Detach, Group)):
        return dict.fromkeys(edit.groups, ())
    if not isinstance(edit, (Merge, Delete, Ungroup)):
        return {}
    coming = dict.fromkeys((*change.places, *_children(change)), ())
    if not isinstance(edit, Merge):
        return coming
    inside: dict[str, list[str]] = {group: [] for group in edit.groups}
    for id_, (place, _) in change.places.items():
        inside[str(place)].append(id_)
    for id_ in _children(change):
        inside[str(_parent(change, id_))].append(id_)
    return coming | inside


def _pair(entry: LogEntry, ids: AbstractSet[str]) -> tuple[Edit, Edit] | None:
    """Give an edit of the things that are in dispute, and one of the others."""
    edit = entry.edit
    if isinstance(edit, LISTING):
        kept = [action for action in edit.actions if action not in ids]
        return (with_actions(edit, ids), with_actions(edit, kept)) if kept else None
    if isinstance(edit, Split):
        return _pair_of_split(edit, ids)
    if isinstance(edit, (Merge, Detach, Group)) and ids & set(edit.groups):
        groups = [tuple(one for one in edit.groups if (one in ids) == side) for side in (1, 0)]
        whole = all(groups) and ids <= set(edit.groups)
        return (
            (replace(edit, groups=groups[0]), replace(edit, groups=groups[1])) if whole else None
        )
    return _of_what_comes_along(edit, entry.change, ids), edit


def _of_what_comes_along(edit: Edit, change: Change, ids: AbstractSet[str]) -> Edit:
    """Give an edit that does with some things what a larger one does by the way."""
    actions = tuple(sorted(ids & change.places.keys()))
    if actions:
        return Move(actions, edit.into) if isinstance(edit, Merge) else SetAside(actions, DELETED)
    above = change.nodes[min(ids)][1]
    if above is None or above.parent is None:
        return Detach(tuple(sorted(ids)))
    level = LEVEL_OF_PREFIX[natural(above.parent)[0]]
    return Group(tuple(sorted(ids)), above.parent, level)


def _pair_of_split(edit: Split, ids: AbstractSet[str]) -> tuple[Edit, Edit] | None:
    """Split without the disputed actions, as long as no part is left empty."""
    rest = with_actions(edit, [one for one in named_actions(edit) if one not in ids])
    if not isinstance(rest, Split) or len(rest.parts) < len(edit.parts):
        return None
    to = next(part.id for part in edit.parts if ids & set(part.actions))
    return Move(tuple(one for one in named_actions(edit) if one in ids), to), rest


def _children(change: Change) -> list[str]:
    """Name the groups that came under another one."""
    return [
        id_
        for id_, (before, after) in change.nodes.items()
        if before is not None and after is not None and before.parent != after.parent
    ]


def _parent(change: Change, id_: str) -> str | None:
    before, _ = change.nodes[id_]
    return None if before is None else before.parent


def _entry_without(entry: LogEntry, rest: Edit, gone: AbstractSet[str]) -> LogEntry:
    change = entry.change
    named = {*change.places, *change.nodes, *change.pins, *change.placements}
    others = {*named, *change.reviews, *change.memos} - gone
    return replace(entry, edit=rest, change=_about(change, others))


def _about(change: Change, ids: AbstractSet[str]) -> Change:
    """Give the part of a change that is about some things."""
    return Change(
        {key: pair for key, pair in change.places.items() if key in ids},
        {key: pair for key, pair in change.nodes.items() if key in ids},
        {key: pair for key, pair in change.pins.items() if key in ids},
        {key: pair for key, pair in change.placements.items() if key in ids},
        {key: pair for key, pair in change.reviews.items() if key in ids},
        {key: pair for key, pair in change.memos.items() if key in ids},
    )
