"""The queue of suggestions as a board asks it: yes, no, later or a group, or several at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from actionclust.advice.queue.queue import suggest
from actionclust.coding.edits.kinds import Rename
from actionclust.errors import InputError
from actionclust.view.board.questions import (
    LATER,
    MOST_ROWS,
    AnswersMade,
    PutOff,
    button,
    texts_of,
)
from actionclust.view.payload.named_sentences import (
    group_in_quotes,
    texts_in_quotes,
    with_names,
)

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from actionclust.advice.queue.queue import Queue
    from actionclust.advice.queue.ready_edit import ReadyEdit
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.view.board.questions import BoardReply

YES, NO = "yes", "no"
TO = "to "
"""What an answer begins with that names the group to which the texts go."""

_Key = tuple[str, tuple[str, ...], tuple[str, ...], str | None]


class AskedQueue:
    """The suggestions for one study, and what was put off."""

    def __init__(self) -> None:
        self._queue: Queue | None = None
        self._made = AnswersMade()
        self.put_off = PutOff()

    def answered(self, h: Hierarchy, reply: BoardReply, vectors: ArrayLike | None) -> Hierarchy:
        """Answer the suggestion that comes first, or those that were ticked."""
        queue = self._on(h, vectors)
        if reply.picked:
            self._queue = _accepted(queue, reply)
            self._made.add(self._queue.hierarchy, len(reply.picked))
            return self._queue.hierarchy
        one = self._first(queue)
        if one is None:
            raise InputError("there is no suggestion left to answer")
        if reply.answer == LATER:
            self.put_off.add(_key(one))
            return h
        self._queue = _answered(queue, one, reply.answer)
        self._made.add(self._queue.hierarchy)
        return self._queue.hierarchy

    def shown(
        self, h: Hierarchy, vectors: ArrayLike | None, *, listed: bool = False
    ) -> dict[str, Any]:
        """Give the suggestion that comes first or the list of them, and how many there are."""
        queue = self._on(h, vectors)
        one = None if listed else self._first(queue)
        ready = islice((each for each in queue if each.edit is not None), MOST_ROWS * listed)
        return {
            "done": self._made.count(h),
            "left": len(queue),
            "end": "Nothing is left to suggest.",
            "one": None if one is None else _shown(h, one),
            "many": "Accept",
            "rows": [_row(h, each) for each in ready],
        }

    def _on(self, h: Hierarchy, vectors: ArrayLike | None) -> Queue:
        if self._queue is None:
            self._queue = suggest(h, vectors)
        elif self._queue.hierarchy is not h:
            self._queue = self._queue.on(h)
        return self._queue

    def _first(self, queue: Queue) -> ReadyEdit | None:
        place = self.put_off.first(map(_key, queue)) if len(queue) else None
        return None if place is None else queue[place]


def _accepted(queue: Queue, reply: BoardReply) -> Queue:
    if reply.answer != YES or not all(key.isdecimal() for key in reply.picked):
        raise InputError(f"suggestions that are ticked are accepted; got {reply!r:.80}")
    return queue.answer(accept=[int(key) for key in reply.picked])


def _answered(queue: Queue, one: ReadyEdit, answer: str) -> Queue:
    if answer.startswith(TO):
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


def _row(h: Hierarchy, one: ReadyEdit) -> dict[str, str]:
    grounds = _grounds(h, one).split("; ", 1)[0]
    texts = texts_in_quotes(h, one.actions) if one.actions else ""
    return {"key": str(one.rank), "text": texts, "note": f"{_question(h, one)} {grounds}"}


def _shown(h: Hierarchy, one: ReadyEdit) -> dict[str, Any]:
    answers = [button("n", "It stays" if one.edit is None else "No", NO)]
    if one.edit is None:
        answers += [
            button(str(place), f"To {group_in_quotes(h, id_)}", f"{TO}{id_}")
            for place, id_ in enumerate(one.choices, start=1)
        ]
    else:
        answers.insert(0, button("y", "Yes", YES))
    return {
        "question": _question(h, one),
        "actions": list(one.actions),
        "texts": texts_of(h, one.actions),
        "evidence": _grounds(h, one),
        "sides": [],
        "answers": [*answers, button("l", "Later", LATER)],
        "hint": "" if one.edit else "choose a group by its number, or press n: it stays",
    }


def _grounds(h: Hierarchy, one: ReadyEdit) -> str:
    return with_names(h, one.evidence)


def _question(h: Hierarchy, one: ReadyEdit) -> str:
    """Put what is suggested as a question."""
    texts = texts_in_quotes(h, one.actions) if one.actions else ""
    source = ", ".join(group_in_quotes(h, id_) for id_ in one.source)
    target = "" if one.target is None else group_in_quotes(h, one.target)
    label = one.edit.label if isinstance(one.edit, Rename) else ""
    return {
        "move": f"Move from {source} to {target}?",
        "check": f"Does this text belong in {source}?",
        "place": f"Put into {target}?",
        "set aside": f"Set {texts} aside from {source}?",
        "merge": f"Merge {source} into {target}?" if target else f"Merge {source}?",
        "split": f"Split {texts} off {source}?",
        "copies": f"Put these near-copies together in {target}?",
        "name": f"Call {source} \u201c{label}\u201d?",
    }[one.kind]
