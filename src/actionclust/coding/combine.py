"""Combining the logs of two analysts who began from the same hierarchy.

Edits that touch different things combine, in whatever order the two are given. Edits that
touch the same things in different ways are conflicts: both are listed, neither is made, and
nothing is guessed. An edit that builds on one that was left out is left out too.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from actionclust.coding.apply import EditError
from actionclust.coding.edits import Redo, Undo
from actionclust.coding.history import History, Recorder
from actionclust.coding.show import told
from actionclust.coding.tree import Aside, Change, natural, new_ids
from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actionclust.coding.edits import Edit
    from actionclust.coding.hierarchy import Hierarchy
    from actionclust.coding.log import LogEntry
    from actionclust.coding.tree import Node

    Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two edits that cannot both hold.

    Attributes
    ----------
    one, other : LogEntry
        The edits, that of the analyst whose name comes first first.
    about : tuple of str
        The ids of the things that both touch.
    """

    one: LogEntry
    other: LogEntry
    about: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Combined:
    """What came of combining two logs.

    Attributes
    ----------
    hierarchy : Hierarchy
        With the edits of both that do not conflict.
    conflicts : tuple of Conflict
        The pairs of edits that do; neither was made.
    left_out : tuple of LogEntry
        Edits that build on one that was not made.
    renumbered : mapping of str to str
        New groups of one analyst whose id the other had given to another group, and their new
        id.
    """

    hierarchy: Hierarchy
    conflicts: tuple[Conflict, ...]
    left_out: tuple[LogEntry, ...]
    renumbered: Mapping[str, str]

    @property
    def report(self) -> pd.DataFrame:
        """The conflicts as a table: what each did, by whom, why, and what about."""
        return pd.DataFrame(
            [
                {
                    "about": ", ".join(conflict.about),
                    "one": told(conflict.one),
                    "by": conflict.one.analyst,
                    "why": conflict.one.why,
                    "other": told(conflict.other),
                    "by other": conflict.other.analyst,
                    "why other": conflict.other.why,
                }
                for conflict in self.conflicts
            ],
            columns=["about", "one", "by", "why", "other", "by other", "why other"],
        )


def combine(one: Hierarchy, other: Hierarchy) -> Combined:
    """Combine the edits of two analysts who began from the same hierarchy.

    Parameters
    ----------
    one, other : Hierarchy
        Two hierarchies with the same actions and the same start; their logs may share a
        beginning.

    Returns
    -------
    Combined
        The same whichever comes first: the hierarchy with the edits that do not conflict, and
        the conflicts.

    Raises
    ------
    InputError
        If the two do not begin from the same hierarchy.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train all nurses", "nurses", "share data", "more data"]
    >>> start = cluster_actions(texts, target=2).to_hierarchy()
    >>> one = start.by("PV").rename("S01", "Train nurses").rename("S02", "Data")
    >>> other = start.by("ASL").rename("S02", "Share data")
    >>> both = combine(one, other)
    >>> both.hierarchy["S01"].label, [conflict.about for conflict in both.conflicts]
    ('Train nurses', [('S02',)])
    """
    if one.history.start != other.history.start or one.actions != other.actions:
        raise InputError(
            "combine takes two hierarchies that began from the same one; these have other "
            "actions or another start: use diff to see how they differ"
        )
    shared = _shared(one.entries, other.entries)
    base = _until(one, shared)
    # whichever comes first in the call, the same one is renumbered
    first, second = sorted(
        (_holding(one, shared), _holding(other, shared)),
        key=lambda entries: [(entry.analyst, entry.time, entry.id) for entry in entries],
    )
    second, renumbered = _renumber(base, first, second)
    agreed, conflicts = _compare(first, second)
    blocked = {entry.id for conflict in conflicts for entry in (conflict.one, conflict.other)}
    left_out = [*_following(first, blocked), *_following(second, blocked)]
    without = {*blocked, *agreed, *(entry.id for entry in left_out)}
    recorder = Recorder(base.history)
    kept = [entry for entry in (*first, *second) if entry.id not in without]
    # undoing what was shared comes first, the last edit first
    for entry in sorted(kept, key=lambda e: (not isinstance(e.edit, Undo), e.time, e.analyst)):
        try:
            recorder.record(entry.edit, time=entry.time, analyst=entry.analyst, why=entry.why)
        except EditError:
            left_out.append(entry)
    return Combined(
        replace(base, history=recorder.history()), tuple(conflicts), tuple(left_out), renumbered
    )


def _shared(one: Sequence[LogEntry], other: Sequence[LogEntry]) -> int:
    """Count the entries that both logs begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a.id != b.id:
            break
        count += 1
    return count


def _until(hierarchy: Hierarchy, count: int) -> Hierarchy:
    """Give the hierarchy as it was after some entries of its log."""
    start = hierarchy.history.start
    recorder = Recorder(History(start, start))
    for entry in hierarchy.entries[:count]:
        recorder.record(entry.edit, time=entry.time, analyst=entry.analyst, why=entry.why)
    return replace(hierarchy, history=recorder.history())


def _holding(hierarchy: Hierarchy, shared: int) -> list[LogEntry]:
    """Give the edits since the shared ones that hold, and the undoing of shared ones."""
    entries = hierarchy.entries
    done = set(hierarchy.history.done)
    gone = {entry.id for place, entry in enumerate(entries[:shared]) if place not in done}
    before = set(_until(hierarchy, shared).history.done)
    gone &= {entries[place].id for place in before}
    undoing: dict[str, LogEntry] = {}
    for entry in entries[shared:]:
        if isinstance(entry.edit, Undo) and entry.edit.entry in gone:
            undoing[entry.edit.entry] = entry
    return [
        *undoing.values(),
        *(
            entry
            for place, entry in enumerate(entries)
            if place >= shared and place in done and not isinstance(entry.edit, (Undo, Redo))
        ),
    ]


def _renumber(
    base: Hierarchy, first: Sequence[LogEntry], second: Sequence[LogEntry]
) -> tuple[list[LogEntry], dict[str, str]]:
    """Give the groups that both made under one id another id in the second log."""
    both = sorted(_made(first) & _made(second), key=natural)
    issued = dict(base.tree.issued)
    for id_ in _made(first) | _made(second):
        prefix, number, _ = natural(id_)
        issued[prefix] = max(number, issued.get(prefix, 0))
    levels = {id_: node.level for entry in second for id_, node in _new_nodes(entry)}
    mapping: dict[str, str] = {}
    for id_ in both:
        (mapping[id_],) = new_ids(issued, levels[id_])
        prefix, number, _ = natural(mapping[id_])
        issued[prefix] = number
    return [_renamed(entry, mapping) for entry in second] if mapping else list(second), mapping


def _compare(
    first: Sequence[LogEntry], second: Sequence[LogEntry]
) -> tuple[set[str], list[Conflict]]:
    """Find the edits that both made, and the pairs that cannot both hold."""
    writes = {entry.id: _writes(entry) for entry in (*first, *second)}
    needs = {entry.id: _needs(entry) for entry in (*first, *second)}
    by_key: dict[Key, list[LogEntry]] = {}
    for entry in second:
        for key in {*writes[entry.id], *needs[entry.id]}:
            by_key.setdefault(key, []).append(entry)
    agreed: set[str] = set()
    conflicts: list[Conflict] = []
    for one in first:
        mine = writes[one.id]
        near = {
            other.id: other for key in {*mine, *needs[one.id]} for other in by_key.get(key, ())
        }
        for other in near.values():
            theirs = writes[other.id]
            common = mine.keys() & theirs.keys()
            ended = {key for key in needs[other.id] if key in mine and mine[key] is None}
            ended |= {key for key in needs[one.id] if key in theirs and theirs[key] is None}
            same = all(mine[key] == theirs[key] for key in common)
            if common and same and (common == theirs.keys() or common == mine.keys()):
                # the smaller edit is part of the larger one
                agreed.add(other.id if common == theirs.keys() else one.id)
            elif common or ended:
                about = tuple(sorted({id_ for _, id_ in common | ended}, key=natural))
                conflicts.append(Conflict(one, other, about))
    return agreed, conflicts


def _following(entries: Sequence[LogEntry], blocked: set[str]) -> list[LogEntry]:
    """Find the edits of one log that build on edits that are not made."""
    open_keys: set[Key] = set()
    left_out: list[LogEntry] = []
    for entry in entries:
        keys = {*_writes(entry), *_needs(entry)}
        if entry.id in blocked:
            open_keys |= _writes(entry).keys()
        elif keys & open_keys:
            left_out.append(entry)
            open_keys |= _writes(entry).keys()
    return left_out


def _writes(entry: LogEntry) -> dict[Key, object]:
    """Name each single thing that an edit changed, with its value afterwards."""
    change = entry.change
    written: dict[Key, object] = {}
    for id_, (_, place) in change.places.items():
        written["place", id_] = place
    for id_, (before, after) in change.nodes.items():
        if before is None or after is None:
            written["group", id_] = after
            continue
        for name in ("label", "parent", "rule"):
            if getattr(before, name) != getattr(after, name):
                written[name, id_] = getattr(after, name)
    for id_, (_, pinned) in change.pins.items():
        written["pin", id_] = pinned
    for id_, (_, placements) in change.placements.items():
        written["functions", id_] = placements
    return written


def _needs(entry: LogEntry) -> set[Key]:
    """Name the groups that must exist for an edit."""
    groups = {place for _, place in entry.change.places.values() if isinstance(place, str)}
    groups |= {
        node.parent for _, node in entry.change.nodes.values() if node and node.parent is not None
    }
    groups |= {name for name in _group_names(entry.edit) if name not in _made([entry])}
    return {("group", id_) for id_ in groups}


def _group_names(edit: Edit) -> set[str]:
    """Name the groups that an edit speaks of."""
    names: set[str] = set()
    for field in fields(edit):
        value = getattr(edit, field.name)
        if field.name in _GROUP_FIELDS:
            names |= {value} if isinstance(value, str) else set(value or ())
    return names


def _made(entries: Iterable[LogEntry]) -> set[str]:
    return {id_ for entry in entries for id_, _ in _new_nodes(entry)}


def _new_nodes(entry: LogEntry) -> list[tuple[str, Node]]:
    return [
        (id_, after)
        for id_, (before, after) in entry.change.nodes.items()
        if before is None and after is not None and not isinstance(entry.edit, Undo)
    ]


def _renamed(entry: LogEntry, mapping: Mapping[str, str]) -> LogEntry:
    """Write an entry with other ids for some groups."""

    def new(id_: Any) -> Any:  # noqa: ANN401 - an id, a place, or nothing
        if isinstance(id_, Aside):
            return replace(id_, came_from=new(id_.came_from))
        return mapping.get(id_, id_) if isinstance(id_, str) else id_

    def node(one: Node | None) -> Node | None:
        return None if one is None else replace(one, id=new(one.id), parent=new(one.parent))

    changed: dict[str, Any] = {}
    for field in fields(entry.edit):
        value = getattr(entry.edit, field.name)
        if field.name in _GROUP_FIELDS:
            changed[field.name] = (
                tuple(map(new, value)) if isinstance(value, tuple) else new(value)
            )
        elif field.name == "parts":
            changed[field.name] = tuple(replace(part, id=new(part.id)) for part in value)
    change = entry.change
    return replace(
        entry,
        edit=replace(entry.edit, **changed),
        change=Change(
            {key: (new(a), new(b)) for key, (a, b) in change.places.items()},
            {new(key): (node(a), node(b)) for key, (a, b) in change.nodes.items()},
            change.pins,
            {new(key): pair for key, pair in change.placements.items()},
        ),
    )


_GROUP_FIELDS = frozenset({"to", "groups", "into", "group", "id", "parent", "target"})
