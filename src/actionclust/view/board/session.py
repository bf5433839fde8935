"""One hierarchy that several boards and Python code show and edit at the same time.

Messages from a browser arrive on another thread while a cell runs, so every change happens
under one lock, and has a revision: whoever shows the hierarchy can tell whether it missed one.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

from actionclust.coding.edits import Split, edit_from_json
from actionclust.coding.edits.references import GROUP_FIELDS, MAKING
from actionclust.coding.edits.rules import EditError
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.log.entry import now
from actionclust.coding.log.history import Recorder
from actionclust.coding.log.memo_table import memos_in_order
from actionclust.coding.tree.ids import new_ids
from actionclust.coding.tree.levels import group_level_named
from actionclust.errors import InputError, SettingError
from actionclust.view.board.asked_differences import AskedDifferences
from actionclust.view.board.asked_queue import AskedQueue
from actionclust.view.board.asked_reviews import AskedReviews
from actionclust.view.board.likely_groups import likely_groups
from actionclust.view.board.questions import UNDO
from actionclust.view.board.why_here import why_here
from actionclust.view.payload.named_sentences import named_sentences, with_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import ArrayLike

    from actionclust.coding.combining.three_way_merge import Combined
    from actionclust.coding.edits import Edit
    from actionclust.coding.tree.draft import Draft
    from actionclust.view.board.questions import BoardReply

NEW_GROUP = "new "
"""With this and a number, requests that are sent together name a group that has no id yet."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A change of the hierarchy."""

    revision: int  # how many changes there were, with this one
    # the hierarchy before and after it
    before: Hierarchy
    after: Hierarchy
    said: str  # what changed, in words


class Session:
    """The place where boards and Python meet: a hierarchy, a lock and a revision.

    Attributes
    ----------
    revision : int
        How many changes there were.
    lock : threading.RLock
        Whoever holds it is the only one to change the hierarchy.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> session = Session(cluster_actions(["train nurses", "train doctors"]).to_hierarchy())
    >>> session.make([{"edit": "rename", "group": "S01", "label": "Training"}]).said
    'renamed “train, doctors, nurses” to “Training”'
    """

    _all: ClassVar[WeakSet[Session]] = WeakSet()
    _registry: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, hierarchy: Hierarchy) -> None:
        self.lock = threading.RLock()
        self._hierarchy = hierarchy
        self._listeners: WeakSet[Any] = WeakSet()
        # how many edits were made at once, by the id of the last and of the first of them
        self._last_of: dict[str, int] = {}
        self._first_of: dict[str, int] = {}
        self._vectors: ArrayLike | None = None
        self._asked: dict[str, AskedQueue | AskedReviews | AskedDifferences] = {
            "suggestions": AskedQueue(),
            "review": AskedReviews(),
        }
        self.revision = 0
        with self._registry:
            self._all.add(self)

    @classmethod
    def showing(cls, hierarchy: Hierarchy) -> Session:
        """Give the session that shows this very hierarchy, or a new one."""
        with cls._registry:
            for session in cls._all:
                if session.hierarchy is hierarchy:
                    return session
        return cls(hierarchy)

    @property
    def hierarchy(self) -> Hierarchy:
        """The hierarchy as it is now."""
        return self._hierarchy

    def listen(self, listener: Any) -> None:  # noqa: ANN401 - whatever has a method `changed`
        """Call a listener after every change; it is forgotten when nobody else holds it."""
        with self.lock:
            self._listeners.add(listener)

    def forget(self, listener: Any) -> None:  # noqa: ANN401 - as above
        """Call a listener no more."""
        with self.lock:
            self._listeners.discard(listener)

    def make(
        self, requests: Sequence[Mapping[str, Any]], *, why: str = "", analyst: str | None = None
    ) -> Revision:
        """Make the edits that a board asks for, or none if one of them cannot be made."""
        if not requests:
            raise EditError("there is no edit to make")
        with self.lock:
            before = self._hierarchy
            recorder = Recorder(before.history)
            names: dict[str, str] = {}
            with _names_in_refusals(before, _actions_in(requests)):
                made = [
                    recorder.record(
                        _completed(request, recorder.draft, names),
                        time=now(),
                        analyst=before.analyst if analyst is None else analyst,
                        why=why,
                    ).id
                    for request in requests
                ]
            self._first_of[made[0]] = self._last_of[made[-1]] = len(made)
            return self._follow(replace(before, history=recorder.history()))

    def undo(self) -> Revision:
        """Take the last edit that holds back, with those that were made at once with it."""
        with self.lock:
            h = self._hierarchy
            for _ in range(self._last_of.get(h.history.next_undo().entry, 1)):
                h = h.undo()
            return self.put(h)

    def redo(self) -> Revision:
        """Make the last edit that was taken back again, with those that were made with it."""
        with self.lock:
            h = self._hierarchy
            for _ in range(self._first_of.get(h.history.next_redo().entry, 1)):
                h = h.redo()
            return self.put(h)

    def sign(self, analyst: str) -> Revision:
        """Say who makes the next edits; it is in the file that is saved, too."""
        if not isinstance(analyst, str) or not analyst.strip():
            raise InputError(f"edits are signed with a name; got {analyst!r:.80}")
        return self.change(lambda h: h.by(analyst.strip()))

    def compare_by(self, vectors: ArrayLike) -> None:
        """Take the vectors that the study was clustered with, to rank groups by."""
        self._vectors = vectors

    def homes(self, actions: Sequence[str]) -> list[tuple[str, float]]:
        """Rank the groups for actions, the likeliest home first."""
        return likely_groups(self._hierarchy, actions, self._vectors)

    def settle(self, both: Combined) -> None:
        """Ask too which of two codings holds, where they differ."""
        self._asked["differences"] = AskedDifferences(both)

    def ask(
        self,
        of: str,
        reply: BoardReply | None = None,
        revision: object = None,
        *,
        listed: bool = False,
    ) -> tuple[dict[str, Any], str]:
        """Take a reply, if there is one, and show the next question, or the list of them.

        Gives what is shown, and what was done in words.
        """
        asked = self._asked.get(of)
        if asked is None:
            known = ", ".join(self._asked)
            raise InputError(f"this board asks of {known}; got {of!r:.80}")
        with self.lock:
            said = ""
            if reply is not None:
                if revision != self.revision:
                    raise InputError("the study changed meanwhile: look at the question again")
                said = self._replied(asked, reply)
            shown = asked.shown(self._hierarchy, self._vectors, listed=listed)
            return {**shown, "of": list(self._asked)}, said

    def _replied(
        self, asked: AskedQueue | AskedReviews | AskedDifferences, reply: BoardReply
    ) -> str:
        """Do what a reply says."""
        if reply.answer == UNDO:
            return "asked again" if asked.put_off.take_back() else self.undo().said
        before = self._hierarchy
        with _names_in_refusals(before, reply.picked):
            after = asked.answered(before, reply, self._vectors)
        if after is before:
            return "put off"
        asked.put_off.answered()
        new = after.entries[len(before.entries) :]
        self._first_of[new[0].id] = self._last_of[new[-1].id] = len(new)
        return self.put(after).said

    def memos(self, target: str) -> list[dict[str, str]]:
        """Give the memos on a group or an action."""
        return [
            {
                "memo": memo,
                "analyst": "" if entry is None else entry.analyst,
                "time": "" if entry is None else entry.time,
            }
            for about, memo, entry in memos_in_order(self._hierarchy.history)
            if about == target
        ]

    def why(self, action: str) -> dict[str, Any]:
        """Explain the place of an action."""
        return why_here(self._hierarchy, action, self._vectors)

    def change(self, make: Callable[[Hierarchy], Hierarchy]) -> Revision:
        """Change the hierarchy by a function, while nobody else can."""
        with self.lock:
            return self.put(make(self._hierarchy))

    def put(self, hierarchy: Hierarchy) -> Revision:
        """Take a hierarchy that was edited in Python."""
        if not isinstance(hierarchy, Hierarchy):
            raise InputError(
                f"a board shows a Hierarchy; got {hierarchy!r:.80} ({type(hierarchy).__name__})"
            )
        with self.lock:
            present = self._hierarchy
            if hierarchy is present:
                return Revision(self.revision, present, present, "")
            known = [entry.id for entry in present.entries]
            begins = [entry.id for entry in hierarchy.entries[: len(known)]]
            same_start = hierarchy.history.start == present.history.start
            if known != begins or not same_start or hierarchy.actions != present.actions:
                raise InputError(
                    "this hierarchy does not continue the one on the board, whose edits since "
                    "then would be lost; edit the present one: "
                    "board.change(lambda h: h.move(...)), or show yours on a board of its own"
                )
            return self._follow(hierarchy)

    def _follow(self, hierarchy: Hierarchy) -> Revision:
        """Take a new hierarchy, and tell everybody, in the order of the changes."""
        before = self._hierarchy
        said = named_sentences(before, hierarchy, hierarchy.entries[len(before.entries) :])
        if hierarchy.analyst != before.analyst:
            said = "; ".join([*filter(None, [said]), f"edits are signed {hierarchy.analyst}"])
        step = Revision(self.revision + 1, before, hierarchy, said)
        self._hierarchy, self.revision = hierarchy, step.revision
        for listener in list(self._listeners):
            listener.changed(step)
        return step


@contextmanager
def _names_in_refusals(h: Hierarchy, actions: Iterable[str]) -> Iterator[None]:
    """Have refusals name groups and texts, and not their ids."""
    try:
        yield
    except EditError as error:
        there = [id_ for id_ in actions if id_ in h.tree.places]
        raise EditError(with_names(h, str(error), there)) from error


def _actions_in(requests: Sequence[Mapping[str, Any]]) -> list[str]:
    """Name the actions of which edits speak, as far as they are edits."""
    listed = [one.get("actions") for one in requests if isinstance(one, dict)]
    return [id_ for ids in listed if isinstance(ids, list) for id_ in ids if isinstance(id_, str)]


def _completed(request: Mapping[str, Any], draft: Draft, names: dict[str, str]) -> Edit:
    """Give new groups their ids, and read the edit."""
    if not isinstance(request, dict):
        raise EditError(f"an edit is an object; got {request!r:.80}")
    document = {key: _named(key, value, names) for key, value in request.items()}
    kind, level, parts = (document.get(key) for key in ("edit", "level", "parts"))
    try:
        if kind == Split.kind and isinstance(parts, list):
            node = draft.nodes.get(str(document.get("group")))
            ids = new_ids(draft.issued, node.level if node else "sub-cluster", len(parts))
            document["parts"] = [
                {**part, "id": _given(part, id_, names)} if isinstance(part, dict) else part
                for part, id_ in zip(parts, ids, strict=True)
            ]
        elif kind in MAKING and isinstance(level, str):
            (id_,) = new_ids(draft.issued, group_level_named(level))
            document["id"] = _given(document, id_, names)
        return edit_from_json(document)
    except (InputError, SettingError) as error:
        raise EditError(str(error)) from error


def _given(document: Mapping[str, Any], id_: str, names: dict[str, str]) -> object:
    """Keep an id that is said, and give one where there is none."""
    said = document.get("id")
    if said is None:
        return id_
    if isinstance(said, str) and said.startswith(NEW_GROUP):
        return names.setdefault(said, id_)
    return said


def _named(key: str, value: object, names: Mapping[str, str]) -> object:
    """Put the ids of new groups in the place of their names."""
    if key not in GROUP_FIELDS:
        return value
    if isinstance(value, list):
        return [names.get(one, one) if isinstance(one, str) else one for one in value]
    return names.get(value, value) if isinstance(value, str) else value
