"""What a board asks, one question at a time or as a list to tick, and what is replied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from actionclust.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from actionclust.coding.hierarchy.hierarchy import Hierarchy

LATER, UNDO = "later", "undo"
"""Replies that make no edit of their own: to put a question off, and to take a reply back."""

MOST_ROWS = 60
"""How many questions a list to tick has."""

MOST_TEXTS = 5
"""How many texts are shown of one question."""


@dataclass(frozen=True, slots=True)
class BoardReply:
    """What somebody answers to a question, or to several that were ticked."""

    answer: str
    words: str = ""  # a comment
    picked: tuple[str, ...] = ()  # the keys of what was ticked


def reply_of(asked: Mapping[str, Any]) -> BoardReply | None:
    """Read a reply from a message of the browser; None where there is none.

    >>> reply_of({"answer": "yes", "picked": ["1", "4"]})
    BoardReply(answer='yes', words='', picked=('1', '4'))
    """
    answer, words, picked = (asked.get(key) for key in ("answer", "words", "picked"))
    if answer is None:
        return None
    texts = [answer, words or "", *(picked if isinstance(picked, list) else [])]
    if not all(isinstance(one, str) for one in texts):
        raise InputError(f"a question is answered with texts; got {dict(asked)!r:.80}")
    return BoardReply(texts[0], texts[1], tuple(texts[2:]))


def button(key: str, title: str, answer: str, *, words: str = "") -> dict[str, str]:
    """Give an answer that can be chosen by a key; `words` asks for a comment."""
    return {"key": key, "title": title, "answer": answer, "words": words}


def texts_of(h: Hierarchy, ids: Iterable[str]) -> list[str]:
    """Give the first texts of a question."""
    return [h.actions.texts[h.actions.row_of[id_]] for id_ in list(ids)[:MOST_TEXTS]]


@dataclass(slots=True)
class PutOff:
    """What was put off until the others are answered."""

    _keys: list[Any] = field(default_factory=list)
    _last: bool = False  # whether that was the last thing that happened

    def add(self, key: object) -> None:
        """Put something off."""
        self._keys.append(key)
        self._last = True

    def answered(self) -> None:
        """Take note that something else was answered."""
        self._last = False

    def take_back(self) -> bool:
        """Take the last one back, if nothing was answered since."""
        if not (self._last and self._keys):
            return False
        self._keys.pop()
        return True

    def first(self, keys: Iterable[object]) -> int | None:
        """Give the place of the first that was not put off; when all were, they come again."""
        place = -1
        for place, key in enumerate(keys):  # no further than needed: a key may cost some work
            if key not in self._keys:
                return place
        self._keys.clear()
        return 0 if place >= 0 else None


@dataclass(slots=True)
class AnswersMade:
    """The answers that made edits, to be counted as long as these hold."""

    _ids: list[str] = field(default_factory=list)

    def add(self, h: Hierarchy, count: int = 1) -> None:
        """Count answers of which the last entry of the log came."""
        self._ids += [h.entries[-1].id] * count

    def count(self, h: Hierarchy) -> int:
        """Tell how many hold."""
        held = {h.entries[place].id for place in h.history.done}
        return sum(id_ in held for id_ in self._ids)
