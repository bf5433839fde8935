"""What people decided so far, as the log tells it: places, and what was turned down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.advice.filled_groups import filled_groups
from actionclust.advice.queue.learner import Places
from actionclust.coding.edits.kinds import Delete, Merge, Move, Reject, Restore, SetAside, Split
from actionclust.coding.edits.references import named_actions
from actionclust.coding.edits.review_kinds import Agree, Settle
from actionclust.coding.log.made_by_machine import is_decision, is_of_machine, is_unread

if TYPE_CHECKING:
    from collections.abc import Mapping

    from actionclust.coding.project.record import Project
    from actionclust.coding.tree.tree import Place

_PLACING = (Move, Split, Restore, SetAside, Agree, Settle)

Turned = tuple[str, frozenset[str], frozenset[str]]
"""A suggestion that was turned down: its kind, its actions, its groups."""


@dataclass(frozen=True, slots=True)
class DecidedPlaces:
    """What people decided."""

    placed: frozenset[str]  # the actions that people put somewhere, or said that they stay
    turned_down: frozenset[Turned]
    before: Mapping[str, Place]  # where each action was before somebody first decided of it
    into: Mapping[str, str]  # the group into which each group that ended was merged
    coded: frozenset[str]  # of `placed`, those of a code tree that nobody touched since
    unread: frozenset[str]  # the actions that were put somewhere by their score alone
    just_taken: frozenset[str]  # of `unread`, those since people last decided something

    def against(self, kind: str, actions: frozenset[str], groups: frozenset[str]) -> bool:
        """Tell whether a suggestion was turned down, as it is or as part of a larger one."""
        return any(
            kind == other and actions <= theirs and groups <= them
            for other, theirs, them in self.turned_down
            if bool(actions) == bool(theirs)
        )


def decisions_of(h: Project) -> DecidedPlaces:
    """Read what people decided from the edits of a log that hold."""
    placed: set[str] = set(h.tree.pinned)
    coded: frozenset[str] = frozenset()
    turned: list[tuple[str, frozenset[str], frozenset[str]]] = []
    before: dict[str, Place] = {}
    into: dict[str, str] = {}
    unread: set[str] = set()
    if h.origin is None:
        # the codes of a code tree are those of people
        start = h.history.start.places
        coded = frozenset(id_ for id_, place in start.items() if isinstance(place, str))
    for place in h.history.done:
        entry = h.history.log[place]
        edit = entry.edit
        if is_of_machine(entry):
            continue
        if isinstance(edit, Reject):
            turned.append((edit.suggestion, frozenset(edit.actions), frozenset(edit.groups)))
            placed.update(edit.actions)
        elif isinstance(edit, _PLACING) and is_unread(entry):
            unread.update(named_actions(edit))
        elif isinstance(edit, _PLACING):
            placed.update(named_actions(edit))
            for action, (was, _) in entry.change.places.items():
                before.setdefault(action, was)
        elif isinstance(edit, Merge):
            into |= dict.fromkeys(edit.groups, edit.into)
        elif isinstance(edit, Delete):
            placed.difference_update(entry.change.places)
    now = frozenset(
        (kind, actions, frozenset(_now(group, into) for group in groups))
        for kind, actions, groups in turned
    )
    stays = {id_ for id_ in coded if isinstance(h.tree.places[id_], str)}
    untouched = frozenset(stays - placed - unread)
    everything = frozenset(placed) | untouched
    return DecidedPlaces(
        placed=everything,
        turned_down=now,
        before=before,
        into=into,
        coded=untouched,
        unread=frozenset(unread),
        just_taken=_just_taken(h),
    )


def _just_taken(h: Project) -> frozenset[str]:
    """Name the actions that were taken unread after the last decision of a person."""
    taken: set[str] = set()
    for place in reversed(h.history.done):
        entry = h.history.log[place]
        if is_unread(entry):
            taken.update(named_actions(entry.edit))
        elif is_decision(entry) and isinstance(entry.edit, (*_PLACING, Reject, Merge)):
            break
    return frozenset(taken)


def places_of(h: Project, decisions: DecidedPlaces) -> Places:
    """Give where the actions are, as numbers."""
    filled = filled_groups(h.tree, h.actions.ids)
    number = {id_: place for place, id_ in enumerate(filled.groups)}
    decided = np.array([id_ in decisions.placed for id_ in h.actions.ids], dtype=np.bool_)
    guess = filled.own.copy()
    for place in np.flatnonzero(decided).tolist():
        was = decisions.before.get(h.actions.ids[place])
        if was is not None:
            guess[place] = number.get(_now(str(was), decisions.into), -1)
    return Places(filled.groups, filled.own, guess, decided)


def _now(group: str, into: Mapping[str, str]) -> str:
    """Give the group that stands for one that may have ended in a merge."""
    seen = {group}
    while group in into and into[group] not in seen:
        group = into[group]
        seen.add(group)
    return group
