"""Which edits of two analysts cannot both hold, and which fall with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.coding.tree.ids import natural
from actionclust.errors import listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from actionclust.coding.combining.branches import BranchEdit, Key
    from actionclust.coding.log.entry import LogEntry


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
    """

    one: LogEntry
    other: LogEntry
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """What is left of two sides without their conflicts."""

    # the edits that can be made together
    first: tuple[BranchEdit, ...]
    second: tuple[BranchEdit, ...]
    conflicts: tuple[Conflict, ...]  # the pairs that cannot
    # edits that fall with one that is in a conflict, and why
    left_out: tuple[tuple[LogEntry, str], ...]


def without_conflicts(first: Sequence[BranchEdit], second: Sequence[BranchEdit]) -> Settled:
    """Take out what conflicts, and what falls with it.

    Two edits conflict if they leave the same thing in different states, or if one ends or
    changes what the other rests on. For each thing, the last edit of each side counts.
    """
    conflicts: list[Conflict] = []
    left_out: list[tuple[LogEntry, str]] = []
    while found := _disagreements(first, second):
        for (one, other), keys in found.items():
            about = sorted({id_ for _, id_ in keys}, key=natural)
            conflicts.append(Conflict(first[one].entry, second[other].entry, tuple(about)))
        disputed = {key for keys in found.values() for key in keys}
        sides = []
        for side, place in ((first, 0), (second, 1)):
            blocked = {pair[place] for pair in found}
            kept, fallen = _without(side, blocked, disputed)
            sides.append(kept)
            left_out += fallen
        first, second = sides
    return Settled(tuple(first), tuple(second), tuple(conflicts), tuple(left_out))


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
            after = changing[changed[key]].writes[key]
            if kind != "group" or after is None:
                yield place, changed[key], key


def _without(
    side: Sequence[BranchEdit], blocked: Collection[int], disputed: Collection[Key]
) -> tuple[list[BranchEdit], list[tuple[LogEntry, str]]]:
    """Take out the blocked edits, others about what is disputed, and what builds on them."""
    kept: list[BranchEdit] = []
    fallen: list[tuple[LogEntry, str]] = []
    # what an edit that is not made would have written, and which edit that is
    missing: dict[Key, LogEntry] = {}
    for place, step in enumerate(side):
        about = sorted({key[1] for key in step.writes if key in disputed}, key=natural)
        rests = sorted(key for key in {*step.writes, *step.needs} if key in missing)
        if place in blocked:
            pass
        elif about:
            fallen.append((step.entry, f"the two disagree about {listed(about)}"))
        elif rests:
            fallen.append((step.entry, builds_on(missing[rests[0]])))
        else:
            kept.append(step)
            continue
        missing |= dict.fromkeys(step.writes, step.entry)
    return kept, fallen
