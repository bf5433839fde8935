"""Moves that undo each other: texts that would change places, and moves that would turn back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.advice.queue.doubtful_texts import Suggested
    from actionclust.advice.queue.grounds import Grounds
    from actionclust.advice.queue.learner import Learned
    from actionclust.advice.queue.ready_edit import ReadyEdit


def without_swaps(found: Sequence[Suggested], grounds: Grounds) -> list[Suggested]:
    """Leave out moves whose texts would change places with those that speak for them.

    Of two moves in opposite directions, one of which has a text of the other as its nearest, the
    surer one is kept: once it is made, that text is no evidence for the other any more.
    """
    ways: dict[tuple[str, str], list[Suggested]] = {}
    for one in found:
        if one.kind == "move" and one.target is not None:
            ways.setdefault((one.source[0], one.target), []).append(one)
    gone: set[tuple[str, ...]] = set()
    for source, target in sorted(ways):
        if source < target and (target, source) in ways:
            gone |= _swapped([*ways[source, target], *ways[target, source]], grounds)
    return [one for one in found if one.kind != "move" or one.actions not in gone]


def turned_back(
    made: Mapping[int, ReadyEdit], learned: Learned, row_of: Mapping[str, int]
) -> frozenset[int]:
    """Name the moves, by rank, whose texts are likelier where they were once all are made."""
    number = {group: place for place, group in enumerate(learned.groups)}
    back = set()
    for rank, one in made.items():
        if one.kind != "move" or one.source[0] not in number or one.target not in number:
            continue
        chances = learned.probability[[row_of[name] for name in one.actions]].mean(axis=0)
        if chances[number[one.source[0]]] > chances[number[one.target]]:
            back.add(rank)
    return frozenset(back)


def _swapped(moves: Sequence[Suggested], grounds: Grounds) -> set[tuple[str, ...]]:
    """Name the texts of those that speak against a surer one."""
    speaking = {one.actions: _evidence(one, grounds) for one in moves}
    kept: list[Suggested] = []
    gone = set()
    for one in sorted(moves, key=_surest):
        against = any(
            one.source != other.source
            and (
                not speaking[one.actions].isdisjoint(other.actions)
                or not speaking[other.actions].isdisjoint(one.actions)
            )
            for other in kept
        )
        if against:
            gone.add(one.actions)
        else:
            kept.append(one)
    return gone


def _evidence(one: Suggested, grounds: Grounds) -> frozenset[str]:
    """Give the texts of the group that speak for a move to it."""
    there = grounds.members(one.target or "")
    return frozenset(text for name in one.actions for text in grounds.nearest(name, there))


def _surest(one: Suggested) -> tuple[object, ...]:
    return -one.score * len(one.actions), -one.benefit, [natural(name) for name in one.actions]
