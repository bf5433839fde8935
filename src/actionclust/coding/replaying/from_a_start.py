"""A coding written as edits of another beginning, so that two codings have one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from actionclust.coding.log.history import History, Recorder
from actionclust.coding.replaying.edit_script import edits_towards
from actionclust.coding.tree.blinding import is_blinded

if TYPE_CHECKING:
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

START_OF_TIME = "1970-01-01T00:00:00+00:00"


def from_one_start(one: Hierarchy, other: Hierarchy) -> tuple[Hierarchy, Hierarchy]:
    """Let two codings of which one was begun blind begin alike: with all actions unclustered.

    Others stay as they are, and so does one that was begun blind.
    """
    starts = one.history.start, other.history.start
    if starts[0] == starts[1] or one.actions != other.actions:
        return one, other
    if is_blinded(starts[1]):
        return _begun_as(other, one), other
    if is_blinded(starts[0]):
        return one, _begun_as(one, other)
    return one, other


def _begun_as(blind: Hierarchy, coded: Hierarchy) -> Hierarchy:
    """Write a coding as edits of the beginning of a blind one."""
    start = blind.history.start
    begun = replace(coded, history=History(start, start), origin=None)
    # the time of the last edit, so that the same two codings always give the same
    known = (*coded.entries[-1:], *blind.entries[:1])
    time = known[0].time if known else START_OF_TIME
    recorder = Recorder(begun.history)
    for edit in edits_towards(begun, coded):
        recorder.record(edit, time=time, analyst=coded.analyst, why="")
    return replace(begun, history=recorder.history())
