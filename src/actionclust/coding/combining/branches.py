"""What one analyst did since two logs parted: the edits that hold, what they touch and need."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from actionclust.coding.edits.kinds import (
    Delete,
    Move,
    Pin,
    Redo,
    Restore,
    SetAside,
    Split,
    Undo,
    Ungroup,
)
from actionclust.coding.edits.references import named_actions, named_groups, with_groups
from actionclust.coding.edits.review_kinds import Agree, Dispute, Review, Settle
from actionclust.coding.log.history import History, Recorder
from actionclust.coding.tree.tree import Aside, Change, Node

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from actionclust.coding.edits import Edit
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.tree.tree import Tree

    Key = tuple[str, str]

LOG = ("log", "the log")
"""Stands for the order of the log itself, which only undoing and redoing touch."""


LISTING = (Move, SetAside, Restore, Pin, Review, Agree, Dispute, Settle)
"""The edits that do one and the same with each of a list of actions."""

WITH_IDS = frozenset({"place", "parent", "group"})
"""The kinds of things whose values name groups."""

COMMENT, MEMO = "comment: ", "memo: "
"""What the kind of a thing begins with that is a comment or a memo; its text follows."""


@dataclass(frozen=True, slots=True)
class BranchEdit:
    """An edit that holds, with what it touches."""

    entry: LogEntry
    # each single thing that it changed, by kind and id, with its value afterwards
    writes: Mapping[Key, object]
    # what must be as it was: groups that must exist, and places and parents that the edit rests
    # on without changing them
    needs: frozenset[Key]
    # what it may change by the way, wherever that leads: texts that a merge takes along
    carried: frozenset[Key] = field(default=frozenset())


def shared_length(one: Sequence[LogEntry], other: Sequence[LogEntry]) -> int:
    """Count the entries that two logs begin with."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a.id != b.id:
            break
        count += 1
    return count


def history_until(history: History, length: int) -> History:
    """Give a history as it was after some entries of its log."""
    recorder = Recorder(History(history.start, history.start))
    for entry in history.log[:length]:
        recorder.repeat(entry)
    return recorder.history()


def taken_back(history: History, base: History) -> dict[int, LogEntry]:
    """Find the edits of a beginning that were taken back after it."""
    gone = set(base.done) - set(history.done)
    return _about(history, base, Undo, [place for place in reversed(base.done) if place in gone])


def made_again(history: History, base: History) -> dict[int, LogEntry]:
    """Find the edits that had been taken back in a beginning, and were made again after it."""
    again = set(base.undone) & set(history.done)
    return _about(
        history, base, Redo, [place for place in reversed(base.undone) if place in again]
    )


def _about(
    history: History, base: History, kind: type[Undo | Redo], places: Sequence[int]
) -> dict[int, LogEntry]:
    last: dict[str, LogEntry] = {}
    for entry in history.log[len(base.log) :]:
        if isinstance(entry.edit, kind):
            last[entry.edit.entry] = entry
    return {place: last[history.log[place].id] for place in places}


def edits_since(history: History, base: History) -> list[LogEntry]:
    """Give the edits after a beginning that hold."""
    return [history.log[place] for place in history.done if place >= len(base.log)]


def steps(entries: Sequence[LogEntry], tree: Tree) -> list[BranchEdit]:
    """Tell what each entry touches and needs."""
    found = []
    children = {id_: set(groups) for id_, groups in tree.children.items()}
    for entry in entries:
        found.append(BranchEdit(entry, _writes(entry), _needs(entry, children)))
        for id_, (before, after) in entry.change.nodes.items():
            if before is not None and before.parent is not None:
                children[before.parent].discard(id_)
            if after is not None and after.parent is not None:
                children.setdefault(after.parent, set()).add(id_)
    return found


def touched_values(change: Change) -> dict[Key, object]:
    """Name each single thing that a change touches, with its value afterwards."""
    values: dict[Key, object] = {("place", id_): new for id_, (_, new) in change.places.items()}
    for id_, (before, after) in change.nodes.items():
        if before is None or after is None:
            values["group", id_] = after
            continue
        for name in ("label", "parent", "rule"):
            if getattr(before, name) != getattr(after, name):
                values[name, id_] = getattr(after, name)
    values |= {("pin", id_): new for id_, (_, new) in change.pins.items()}
    values |= {("functions", id_): new for id_, (_, new) in change.placements.items()}
    for id_, (old, new) in change.reviews.items():
        states = [None if verdict is None else verdict.state for verdict in (old, new)]
        if states[0] != states[1]:
            values["review", id_] = states[1]
        said = [() if verdict is None else verdict.comments for verdict in (old, new)]
        values |= {(COMMENT + text, id_): there for text, there in _turned(*said)}
    for id_, memos in change.memos.items():
        values |= {(MEMO + text, id_): there for text, there in _turned(*memos)}
    return values


def _turned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Name the texts that came, and those that went."""
    yield from ((text, True) for text in after if text not in before)
    yield from ((text, False) for text in before if text not in after)


def made_by(entry: LogEntry) -> tuple[str, ...]:
    """Name the groups that an entry made, and that nothing had made before."""
    if isinstance(entry.edit, (Undo, Redo)):
        return ()
    return tuple(id_ for id_, (before, _) in entry.change.nodes.items() if before is None)


def with_group_ids(entry: LogEntry, names: Mapping[str, str]) -> LogEntry:
    """Write an entry with other ids for some groups."""

    def pair(one: tuple[Any, Any]) -> tuple[Any, Any]:
        return with_ids(one[0], names), with_ids(one[1], names)

    change = entry.change
    return replace(
        entry,
        edit=with_groups(entry.edit, names),
        change=Change(
            {key: pair(places) for key, places in change.places.items()},
            {names.get(key, key): pair(nodes) for key, nodes in change.nodes.items()},
            change.pins,
            {names.get(key, key): cells for key, cells in change.placements.items()},
            change.reviews,
            {names.get(key, key): memos for key, memos in change.memos.items()},
        ),
    )


def with_ids(value: Any, names: Mapping[str, str]) -> Any:  # noqa: ANN401 - the value of any thing
    """Write a place, a group or whatever a thing is with other ids for some groups.

    >>> with_ids(Aside("off topic", came_from="S03"), {"S03": "S07"})
    Aside(reason='off topic', came_from='S07')
    """
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, Aside):
        return replace(value, came_from=with_ids(value.came_from, names))
    if isinstance(value, Node):
        return replace(value, id=with_ids(value.id, names), parent=with_ids(value.parent, names))
    return value


def _writes(entry: LogEntry) -> dict[Key, object]:
    writes = touched_values(entry.change)
    if isinstance(entry.edit, (Undo, Redo)):
        writes[LOG] = entry.edit.entry
    return writes


def _is_about_the_place(edit: Edit) -> bool:
    """Tell whether an edit says that actions are where they should be, or are not."""
    if isinstance(edit, Pin):
        return edit.pinned
    return isinstance(edit, (Agree, Dispute, Settle))


def _needs(entry: LogEntry, children: Mapping[str, set[str]]) -> frozenset[Key]:
    """Name what an edit rests on without changing it."""
    edit, change = entry.edit, entry.change
    groups = {place for _, place in change.places.values() if isinstance(place, str)}
    groups |= {node.parent for _, node in change.nodes.values() if node and node.parent}
    groups |= named_groups(edit)
    needs = {("group", id_) for id_ in groups.difference(made_by(entry))}
    if _is_about_the_place(edit):
        needs |= {("place", action) for action in named_actions(edit)}
    # what is in the group, or comes out of it, goes under the group above
    if isinstance(edit, (Delete, Ungroup, Split)) and (
        isinstance(edit, Split) or children.get(edit.group)
    ):
        needs.add(("parent", edit.group))
    if isinstance(edit, (Undo, Redo)):
        needs.add(LOG)
    return frozenset(needs)
