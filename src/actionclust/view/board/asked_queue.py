"""The queue of suggestions as a board asks it, one at a time: yes, no, later or a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from actionclust.advice.queue.queue import suggest
from actionclust.coding.edits.kinds import Rename
from actionclust.errors import InputError
from actionclust.view.board.why_here import with_labels

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from actionclust.advice.queue.queue import Queue
    from actionclust.advice.queue.ready_edit import ReadyEdit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

YES, NO, LATER = "yes", "no", "later"
TO = "to "
"""What an answer begins with that names the group to which the texts go."""

_TEXTS = 5  # that are shown of one suggestion

_Key = tuple[str, tuple[str, ...], tuple[str, ...], str | None]


class AskedQueue:
    """The suggestions for one study, and what was put off."""

    def __init__(self) -> None:
        self._queue: Queue | None = None
        self._later: set[_Key] = set()
        self._answered = 0

    def answered(self, h: Hierarchy, answer: str, vectors: ArrayLike | None) -> Hierarchy:
        """Answer the suggestion that comes first; gives what follows from it."""
        queue = self._on(h, vectors)
        one = self._first(queue)
        if one is None:
            raise InputError("there is no suggestion left to answer")
        if answer == LATER:
            self._later.add(_key(one))
            return h
        self._queue = _answered(queue, one, answer)
        self._answered += 1
        return self._queue.hierarchy

    def shown(self, h: Hierarchy, vectors: ArrayLike | None) -> dict[str, Any]:
        """Give the suggestion that comes first, and how many there are."""
        queue = self._on(h, vectors)
        one = self._first(queue)
        return {
            "left": len(queue),
            "answered": self._answered,
            "one": None if one is None else _shown(h, one),
        }

    def _on(self, h: Hierarchy, vectors: ArrayLike | None) -> Queue:
        if self._queue is None:
            self._queue = suggest(h, vectors)
        elif self._queue.hierarchy is not h:
            self._queue = self._queue.on(h)
        return self._queue

    def _first(self, queue: Queue) -> ReadyEdit | None:
        """Give the first that was not put off; when all were, they come again."""
        found = next((one for one in queue if _key(one) not in self._later), None)
        if found is None:
            self._later.clear()
            found = next(iter(queue), None)
        return found


def _answered(queue: Queue, one: ReadyEdit, answer: object) -> Queue:
    if isinstance(answer, str) and answer.startswith(TO):
        return queue.answer(instead={one.rank: answer.removeprefix(TO)})
    if answer not in {YES, NO}:
        raise InputError(f"a suggestion is answered yes, no or later; got {answer!r:.80}")
    if answer == NO:
        return queue.answer(reject=one.rank)
    if one.edit is None:
        raise InputError("no edit is ready for this text: choose a group for it, or let it stay")
    return queue.answer(accept=one.rank)


def _key(one: ReadyEdit) -> _Key:
    return one.kind, one.actions, one.source, one.target


def _shown(h: Hierarchy, one: ReadyEdit) -> dict[str, Any]:
    texts = [h.actions.texts[h.actions.row_of[id_]] for id_ in one.actions[:_TEXTS]]
    return {
        "kind": one.kind,
        "actions": list(one.actions),
        "texts": texts,
        "source": list(one.source),
        "target": one.target,
        "choices": list(one.choices) if one.edit is None else [],
        "label": one.edit.label if isinstance(one.edit, Rename) else "",
        "score": round(one.score, 3),
        "evidence": with_labels(h, one.evidence),
    }
