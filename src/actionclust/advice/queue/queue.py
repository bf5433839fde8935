"""The queue: what to do next, in the order in which it is worth an analyst's time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, overload

from actionclust.advice.homes import home_finder
from actionclust.advice.queue.answering import answered, named_ranks, read_score
from actionclust.advice.queue.doubtful_groups import names_of_groups
from actionclust.advice.queue.grounds import Grounds
from actionclust.advice.queue.opposite_moves import turned_back
from actionclust.advice.queue.queue_rows import queue_rows
from actionclust.advice.queue.ready_edit import ReadyEdit
from actionclust.advice.queue.renewal import Renewal
from actionclust.advice.text_space import text_space
from actionclust.by_value import ByValue
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.errors import SettingError, counted
from actionclust.table_rows import strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import pandas as pd
    from numpy.typing import ArrayLike

    from actionclust.advice.queue.doubtful_texts import Suggested
    from actionclust.advice.queue.learner import Learned
    from actionclust.coding.hierarchy.hierarchy import Hierarchy

_OF_TEXTS = frozenset({"move", "place", "copies"})  # what may be accepted unread
_SHOWN = 20  # suggestions that a notebook shows


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Queue(ByValue):
    """Ready edits, the one that is most worth its time first.

    A queue never changes: an answer gives a new one, which has learned from it. It can be
    counted, indexed and gone through; each item is a `ReadyEdit`. Two queues are equal if their
    hierarchies and suggestions are.

    Attributes
    ----------
    hierarchy : Hierarchy
        The state that the suggestions are for, with the answers so far in its log.

    Examples
    --------
    >>> from actionclust import datasets
    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(datasets.load_example(), 40, progress=False).to_hierarchy("PV")
    >>> queue = suggest(h)
    >>> first = queue[0]
    >>> first.rank, first.kind, first.target in h
    (1, 'move', True)
    >>> later = queue.answer(accept=1, reject=[2, 3])
    >>> [entry.edit.kind for entry in later.hierarchy.entries]
    ['move', 'reject', 'reject']
    """

    hierarchy: Hierarchy
    _renewal: Renewal

    @property
    def _candidates(self) -> tuple[Suggested, ...]:
        return self._renewal.now.candidates

    @property
    def _learned(self) -> Learned:
        return self._renewal.now.learned

    @cached_property
    def _grounds(self) -> Grounds:
        return Grounds(self.hierarchy, self._renewal.space, self._learned)

    def __len__(self) -> int:
        """Count the suggestions."""
        return len(self._candidates)

    def __repr__(self) -> str:
        """Count the suggestions."""
        return f"<{counted(len(self), 'suggestion')} for {self.hierarchy!r}>"

    @overload
    def __getitem__(self, place: int) -> ReadyEdit: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[ReadyEdit, ...]: ...

    def __getitem__(self, place: int | slice) -> ReadyEdit | tuple[ReadyEdit, ...]:
        """Give the suggestion at a place, from 0, or several by a slice."""
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        number = range(len(self))[place]
        if number not in self._made:
            self._made[number] = self._ready(number)
        return self._made[number]

    @cached_property
    def _made(self) -> dict[int, ReadyEdit]:
        return {}

    def _ready(self, number: int) -> ReadyEdit:
        one = self._candidates[number]
        return ReadyEdit(
            rank=number + 1,
            kind=one.kind,
            actions=one.actions,
            source=one.source,
            target=one.target,
            score=one.score,
            benefit=one.benefit,
            choices=one.choices,
            edit=one.edit,
            evidence=self._grounds.of(one),
        )

    def __iter__(self) -> Iterator[ReadyEdit]:
        """Go through the suggestions in order."""
        return (self[place] for place in range(len(self)))

    def sure(self, score: float) -> tuple[int, ...]:
        """Name the suggestions that can be accepted by their score, unread.

        Parameters
        ----------
        score : float
            From 0 to 1.

        Returns
        -------
        tuple of int
            The ranks of those about texts that go to a group that have at least this score. Texts
            that were accepted so are among them again once people decided something since, from
            which more was learned. No group is merged, split or named: these are for people to
            decide.

        Raises
        ------
        SettingError
            If the score is not from 0 to 1.
        """
        least = read_score(score)
        return tuple(
            rank
            for rank, one in enumerate(self._candidates, start=1)
            if one.score >= least
            and one.kind in _OF_TEXTS
            and self._renewal.now.just_taken.isdisjoint(one.actions)
        )

    @property
    def table(self) -> pd.DataFrame:
        """One row for each suggestion, in order.

        The columns are: rank, from 1; kind; actions, the ids; from and to, the groups; score, how
        sure it is, from 0 to 1; and evidence, in words.
        """
        return queue_rows(self)

    def accept(
        self,
        accept: int | Iterable[int] | Mapping[int, Iterable[str]] = (),
        *,
        score: float | None = None,
    ) -> Hierarchy:
        """Make some of the edits.

        Parameters
        ----------
        accept : int, iterable of int, or mapping of int to iterable of str
            The ranks of what is accepted; by rank, the actions for which it is.
        score : float or None
            Accepts too what `sure` names: what has at least this score, from 0 to 1. Texts that
            would be likelier where they were once all is made stay there.

        Returns
        -------
        Hierarchy
            With the edits in its log; the reason of each is its evidence.

        Raises
        ------
        SettingError
            If there is no suggestion of that rank, it is a text to check, or the score is not
            from 0 to 1.

        See Also
        --------
        Queue.answer : Goes on with the queue.
        """
        return _answer(self, accept, score=score).hierarchy

    def answer(
        self,
        accept: int | Iterable[int] | Mapping[int, Iterable[str]] = (),
        *,
        reject: int | Iterable[int] = (),
        instead: Mapping[int, str] | None = None,
        score: float | None = None,
        why: str = "",
    ) -> Queue:
        """Accept some suggestions, turn others down, and go on.

        Parameters
        ----------
        accept : int, iterable of int, or mapping of int to iterable of str
            The ranks of what is accepted. By rank, the actions for which it is; it is turned
            down for its others. A text to check has no edit to accept: it is sent `instead`, or
            stays by `reject`.
        reject : int or iterable of int
            The ranks of what is turned down: the texts stay where they are, and so do the
            groups. It is written into the log, and does not come back.
        instead : mapping of int to str or None
            For some ranks another group, by id or label, to which their actions go.
        score : float or None
            Accepts too what `sure` names, and was not answered, but for texts that would be
            likelier where they were once all is made. The reason in the log says that nobody
            read it, and where its texts are counts as a guess.
        why : str
            A reason; without one, what was accepted has its evidence as the reason.

        Returns
        -------
        Queue
            What is next, with the new state as its `hierarchy`. What people decided counts for
            more than what the machine guessed.

        Raises
        ------
        SettingError
            If there is no suggestion of that rank, one is answered twice, it is not one of texts
            where it must be, a text to check is accepted, or the score is not from 0 to 1.
        EditError
            If there is no such group as is named instead.
        """
        return _answer(self, accept, reject=reject, instead=instead or {}, score=score, why=why)

    def on(self, hierarchy: Hierarchy) -> Queue:
        """Suggest for another state of the same study, without comparing its texts anew.

        Names are those that were found when the queue began, as long as a group has their text.

        Parameters
        ----------
        hierarchy : Hierarchy
            The state, for instance after edits by hand or an undo.

        Returns
        -------
        Queue
            The suggestions for it.

        Raises
        ------
        SettingError
            If it has other actions.
        """
        check_hierarchy(hierarchy, "Queue.on")
        if hierarchy.actions != self.hierarchy.actions:
            raise SettingError(
                "the queue is for other actions; call actionclust.suggest on this hierarchy"
            )
        return Queue(hierarchy=hierarchy, _renewal=self._renewal.on(hierarchy))

    def to_dict(self) -> dict[str, Any]:
        """Give the suggestions as strict JSON has them.

        Returns
        -------
        dict
            suggestions, a list of what `ReadyEdit.to_dict` gives.
        """
        told: dict[str, Any] = strict({"suggestions": [one.to_dict() for one in self]})
        return told

    def _repr_html_(self) -> str:
        from pandas.io.formats.style import Styler  # noqa: PLC0415 - slow to import

        shown = queue_rows(self[:_SHOWN])
        html = Styler(shown, uuid="queue", cell_ids=False).format(escape="html")
        rest = len(self) - len(shown)
        more = f"<p>and {counted(rest, 'more suggestion')}</p>" if rest else ""
        return html.hide(axis="index").to_html() + more


def suggest(h: Hierarchy, vectors: ArrayLike | None = None) -> Queue:
    """Suggest what to do next: ready edits, ranked, with what speaks for each.

    It suggests texts that fit better in another group, texts to check because they sit loosely,
    unclustered ones with a home, texts that fit nowhere, groups to merge or to split, near-copies
    in different groups, and names for groups that nobody named. What people placed, merged,
    pinned or turned down is not asked again, and counts for more than what the machine guessed.

    Parameters
    ----------
    h : Hierarchy
        The study.
    vectors : array-like or None
        Those that its clustering was given, one for each text, if it was given any.

    Returns
    -------
    Queue
        The suggestions, by the texts that each is expected to put right in a minute.

    Raises
    ------
    SettingError
        If the study was clustered with vectors, and none are given.

    See Also
    --------
    Queue.answer : Accepts and turns down, and goes on.

    Examples
    --------
    >>> from actionclust import cluster_actions, datasets
    >>> h = cluster_actions(datasets.load_example(), 40, progress=False).to_hierarchy("PV")
    >>> queue = suggest(h)
    >>> list(queue.table.columns)
    ['rank', 'kind', 'actions', 'from', 'to', 'score', 'evidence']
    >>> h = queue.accept(score=0.8)
    """
    check_hierarchy(h, "suggest")
    space = text_space(h, vectors)
    renewal = Renewal(h, space, home_finder(space), names_of_groups(h))
    len(renewal.now.candidates)  # now, so that what fails does so here
    return Queue(hierarchy=h, _renewal=renewal)


def _answer(
    queue: Queue,
    accept: int | Iterable[int] | Mapping[int, Iterable[str]],
    *,
    reject: int | Iterable[int] = (),
    instead: Mapping[int, str] | None = None,
    score: float | None = None,
    why: str = "",
) -> Queue:
    sure = () if score is None else queue.sure(score)
    row_of = queue.hierarchy.actions.row_of
    while True:
        answers = named_ranks(len(queue), accept, reject, instead or {}, sure)
        made = {rank: queue[rank - 1] for rank in answers}
        later = queue.on(answered(queue.hierarchy, made, answers, why))
        unread = {rank: one for rank, one in made.items() if answers[rank].unread}
        if not unread:
            return later
        back = turned_back(unread, later._learned, row_of)  # noqa: SLF001 - of the next queue
        if not back:
            return later
        sure = tuple(rank for rank in sure if rank not in back)
