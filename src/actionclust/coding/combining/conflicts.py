"""Which edits of two analysts cannot both hold, and which fall with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.coding.combining.dividing import divided, without
from actionclust.coding.edits.kinds import Merge, Move
from actionclust.coding.edits.review_kinds import Settle
from actionclust.coding.tree.ids import natural
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from actionclust.coding.combining.branches import BranchEdit, Key
    from actionclust.coding.log.entry import LogEntry


GIVEN_UP = "the edit of the other was taken"
"""Why an edit of what a side gave up was not made."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two edits that cannot both hold.

    Attributes
    ----------
    one, other : LogEntry
        The edits, that of the analyst whose name comes first first. Groups have the ids that
        they have in the combined hierarchy.
    about : tuple of str
        The ids of the things on which they disagree.
    things : tuple of (str, str)
        The same, each with its kind: "place", "label", "parent", "rule", "group", "pin",
        "functions", "review", and so on.
    """

    one: LogEntry
    other: LogEntry
    about: tuple[str, ...]
    things: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left of two sides without their conflicts."""

    # the edits that can be made together
    first: tuple[BranchEdit, ...]
    second: tuple[BranchEdit, ...]
    conflicts: tuple[Conflict, ...]  # the pairs that cannot
    # edits that fall with one that is in a conflict, and why
    left_out: tuple[tuple[LogEntry, str], ...]
    given_up: tuple[tuple[LogEntry, str], ...]  # edits of what a side gave up, and those on them


def without_conflicts(
    first: Sequence[BranchEdit],
    second: Sequence[BranchEdit],
    given_up: tuple[Collection[Key], Collection[Key]] = ((), ()),
) -> Settled:
    """Take out what conflicts, and what falls with it; the rest of an edit stays.

    Two edits conflict if they leave the same thing in different states, or if one ends or
    changes what the other rests on. For each thing, the last edit of each side counts. What a
    side gave up, it neither writes nor needs.
    """
    conflicts: list[Conflict] = []
    left_out: list[tuple[LogEntry, str]] = []
    first, more = _cleared(first, {}, (), given_up[0])
    second, others = _cleared(second, {}, (), given_up[1])
    gone = [*more, *others]
    while found := _disagreements(first, second):
        for (one, other), keys in found.items():
            about = sorted({id_ for _, id_ in keys}, key=natural)
            parts = divided(first[one], keys).part, divided(second[other], keys).part
            conflicts.append(Conflict(*parts, tuple(about), tuple(sorted(keys))))
        disputed = {key for keys in found.values() for key in keys}
        sides = []
        for side, place in ((first, 0), (second, 1)):
            blocked: dict[int, set[Key]] = {}
            for pair, keys in found.items():
                blocked.setdefault(pair[place], set()).update(keys)
            kept, fallen = _cleared(side, blocked, disputed)
            sides.append(kept)
            left_out += fallen
        first, second = sides
    return Settled(tuple(first), tuple(second), tuple(conflicts), tuple(left_out), tuple(gone))


def builds_on(entry: LogEntry) -> str:
    """Say that an edit falls with another."""
    return f"it builds on an edit that was not made: {entry!s}"


def _disagreements(
    first: Sequence[BranchEdit], second: Sequence[BranchEdit]
) -> dict[tuple[int, int], set[Key]]:
    """Find the pairs of edits that cannot both hold, with the things that they are about."""
    ours, theirs = _last(first), _last(second)
    found: dict[tuple[int, int], set[Key]] = {}
    for key in ours.keys() & theirs.keys():
        one, other = ours[key], theirs[key]
        if first[one].writes[key] != second[other].writes[key]:
            found.setdefault((one, other), set()).add(key)
    for one, other, key in _broken(first, ours, second, theirs):
        found.setdefault((one, other), set()).add(key)
    for other, one, key in _broken(second, theirs, first, ours):
        found.setdefault((one, other), set()).add(key)
    return dict(sorted(found.items()))


def _last(side: Sequence[BranchEdit]) -> dict[Key, int]:
    """Give the place of the last edit that wrote each thing."""
    return {key: place for place, step in enumerate(side) for key in step.writes}


def _broken(
    needing: Sequence[BranchEdit],
    written: dict[Key, int],
    changing: Sequence[BranchEdit],
    changed: dict[Key, int],
) -> Iterator[tuple[int, int, Key]]:
    """Find edits that rest on what the other side changed."""
    for place, step in enumerate(needing):
        for key in sorted(step.needs & changed.keys()):
            # what both sides changed is compared as such
            if key in written:
                continue
            kind, id_ = key
            if kind == "place" and written.get(("pin", id_), place) > place:
                # settled here, and freed or settled again later
                continue
            change = changing[changed[key]]
            after = change.writes[key]
            if after is None and _goes_where_it_went(step, change, id_):
                continue
            if kind != "group" or after is None:
                yield place, changed[key], key


def _goes_where_it_went(step: BranchEdit, change: BranchEdit, group: str) -> bool:
    """Tell whether an edit leads to a group that was merged, and so to where that went."""
    edit, other = step.entry.edit, change.entry.edit
    leads = isinstance(edit, (Move, Settle)) and edit.to == group
    return leads and isinstance(other, Merge) and group in other.groups


def _cleared(
    side: Sequence[BranchEdit],
    blocked: Mapping[int, Collection[Key]],
    disputed: Collection[Key],
    given_up: Collection[Key] = (),
) -> tuple[list[BranchEdit], list[tuple[LogEntry, str]]]:
    """Take out what is blocked, what else is about it or was given up, and what builds on that."""
    kept: list[BranchEdit] = []
    fallen: list[tuple[LogEntry, str]] = []
    # what an edit that is not made would have written, and which edit that is
    missing: dict[Key, LogEntry] = {}
    for place, step in enumerate(side):
        rest: BranchEdit | None = step
        for reason in ("blocked", "given up", "disputed", "missing"):
            if rest is None:
                break
            touched = {*rest.writes, *rest.needs}
            keys: set[Key] = {
                "blocked": touched.intersection(blocked.get(place, ())),
                "given up": touched.intersection(given_up),
                "disputed": rest.writes.keys() & set(disputed),
                "missing": touched & missing.keys(),
            }[reason]
            if not keys:
                continue
            before, rest = rest, without(rest, keys)
            left = before.writes.keys() - (() if rest is None else rest.writes.keys())
            entry = before.entry if rest is None else divided(before, keys).part
            if reason == "given up":
                fallen.append((entry, GIVEN_UP))
            elif reason == "disputed":
                about = sorted({id_ for _, id_ in keys}, key=natural)
                fallen.append((entry, f"the two disagree about {listed(about)}"))
            elif reason == "missing":
                fallen.append((entry, builds_on(missing[min(keys)])))
            missing |= dict.fromkeys(left, entry)
        if rest is not None:
            kept.append(rest)
    return kept, fallen
