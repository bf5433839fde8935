"""Why a text stands where it does: the value that `explain` gives."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from actionclust.advice.explaining.showing import as_page, figure, share, shortened, table
from actionclust.by_value import ByValue
from actionclust.errors import listed
from actionclust.table_rows import strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionclust.advice.explaining.arrival import Arrival
    from actionclust.advice.explaining.common_terms import BorrowedWord, SharedTerm

_TERMS = 8  # shown of each kind
_ENOUGH = 2  # shared terms beside which borrowed words need not be told
_FIRM, _LIKELY = 0.8, 0.5  # probabilities of the own group


@dataclass(frozen=True, slots=True)
class NearText:
    """A text that is like another one.

    Attributes
    ----------
    id, text : str
        The text.
    group : str or None
        The id of its group.
    similarity : float
        From 0 to 1, as texts are compared to find groups: by their words, those that they borrow
        from similar texts, the company of their words, and meaning where it is known.
    words : tuple of str
        The terms that both have, those that count most first; none where what links them is
        borrowed, or meaning.
    """

    id: str
    text: str
    group: str | None
    similarity: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Home(ByValue):
    """A group that a text may belong to.

    Attributes
    ----------
    group, label : str
        The group.
    probability : float
        How likely it is the home of the text, from 0 to 1; all groups add up to 1.
    margin : float
        How much likelier its own group is: below 0 where this one is likelier, and NaN where the
        text is in no group.
    shared : tuple of SharedTerm
        What speaks for it: the terms that the text shares with it.
    borrowed : tuple of BorrowedWord
        Words of it that texts like this one have.
    nearest : NearText or None
        The nearest text that is in it.
    """

    group: str
    label: str
    probability: float
    margin: float
    shared: tuple[SharedTerm, ...]
    borrowed: tuple[BorrowedWord, ...]
    nearest: NearText | None


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class Explanation(ByValue):
    """Why a text stands where it does, what else it could be, and how sure that is.

    Printed, it is a page of plain text; a notebook shows it as a table.

    Attributes
    ----------
    id, text : str
        The action.
    group : str or None
        The id of its group, or None where it is unclustered.
    label : str
        The label of the group; "" without one.
    path : tuple of str
        The labels of the groups above it, the widest first.
    reason : str
        Why it is in no group; "" if it is in one.
    came : tuple of Arrival
        Every step by which it came there, the first one first: by the clustering, then by whom,
        when and why.
    copy_of : str or None
        The id of the text that it copies, word for word or nearly, and whose fate it shared.
    copies : tuple of str
        The ids of the other texts that are copies of the same.
    fit : float
        The cosine of the text with the rest of its group, from 0 to 1; NaN without one.
    fit_rank : float
        Its rank among all texts by that, from above 0 to 1, the best.
    by_chance : float
        What a text that is not in the group has on average.
    strength : float
        How firmly it sits there, as its rank among all texts, from above 0 to 1.
    weak : bool
        Whether it sits loosely and its words are no nearer to its group than to another.
    probability : float
        How likely its group is its home, from 0 to 1; NaN where it is in none.
    runners_up : tuple of Home
        The other groups that are likeliest.
    shared : tuple of SharedTerm
        The words and bigrams that it shares with its group; their weights add up to the fit.
    borrowed : tuple of BorrowedWord
        Words of the group that the text does not have, but the texts that are like it.
    only_here : tuple of str
        Its words that no other text has.
    nearest, outside : tuple of NearText
        The texts that are most like it, in its group and outside.
    notes : tuple of str
        How this is to be read, and what is not known.
    """

    id: str
    text: str
    group: str | None
    label: str
    path: tuple[str, ...]
    reason: str
    came: tuple[Arrival, ...]
    copy_of: str | None
    copies: tuple[str, ...]
    fit: float
    fit_rank: float
    by_chance: float
    strength: float
    weak: bool
    probability: float
    runners_up: tuple[Home, ...]
    shared: tuple[SharedTerm, ...]
    borrowed: tuple[BorrowedWord, ...]
    only_here: tuple[str, ...]
    nearest: tuple[NearText, ...]
    outside: tuple[NearText, ...]
    notes: tuple[str, ...]

    @property
    def how_sure(self) -> str:
        """Say in a sentence how sure its place is.

        Returns
        -------
        str
            The probability of its group, and of the likeliest other one.
        """
        first = self.runners_up[0] if self.runners_up else None
        if self.group is None:
            if first is None:
                return "in no group, and no other group holds a text"
            return (
                f"in no group; the likeliest home is {_named(first)} at {share(first.probability)}"
            )
        if math.isnan(self.probability):
            return "not known: it has no words to compare"
        own = f"{self.group} at {share(self.probability)}"
        if first is None:
            return f"{own}; there is no other group"
        other = f"{_named(first)} at {share(first.probability)}"
        if first.probability > self.probability:
            return f"doubtful: {own}, and {other} is likelier"
        degree = "firm" if self.probability >= _FIRM else "likely"
        if self.probability < _LIKELY:
            degree = "unsure, though no other group is likelier"
        return f"{degree}: {own} as the groups are, the next {other}"

    def to_dict(self) -> dict[str, Any]:
        """Give it as strict JSON has it, for programs: what is missing is None.

        Returns
        -------
        dict
            The attributes, and how_sure.

        Examples
        --------
        >>> from actionclust import cluster_actions, explain
        >>> result = cluster_actions(["train nurses", "train doctors", "share data"])
        >>> explain(result, result.actions.ids[0]).to_dict()["shared"][0]["term"]
        'train'
        """
        told: dict[str, Any] = strict(asdict(self) | {"how_sure": self.how_sure})
        return told

    def __repr__(self) -> str:
        """Say where it stands, and how sure that is."""
        where = f"in {self.group}" if self.group else f"unclustered ({self.reason})"
        return f"<{self.id} {where}; {self.how_sure}>"

    def __str__(self) -> str:
        """Tell all of it in plain text."""
        return "\n".join(f"{title}: {said}" if title else said for title, said in self._lines())

    def _repr_html_(self) -> str:
        parts = [(title, said) for title, said in self._lines()[1:] if title]
        near = [
            *((near, self.group or "") for near in self.nearest),
            *((near, near.group or "no group") for near in self.outside),
        ]
        tables = [
            table(
                ["likeliest homes", "probability", "what speaks for it", "nearest text there"],
                self._home_rows(),
            ),
            table(
                ["nearest texts", "group", "similarity", "words in common"],
                [
                    [f"{one.id}: {one.text}", group, figure(one.similarity), _terms(one.words)]
                    for one, group in near
                ],
            ),
        ]
        return as_page(f"{self.id}: {self.text}", parts, tables)

    def _lines(self) -> list[tuple[str, str]]:
        return [("", f"{self.id}: {shortened(self.text)}"), *self._told()]

    def _told(self) -> Iterator[tuple[str, str]]:
        path = " > ".join((*self.path, self.label or "no label"))
        yield "where", f"{self.group} {path}" if self.group else f"unclustered: {self.reason}"
        yield "how it came here", "; then ".join(map(str, self.came))
        if self.copy_of or self.copies:
            of = f"a copy of {self.copy_of}" if self.copy_of else "the text that others copy"
            yield "copies", f"{of}; the same is said by {listed(self.copies)}"
        yield "how sure", self.how_sure
        if not math.isnan(self.fit):
            usual = f"a text that is not in the group has {figure(self.by_chance)} on average"
            firm = f"strength {figure(self.strength)}{', weak' * self.weak}"
            better = f"better than {share(self.fit_rank)} of all texts"
            yield "fit", f"{figure(self.fit)}, {better}; {usual}; {firm}"
        if self.group:
            yield "shares with its group", _shared(self.shared)
        if self.borrowed and len(self.shared) < _ENOUGH:
            yield "by way of others", _borrowed(self.borrowed)
        if self.only_here:
            yield "only in this text", _terms(self.only_here[:_TERMS])
        for title, texts in (("nearest in it", self.nearest), ("nearest outside", self.outside)):
            if texts:
                yield title, "; ".join(map(_near, texts))
        for home in self.runners_up:
            yield (
                "or",
                f"{_named(home)} at {share(home.probability)}: {_speaks_for(home)}",
            )
        for note in self.notes:
            yield "note", note

    def _home_rows(self) -> list[list[str]]:
        own = [
            [
                f"{self.group} {self.label} (where it is)",
                share(self.probability),
                _shared(self.shared),
                _near(self.nearest[0]) if self.nearest else "",
            ]
        ]
        return [
            *(own if self.group and not math.isnan(self.probability) else []),
            *(
                [
                    _named(home),
                    share(home.probability),
                    _speaks_for(home),
                    _near(home.nearest) if home.nearest else "",
                ]
                for home in self.runners_up
            ),
        ]


def _named(home: Home) -> str:
    return f"{home.group} {home.label}".strip()


def _speaks_for(home: Home) -> str:
    if home.shared:
        return _shared(home.shared)
    none = "no word in common"
    return f"{none}; {_borrowed(home.borrowed)}" if home.borrowed else none


def _shared(terms: tuple[SharedTerm, ...]) -> str:
    if not terms:
        return "no word of its own"
    said = (
        f"{one.term} {figure(one.weight)}"
        + (f" (in {one.texts} more)" if one.texts is not None else "")
        for one in terms[:_TERMS]
    )
    more = len(terms) - _TERMS
    return ", ".join(said) + (f" and {more} more" if more > 0 else "")


def _borrowed(words: tuple[BorrowedWord, ...]) -> str:
    said = (
        f"{one.word} {figure(one.weight)}"
        + (f" (as in {' and '.join(one.lenders)})" if one.lenders else "")
        for one in words[:_TERMS]
    )
    return "words of texts like it: " + ", ".join(said)


def _near(one: NearText) -> str:
    words = f": {_terms(one.words)}" if one.words else ""
    return f"{one.id} {shortened(one.text)!r} ({figure(one.similarity)}{words})"


def _terms(words: tuple[str, ...]) -> str:
    return ", ".join(words)
