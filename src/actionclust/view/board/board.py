"""The board: a study in a notebook, where every move is an edit in the log."""

from __future__ import annotations

import html
from contextvars import copy_context
from typing import TYPE_CHECKING, Any

from actionclust.analysis.vsm import LEVELS
from actionclust.clustering.result import Clustering
from actionclust.coding.combining.three_way_merge import combine
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.errors import ActionClustError, InputError, MissingDependencyError
from actionclust.view.board.questions import reply_of
from actionclust.view.board.session import Session
from actionclust.view.page.html import static
from actionclust.view.payload.fixed_part import basis_of
from actionclust.view.payload.patch import patch_between
from actionclust.view.payload.types import BoardPayload
from actionclust.view.payload.whole_payload import payload_of

try:
    import anywidget
    import traitlets
except ImportError as error:
    raise MissingDependencyError("anywidget", "show a board in a notebook", "jupyter") from error

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import ArrayLike

    from actionclust.view.board.session import Revision
    from actionclust.view.payload.fixed_part import Basis
    from actionclust.view.payload.types import Payload


_COMES_BACK = (
    "This was a board, on which the study is edited while its notebook runs. Run this cell again "
    "to get it back, or show the saved project file: Board(load(FILE))."
)


class _Present(traitlets.Any):
    """The present hierarchy: set while nobody else changes it, so that none is overtaken."""

    def set(self, obj: traitlets.HasTraits, value: object) -> None:
        session: Session = obj._session  # type: ignore[attr-defined]  # noqa: SLF001 - of Board
        with session.lock:
            super().set(obj, value)


class Board(anywidget.AnyWidget):
    """A study to be edited in a notebook: every move becomes an edit in the log.

    The groups stand on the left, the texts of the one that is open beside them, and what is known
    of a text on the right. Drag texts and groups, or press "m" for the likeliest groups of a text;
    merge, split, rename, group and set aside; undo and redo. Each edit goes into the log, with who
    made it and, where that is said, why.

    `hierarchy` is always the present value. Edits made in Python appear on the board, and the
    other way round. Boards that are made of the present hierarchy of another board, or of the
    board itself, show the same study and agree. A running cell does not stop the editing.

    Parameters
    ----------
    source : Hierarchy, Clustering or Board
        What to show.
    title : str or None
        The title; None makes one of the name of the file that the actions came from.
    levels : sequence of str
        The levels of the Viable System Model, from the narrowest to the widest.
    votes : sequence of two str or None
        The columns of votes for and against each action; None takes columns that are named so,
        as Polis and Consul name them.
    height : str
        How tall the board is, as a CSS length. As it is, a notebook shows it whole.
    analyst : str or None
        Who makes the edits on the board; None takes who made the source. Where nobody is named,
        the board asks before the first edit. It always shows who signs, and lets it be changed.
    vectors : array-like or None
        The vectors that the study was clustered with, where it was: with them the board ranks the
        groups that an action may go to.
    other : Hierarchy or None
        The coding of a second analyst who began from the same hierarchy. The board then shows the
        edits of both that combine, and asks side by side where they conflict.

    Attributes
    ----------
    hierarchy : Hierarchy
        The study as it is now. Setting it shows another that continues it: its log begins with
        the present log. ``observe(function, "hierarchy")`` tells of every change.

    Raises
    ------
    InputError
        If the source is something else, the analyst no name, or a column of votes is not there,
        or holds no votes; or if the second coding began from another hierarchy.
    SettingError
        If votes are not the names of two columns.
    MissingDependencyError
        If anywidget is not installed; the extra "jupyter" installs it.
    ActionClustError
        If the front end was not built.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> board = Board(cluster_actions(["train nurses", "train doctors"]).to_hierarchy("PV"))
    >>> board.hierarchy = board.hierarchy.rename("S01", "Training")
    >>> print(board.hierarchy)
    S01  Training  (2)
    """

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _state = traitlets.Dict().tag(sync=True)
    _height = traitlets.Unicode().tag(sync=True)
    hierarchy = _Present()

    def __init__(
        self,
        source: Hierarchy | Clustering | Board,
        *,
        title: str | None = None,
        levels: Sequence[str] = LEVELS,
        votes: Sequence[str] | None = None,
        height: str = "min(44rem, 80vh)",
        analyst: str | None = None,
        vectors: ArrayLike | None = None,
        other: Hierarchy | None = None,
    ) -> None:
        self._session = _session_of(source)
        if other is not None:
            both = combine(self._session.hierarchy, other)
            self._session = Session(both.hierarchy)
            self._session.settle(both)
        if analyst is not None and analyst != self._session.hierarchy.analyst:
            self._session.sign(analyst)
        if vectors is not None:
            self._session.compare_by(vectors)
        self._about: dict[str, Any] = {"title": title, "levels": tuple(levels)}
        # the same for every hierarchy that continues this one, so it may take its time
        self._basis: Basis = basis_of(self._session.hierarchy, votes)
        self._heard_in = copy_context()
        with self._session.lock:
            self._revision = self._session.revision
            present = self._session.hierarchy
            self._payload: Payload = payload_of(present, self._basis, **self._about)
            super().__init__(
                hierarchy=present,
                _esm=static("board.js"),
                _css=static("board.css"),
                _state=self._whole(),
                _height=height,
            )
            self.on_msg(self._answer)
            self._session.listen(self)

    def change(self, make: Callable[[Hierarchy], Hierarchy]) -> Hierarchy:
        """Edit the present hierarchy while nobody else can.

        Use this in code that may run while people work on the board: an edit that they make
        between reading `hierarchy` and setting it would otherwise be refused.

        Parameters
        ----------
        make : callable
            Takes the present hierarchy and gives one that continues it.

        Returns
        -------
        Hierarchy
            The new one.

        Raises
        ------
        InputError
            If the function gives something else.

        Examples
        --------
        >>> from actionclust import cluster_actions
        >>> board = Board(cluster_actions(["train nurses", "train doctors"]))
        >>> board.change(lambda h: h.rename("S01", "Training"))["S01"].label
        'Training'
        """
        return self._session.change(make).after

    def close(self) -> None:
        """End the board: it shows no more changes. The study stays."""
        if hasattr(self, "_session"):  # not, if making the board failed
            self._session.forget(self)
        super().close()

    def __repr__(self) -> str:
        """Name the study, and count its groups and actions."""
        return f"<Board of {self._payload['title']}: {repr(self._session.hierarchy)[1:-1]}>"

    def _repr_mimebundle_(
        self, **kwargs: dict[str, Any]
    ) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """Show the board, and leave words where it cannot be shown, as in a saved notebook."""
        shown = super()._repr_mimebundle_(**kwargs)
        if shown is None:
            return None
        data, about = shown
        says = repr(self)
        words = {
            "text/plain": f"{says}\n{_COMES_BACK}",
            "text/html": f'<p dir="auto">{html.escape(says[1:-1])}</p><p>{_COMES_BACK}</p>',
        }
        return {**data, **words}, about

    def changed(self, step: Revision) -> None:
        """Follow a change of the study; the session calls this.

        Parameters
        ----------
        step : Step
            What changed.
        """
        before = self._payload
        self._payload = payload_of(step.after, self._basis, **self._about, before=before)
        self._revision = step.revision
        patch = patch_between(
            before,
            self._payload,
            revision=step.revision,
            said=step.said,
            undo=bool(step.after.history.done),
            redo=bool(step.after.history.undone),
        )
        # A kernel hears a board on the thread that told it something last. On the one that runs
        # cells, edits would wait for the cell; so this is told as an answer to the browser.
        self._heard_in.copy().run(self.send, {"kind": "patch", "patch": patch})
        self.hierarchy = step.after

    @traitlets.validate("hierarchy")
    def _check_hierarchy(self, proposal: Mapping[str, Any]) -> Hierarchy:
        """Take a hierarchy that was set in Python, or refuse it; the present one is fine."""
        value: Hierarchy = proposal["value"]
        self._session.put(value)
        return value

    def _whole(self) -> BoardPayload:
        history = self._session.hierarchy.history
        return BoardPayload(
            revision=self._revision,
            undo=bool(history.done),
            redo=bool(history.undone),
            payload=self._payload,
        )

    def _answer(self, _widget: object, content: object, _buffers: object) -> None:
        """Answer a message of the browser."""
        self._heard_in = copy_context()
        asked = content if isinstance(content, dict) else {}
        number = asked.get("id")
        try:
            answer = self._told(asked) or {"kind": "made", "said": self._done(asked)}
        except ActionClustError as error:
            answer = {"kind": "refused", "message": str(error)}
        self.send({**answer, "id": number})

    def _told(self, asked: Mapping[str, Any]) -> dict[str, Any] | None:
        """Answer a question that changes nothing; None where it is none."""
        kind, told = asked.get("kind"), {"kind": "told", "said": ""}
        if kind == "homes" and isinstance(asked.get("actions"), list):
            return {**told, "found": self._session.homes(asked["actions"])}
        if kind == "why" and isinstance(asked.get("action"), str):
            return {**told, "found": self._session.why(asked["action"])}
        if kind == "memos" and isinstance(asked.get("target"), str):
            return {**told, "found": self._session.memos(asked["target"])}
        if kind == "ask" and isinstance(asked.get("of"), str):
            reply, listed = reply_of(asked), asked.get("listed") is True
            found, said = self._session.ask(
                asked["of"], reply, asked.get("revision"), listed=listed
            )
            return {**told, "found": found, "said": said}
        return None

    def _done(self, asked: Mapping[str, Any]) -> str:
        """Do what a message asks for, and say what changed."""
        kind, why = asked.get("kind"), asked.get("why", "")
        if kind == "make" and isinstance(asked.get("edits"), list):
            return self._session.make(asked["edits"], why=why).said
        if kind == "undo":
            return self._session.undo().said
        if kind == "redo":
            return self._session.redo().said
        if kind == "sign":
            return self._session.sign(asked.get("analyst", "")).said
        if kind == "open":
            with self._session.lock:
                if asked.get("revision") != self._revision:
                    self.send({"kind": "state", "state": self._whole()})
            return ""
        raise InputError(
            "a board is asked to make, undo, redo, sign, open, or for homes, why, memos, ask; got "
            f"{asked!r:.80}"
        )


def _session_of(source: object) -> Session:
    if isinstance(source, Board):
        return source._session  # noqa: SLF001 - the same class
    h = source.to_hierarchy() if isinstance(source, Clustering) else source
    if not isinstance(h, Hierarchy):
        raise InputError(
            "a board shows a Hierarchy, a Clustering, or what another board shows; got "
            f"{type(source).__name__}"
        )
    return Session.showing(h)
