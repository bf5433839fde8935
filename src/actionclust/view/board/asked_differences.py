"""Two codings side by side, as a board asks of them: where they differ, mine or theirs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from actionclust.coding.replaying.replay import replay
from actionclust.errors import InputError, counted
from actionclust.view.board.questions import LATER, PutOff, button, texts_of
from actionclust.view.payload.named_sentences import entry_in_names, with_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike

    from actionclust.coding.combining.choices import Side
    from actionclust.coding.combining.conflicts import Conflict
    from actionclust.coding.combining.three_way_merge import Combined
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.log.entry import LogEntry
    from actionclust.view.board.questions import BoardReply

_KEYS: dict[Side, str] = {"mine": "m", "theirs": "t"}

_About = tuple[tuple[tuple[str, str], ...], str, str]


class AskedDifferences:
    """The conflicts of two codings, and what was taken.

    The edit that is taken is made on the study as it is, so that it can be taken back like any
    other, and the conflict then comes again.
    """

    def __init__(self, both: Combined) -> None:
        # what was combined, first as it came and then after each choice, with the entry made
        self._taken: list[tuple[str, Combined]] = [("", both)]
        self.put_off = PutOff()

    def answered(self, h: Hierarchy, reply: BoardReply, _vectors: ArrayLike | None) -> Hierarchy:
        """Take a side in the conflict that comes first."""
        both = self._both(h)
        place = self.put_off.first(map(_key, both.conflicts))
        if place is None:
            raise InputError("there is no difference left to settle")
        if reply.answer == LATER:
            self.put_off.add(_key(both.conflicts[place]))
            return h
        side = next((side for side in _KEYS if side == reply.answer), None)
        if side is None:
            raise InputError(f"a difference is settled mine, theirs or later; got {reply!r:.80}")
        after = both.take(side, place)
        made = replay(_new_entries(both.hierarchy, after.hierarchy), on=h)
        if not made.complete:
            reasons = "; ".join(filter(None, made.report["why"]))
            raise InputError(f"this cannot be made on the study as it is now: {reasons}")
        self._taken.append((made.hierarchy.entries[-1].id, after))
        return made.hierarchy

    def shown(
        self, h: Hierarchy, _vectors: ArrayLike | None, *, listed: bool = False
    ) -> dict[str, Any]:
        """Give the conflict that comes first, and how many there are."""
        both = self._both(h)
        place = None if listed else self.put_off.first(map(_key, both.conflicts))
        return {
            "done": len(self._taken) - 1,
            "left": len(both.conflicts),
            "end": _end(both),
            "one": None if place is None else _shown(both, both.conflicts[place]),
            "many": "",  # each is read
            "rows": [],
        }

    def _both(self, h: Hierarchy) -> Combined:
        """Give what is combined, without what was taken back since."""
        held = {h.entries[place].id for place in h.history.done}
        while len(self._taken) > 1 and self._taken[-1][0] not in held:
            self._taken.pop()
        return self._taken[-1][1]


def _key(conflict: Conflict) -> _About:
    return conflict.things, conflict.one.time, conflict.other.time


def _new_entries(before: Hierarchy, after: Hierarchy) -> list[LogEntry]:
    """Give the entries that a choice added to what was combined; their ids hang on the others."""
    known = Counter(map(_content, before.entries))
    found = []
    for entry in after.entries:
        if known[_content(entry)]:
            known[_content(entry)] -= 1
        else:
            found.append(entry)
    return found


def _content(entry: LogEntry) -> tuple[object, ...]:
    return entry.time, entry.analyst, entry.why, entry.edit


def _end(both: Combined) -> str:
    lost = "; ".join(map(str, both.left_out))
    left = f" Left out: {with_names(both.hierarchy, lost)}." if lost else ""
    return f"Nothing is left to settle.{left}"


def _shown(both: Combined, conflict: Conflict) -> dict[str, Any]:
    h = both.hierarchy
    actions = [id_ for id_ in conflict.about if id_ in h.tree.places]
    sides: list[dict[str, str]] = []
    answers = []
    for side, entry in _sided(both, conflict):
        who = entry.analyst or "somebody"
        what = entry_in_names(h, entry)
        sides.append({"title": f"{who} ({side})", "what": what, "why": entry.why})
        answers.append(button(_KEYS[side], f"Take {side}, of {who}", side))
    waiting = len(both.left_out)
    return {
        "question": f"Which of the two about {_about(h, conflict.about)}?",
        "actions": actions,
        "texts": texts_of(h, actions),
        "evidence": f"{counted(waiting, 'other edit')} left out until then" if waiting else "",
        "sides": sides,
        "answers": [*answers, button("l", "Later", LATER)],
        "hint": "",
    }


def _sided(both: Combined, conflict: Conflict) -> list[tuple[Side, LogEntry]]:
    """Give the two edits, mine first."""
    mine = {(entry.time, entry.analyst, entry.why) for entry in both.mine.entries}
    one, other = conflict.one, conflict.other
    if (one.time, one.analyst, one.why) not in mine:
        one, other = other, one
    return [("mine", one), ("theirs", other)]


def _about(h: Hierarchy, ids: Iterable[str]) -> str:
    return with_names(h, ", ".join(ids), [id_ for id_ in ids if id_ in h.tree.places])
