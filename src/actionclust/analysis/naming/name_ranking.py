"""Ranking the parts of a group's texts that could be its name."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from actionclust.analysis.naming.clause_words import joins
from actionclust.analysis.naming.spans import spans
from actionclust.analysis.naming.study_words import read_terms
from actionclust.coding.tree.ids import natural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from actionclust.analysis.naming.spans import Span
    from actionclust.analysis.naming.study_words import GroupTerms, LanguageTexts, TextTerms

_CENTRAL = 40  # texts of a group that are looked at, the nearest to all of it
_ALIKE = 0.7  # share of the words that two candidates of a group have in common at the most
_CUT_OFF = 0.5  # share of a word's uses from which the word after it belongs to it
_DECIMALS = 4

# how much a form counts: names say what to do, begin where people begin, and are short
_VERB, _OPENS, _INSIDE, _GOES_ON = 1.0, 0.85, 0.7, 0.6
_CUT, _CUT_SHORT, _TORN, _DANGLING, _NUMBERED, _TRAILING = 0.92, 0.85, 0.6, 0.5, 0.9, 0.9
_BY_WORDS = {1: 0.5, 2: 0.85, 9: 0.9, 10: 0.9}
_TWO_WITH_VERB = 0.95
_LONG, _LONG_NAME = 0.75, 11
# how much it counts that the words are those of the group, and that they reach all of it
_USUAL, _REACH = 0.5, 1.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name that a group could have."""

    name: str  # as its text has it, with a capital letter
    source: str  # the id of the action that says so
    score: float
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Piece:
    id: str
    written: str
    span: Span


def rank_names(
    study: LanguageTexts,
    groups: Mapping[str, Sequence[str]],
    about: Mapping[str, GroupTerms],
    count: int,
) -> dict[str, list[Candidate]]:
    """Rank parts of the texts of each group, by how much they say of it and little of others.

    `groups` has the ids of the texts in each group, `about` what sets each apart.

    >>> from actionclust.analysis.naming.study_words import read_language
    >>> texts = {"a": "Train nurses", "b": "please train nurses", "c": "Share data"}
    >>> study = read_language(texts, "en")
    >>> found = rank_names(study, {"S01": ["a", "b"]}, {"S01": study.about(["a", "b"])}, 1)
    >>> found["S01"][0].name, found["S01"][0].source
    ('Train nurses', 'a')
    """
    pieces = [
        (group, _Piece(id_, study.texts[id_][span.start : span.end], span))
        for group, inside in groups.items()
        for id_ in _central(study, inside, about[group])
        for span in spans(study.texts[id_], study.language)
    ]
    read = read_terms([piece.written for _, piece in pieces], study.language)
    follows = _followers(study.texts.values())
    found: defaultdict[str, list[Candidate]] = defaultdict(list)
    for (group, piece), own in zip(pieces, read, strict=True):
        if own.stems:
            found[group].append(_candidate(piece, own, about[group], follows))
    return {group: _best(found[group], count) for group in groups}


def _central(study: LanguageTexts, ids: Sequence[str], about: GroupTerms) -> list[str]:
    """Take the texts that are nearest to all that sets the group apart."""
    different = study.different(ids)
    nearest = sorted(different, key=lambda id_: (-about.nearness(study.terms[id_]), natural(id_)))
    return nearest[:_CENTRAL]


def _followers(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Count which word comes after each, where no sign stands between."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for word, after in pairwise([*text.lower().split(), ""]):
            found[word][after] += 1
    return found


def _candidate(
    piece: _Piece, own: TextTerms, about: GroupTerms, follows: Mapping[str, Counter[str]]
) -> Candidate:
    span = piece.span
    form = _VERB if span.verb else _OPENS if span.opens else _GOES_ON if span.listed else _INSIDE
    if span.cut:
        form *= _CUT if span.verb and not joins(span.cut) else _CUT_SHORT
        after = follows.get(span.last, Counter())
        times = after[span.cut]
        if times > 1 and times >= _CUT_OFF * after.total():
            form *= _TORN
    if span.dangling:
        form *= _DANGLING
    if any(map(str.isdigit, piece.written)):
        form *= _NUMBERED
    if span.trailing:
        form *= _TRAILING
    form *= _by_length(span)
    form *= (1 + _USUAL * about.usual(own)) / (1 + _USUAL)
    form *= (1 + _REACH * about.reach(own)) / (1 + _REACH)
    score = about.nearness(own) * form
    name = _capital(piece.written)
    return Candidate(name, piece.id, round(score, _DECIMALS), own.stems)


def _by_length(span: Span) -> float:
    if span.verb and span.words == 2:  # noqa: PLR2004 - "train nurses" is a whole sentence
        return _TWO_WITH_VERB
    return _LONG if span.words >= _LONG_NAME else _BY_WORDS.get(span.words, 1.0)


def _capital(written: str) -> str:
    """Begin with a capital letter, but for words that have one inside, such as eHealth."""
    first = written.split(maxsplit=1)[0]
    return written if first[1:] != first[1:].lower() else written[0].upper() + written[1:]


def _best(candidates: Iterable[Candidate], count: int) -> list[Candidate]:
    """Take the best that differ from each other."""
    ranked = sorted(candidates, key=lambda one: (-one.score, natural(one.source), one.name))
    chosen: list[Candidate] = []
    for one in ranked:
        if len(chosen) == count:
            break
        if all(_overlap(one.stems, other.stems) <= _ALIKE for other in chosen):
            chosen.append(one)
    return chosen


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Give the share of all their words that two have in common (Jaccard)."""
    return len(one & other) / max(len(one | other), 1)
