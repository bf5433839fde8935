"""A coding written as edits of another beginning, so that two codings have one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.coding.edits.review_kinds import Note
from actionclust.coding.log.history import History, Recorder
from actionclust.coding.log.memo_table import memos_in_order
from actionclust.coding.replaying.edit_script import edits_towards
from actionclust.coding.tree.blinding import is_blinded
from actionclust.errors import counted

if TYPE_CHECKING:
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

START_OF_TIME = "1970-01-01T00:00:00+00:00"
"""When a coding was made of which no time is known."""


def from_one_start(
    one: Hierarchy, other: Hierarchy
) -> tuple[Hierarchy, Hierarchy, tuple[str, ...]]:
    """Let two codings of which one was begun blind begin alike: with all actions unclustered.

    Others stay as they are, and so does one that was begun blind. What is lost by it is told.
    """
    starts = one.history.start, other.history.start
    if starts[0] == starts[1] or one.actions != other.actions:
        return one, other, ()
    if is_blinded(starts[1]):
        begun, notes = _begun_as(other, one)
        return begun, other, notes
    if is_blinded(starts[0]):
        begun, notes = _begun_as(one, other)
        return one, begun, notes
    return one, other, ()


def _begun_as(blind: Hierarchy, coded: Hierarchy) -> tuple[Hierarchy, tuple[str, ...]]:
    """Write a coding as edits of the beginning of a blind one."""
    start = blind.history.start
    begun = replace(coded, history=History(start, start), origin=None)
    # the time of the last edit, so that the same two codings always give the same
    known = (*coded.entries[-1:], *blind.entries[:1])
    time = known[0].time if known else START_OF_TIME
    recorder = Recorder(begun.history)
    for edit in edits_towards(begun, coded):
        recorder.record(edit, time=time, analyst=coded.analyst, why="")
    lost = 0
    for target, memo, entry in memos_in_order(coded.history):
        if not _is_the_same(recorder, coded, target):
            lost += 1
            continue
        when, who = (time, coded.analyst) if entry is None else (entry.time, entry.analyst)
        recorder.record(Note(target, memo), time=when, analyst=who, why="")
    notes = []
    whose = coded.analyst or "somebody"
    if lost:
        notes.append(
            f"{counted(lost, 'memo')} of {whose} on groups that have another id here: not kept"
        )
    if coded.tree.reviews:
        texts = counted(len(coded.tree.reviews), "text")
        notes.append(
            f"what was said in the review of {whose} about {texts} is not kept, since their "
            "places are open again"
        )
    return replace(begun, history=recorder.history()), tuple(notes)


def _is_the_same(recorder: Recorder, coded: Hierarchy, target: str) -> bool:
    """Tell whether an id stands for the same text or group in both."""
    node = recorder.draft.nodes.get(target)
    if target in coded.tree.places:
        return True
    return node is not None and node.label == coded.tree.nodes[target].label
