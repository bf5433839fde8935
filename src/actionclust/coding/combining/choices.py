"""What is taken where two edits conflict, and what becomes of a label that gives way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from actionclust.coding.edits.kinds import Rename
from actionclust.coding.edits.review_kinds import Note
from actionclust.coding.log.history import Recorder
from actionclust.errors import SettingError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actionclust.coding.combining.branches import Key
    from actionclust.coding.log.entry import LogEntry
    from actionclust.coding.log.history import History

Side = Literal["mine", "theirs"]
OtherLabel = Literal["memo", "join", "drop"]

SIDES: tuple[str, ...] = get_args(Side)
"""Whose edit can be taken in a conflict."""

OTHER_LABELS: tuple[str, ...] = get_args(OtherLabel)
"""What can become of the label that gives way."""

BOTH_LABELS = "both labels are kept"
"""Why a group is called by the labels of both."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Whose edit is taken in a conflict.

    Attributes
    ----------
    side : {"mine", "theirs"}
        That of the first hierarchy, or of the second.
    things : tuple of (str, str)
        What the conflict is about, each with its kind.
    labels : {"memo", "join", "drop"}
        What becomes of the label that gives way.
    """

    side: Side
    things: tuple[Key, ...]
    labels: OtherLabel = "memo"


def check_choice(name: str, value: object, known: Sequence[str]) -> None:
    """Check that what was asked for is one of the choices that there are."""
    if value not in known:
        raise SettingError(
            f"{name} must be one of {', '.join(map(repr, known))}; got {value!r:.80}; "
            f"{did_you_mean(str(value), known)}"
        )


def conflict_places(which: int | Iterable[int], count: int) -> tuple[int, ...]:
    """Check the places of conflicts.

    >>> conflict_places(0, 2), conflict_places([1, 0], 2)
    ((0,), (1, 0))
    """
    places = tuple(which) if isinstance(which, Iterable) else (which,)
    for place in places:
        if isinstance(place, bool) or not isinstance(place, int) or not 0 <= place < count:
            last = f"from 0 to {count - 1}" if count else "but there is none left"
            raise SettingError(f"which must be places of conflicts, {last}; got {place!r:.80}")
    return places


def things_given_up(choices: Iterable[Choice], side: str) -> frozenset[Key]:
    """Name the things about which a side gave way."""
    return frozenset(key for one in choices if one.side != side for key in one.things)


def with_other_labels(
    history: History, given_up: Iterable[LogEntry], choices: Iterable[Choice]
) -> History:
    """Keep the labels that gave way, as memos or in the label of the group."""
    kept = {id_: one.labels for one in choices for kind, id_ in one.things if kind == "label"}
    last = {
        entry.edit.group: (entry, entry.edit.label)
        for entry in given_up
        if isinstance(entry.edit, Rename)
    }
    recorder = Recorder(history)
    for group, (entry, label) in last.items():
        node = recorder.draft.nodes.get(group)
        if node is None or node.label == label or kept.get(group, "drop") == "drop":
            continue
        memo = f'called "{label}" by {entry.analyst or "somebody"}'
        if kept[group] == "join":
            joined = Rename(group, f"{node.label} / {label}")
            recorder.record(joined, time=entry.time, analyst=entry.analyst, why=BOTH_LABELS)
        elif memo not in recorder.draft.memos.get(group, ()):
            made = Note(group, memo)
            recorder.record(made, time=entry.time, analyst=entry.analyst, why=BOTH_LABELS)
    return recorder.history()
