"""What holds a group together, and who says it: the value that `explain_group` gives."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from actionclust.advice.explaining.showing import as_page, figure, share, shortened, table
from actionclust.by_value import ByValue
from actionclust.errors import counted
from actionclust.table_rows import strict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from actionclust.advice.explaining.group_words import GroupTerm
    from actionclust.advice.explaining.voices import Measure, Voice

_SHOWN = 8
_BY = {
    "network": "found by the network",
    "merging": "by merging in the clustering",
    "moving": "by moving in the clustering",
    "copies": "as copies of one text",
    "clustering": "by the clustering",
    "beginning": "when the hierarchy began",
    "move": "moved by people",
    "merge": "with a group that people merged",
    "split": "split off by people",
    "restore": "put back by people",
}


@dataclass(frozen=True, slots=True, eq=False)
class GroupText(ByValue):
    """A text of a group.

    Attributes
    ----------
    id, text : str
        The text.
    fit : float
        Its cosine with the rest of the group, from 0 to 1; NaN where it is alone.
    probability : float
        How likely the group is its home, from 0 to 1.
    otherwise : str or None
        The id of the likeliest other group of that level.
    """

    id: str
    text: str
    fit: float
    probability: float
    otherwise: str | None


@dataclass(frozen=True, slots=True)
class NearGroup:
    """A group that is near another one, and what sets the two apart.

    Attributes
    ----------
    group, label : str
        The near group.
    similarity : float
        The cosine of both, from 0 to 1, as texts are compared.
    ours, theirs : tuple of GroupTerm
        The terms that are particular to either side, compared with the other; `outside` is the
        share of the other side.
    undecided : int
        How many texts of the group have it as the likeliest other one.
    """

    group: str
    label: str
    similarity: float
    ours: tuple[GroupTerm, ...]
    theirs: tuple[GroupTerm, ...]
    undecided: int


@dataclass(frozen=True, slots=True, eq=False, repr=False, kw_only=True)
class GroupExplanation(ByValue):
    """What holds a group together, what sets it apart, and who says it.

    Printed, it is a page of plain text; a notebook shows it as a table.

    Attributes
    ----------
    id, level, label, rule : str
        The group.
    path : tuple of str
        The labels of the groups above it, the widest first.
    texts, different : int
        How many actions are in it, and how many different texts: copies count once.
    came_by : mapping of str to int
        How many of them came there by which step of the clustering, or kind of edit.
    terms : tuple of GroupTerm
        The words and bigrams that are particular to it, the most telling first.
    phrases : tuple of GroupTerm
        Phrases of three to six words that several of its texts have.
    central, fringe : tuple of GroupText
        The texts that are most like the others, and those of which it is least sure that they
        belong there.
    cohesion, cohesion_with_copies : float
        The mean cosine of two of its different texts, and of all of them; NaN for one text.
    strength : float
        How well it holds together, as its rank among all groups that hold texts themselves, from
        above 0 to 1; NaN for a group of groups.
    neighbours : tuple of NearGroup
        The nearest groups of its level, and what sets it apart from each.
    voices : tuple of Voice
        How often each value of the columns with few values is in it, against expectation.
    measures : tuple of Measure
        Numbers, such as votes, in it and elsewhere.
    notes : tuple of str
        How this is to be read.
    """

    id: str
    level: str
    label: str
    rule: str
    path: tuple[str, ...]
    texts: int
    different: int
    came_by: dict[str, int]
    terms: tuple[GroupTerm, ...]
    phrases: tuple[GroupTerm, ...]
    central: tuple[GroupText, ...]
    fringe: tuple[GroupText, ...]
    cohesion: float
    cohesion_with_copies: float
    strength: float
    neighbours: tuple[NearGroup, ...]
    voices: tuple[Voice, ...]
    measures: tuple[Measure, ...]
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give it as strict JSON has it, for programs: what is missing is None.

        Returns
        -------
        dict
            The attributes.

        Examples
        --------
        >>> from actionclust import cluster_actions, explain_group
        >>> result = cluster_actions(["train nurses", "train doctors", "share data"])
        >>> explain_group(result, "S01").to_dict()["terms"][0]["term"]
        'train'
        """
        told: dict[str, Any] = strict(asdict(self))
        return told

    def __repr__(self) -> str:
        """Say what it is, and how well it holds together."""
        return (
            f"<{self.id} {self.label or 'no label'}: {self._size()}, cohesion "
            f"{figure(self.cohesion)}>"
        )

    def __str__(self) -> str:
        """Tell all of it in plain text."""
        return "\n".join(f"{title}: {said}" for title, said in self._told())

    def _repr_html_(self) -> str:
        (first, name), *parts = self._told()
        tables = [
            table(
                ["nearest groups", "similarity", "more here", "more there", "undecided texts"],
                (
                    [
                        _named(one),
                        figure(one.similarity),
                        _words(one.ours),
                        _words(one.theirs),
                        str(one.undecided),
                    ]
                    for one in self.neighbours
                ),
            ),
            table(
                ["who says it", "value", "texts", "expected", "chance", ""],
                (
                    [
                        one.column,
                        one.value,
                        str(one.count),
                        f"{one.expected:.1f}",
                        figure(one.chance),
                        "notable" if one.notable else "",
                    ]
                    for one in self.voices
                ),
            ),
        ]
        return as_page(f"{first}: {name}", parts, tables)

    def _size(self) -> str:
        copies = f", {self.different} different" if self.different != self.texts else ""
        return counted(self.texts, "text") + copies

    def _told(self) -> Iterator[tuple[str, str]]:
        yield self.id, " > ".join((*self.path, self.label or "no label"))
        yield "size", f"{self._size()}; {self.level}"
        if self.rule:
            yield "rule", self.rule
        came = (f"{n} {_BY.get(by, f'by {by}')}" for by, n in self.came_by.items())
        yield "how they came here", ", ".join(came)
        yield "particular to it", _terms(self.terms) or "no word that several of its texts share"
        if self.phrases:
            yield "phrases", _terms(self.phrases)
        strength = "" if math.isnan(self.strength) else f", strength {figure(self.strength)}"
        copies = (
            f" (with copies {figure(self.cohesion_with_copies)})"
            if self.different != self.texts
            else ""
        )
        yield "cohesion", f"{figure(self.cohesion)}{copies}{strength}"
        yield "most central", "; ".join(map(_text, self.central))
        if self.fringe:
            yield "least sure", "; ".join(map(_doubtful, self.fringe))
        for one in self.neighbours:
            here, there = (_words(some) or "nothing" for some in (one.ours, one.theirs))
            said = f"{_named(one)} ({figure(one.similarity)}); more here: {here}; more there: "
            said += f"{there}; {counted(one.undecided, 'text')} could be either"
            yield "near", said
        yield "who says it", self._voices()
        for note in self.notes:
            yield "note", note

    def _voices(self) -> str:
        notable = [str(one) for one in said_by(self.voices, self.measures)]
        if notable:
            return "; ".join(notable)
        if not self.voices and not self.measures:
            return "the texts have no columns to tell by"
        return "nothing that chance would not bring about too"


def _named(one: NearGroup) -> str:
    return f"{one.group} {one.label}".strip()


def _terms(terms: Iterable[GroupTerm]) -> str:
    return ", ".join(
        f"{one.term} ({share(one.inside)} here, {share(one.outside)} elsewhere)"
        for one in [*terms][:_SHOWN]
    )


def _words(terms: Iterable[GroupTerm]) -> str:
    return ", ".join(f"{one.term} {share(one.inside)}" for one in terms)


def said_by(voices: Iterable[Voice], measures: Iterable[Measure]) -> tuple[Voice | Measure, ...]:
    """Take what is notable of who says it."""
    return (
        *(one for one in voices if one.notable),
        *(one for one in measures if one.notable),
    )


def _text(one: GroupText) -> str:
    return f"{one.id} {shortened(one.text)!r}"


def _doubtful(one: GroupText) -> str:
    other = f", or {one.otherwise}" if one.otherwise else ""
    return f"{_text(one)} ({share(one.probability)}{other})"
