"""What a group says that others do not: words, bigrams and longer phrases."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from actionclust.network.function_words import function_words
from actionclust.network.tokens import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from actionclust.advice.text_space import TextSpace

_TERMS = 12  # told of a group
_PHRASES = 6
_CANDIDATES = 60  # looked at to find them
_LENGTHS = range(6, 2, -1)  # words of a phrase, the longest first
_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")


@dataclass(frozen=True, slots=True)
class GroupTerm:
    """A word, bigram or phrase that is particular to a group.

    Attributes
    ----------
    term : str
        The term.
    texts : int
        How many different texts of the group have it.
    inside, outside : float
        The share of the different texts that have it, of the group and of the others.
    """

    term: str
    texts: int
    inside: float
    outside: float


def particular_terms(
    having: NDArray[np.float64],
    others: NDArray[np.float64],
    sizes: tuple[int, int],
    terms: Sequence[str],
    most: int = _TERMS,
) -> tuple[GroupTerm, ...]:
    """Rank the terms of a group by how far they set it apart from other texts.

    `having` and `others` say how many different texts of both have each term. A term scores its
    part of the divergence of the group from both together, ``p * ln(p / q)``.
    """
    inside, outside = having / max(sizes[0], 1), others / max(sizes[1], 1)
    both = (having + others) / max(sum(sizes), 1)
    least = 1 if sizes[0] < 2 else 2  # noqa: PLR2004 - what several say is of the group
    there = np.flatnonzero((having >= least) & (inside > outside))
    score = np.round(inside[there] * np.log(inside[there] / both[there]), 9)
    ranked = there[np.lexsort((there, -having[there], -score))][:_CANDIDATES]
    told = [
        GroupTerm(terms[one], int(having[one]), float(inside[one]), float(outside[one]))
        for one in ranked.tolist()
    ]
    return tuple(
        GroupTerm(written(one.term), one.texts, one.inside, one.outside)
        for one in _without_repeats(told)[:most]
    )


def _without_repeats(told: Iterable[GroupTerm]) -> list[GroupTerm]:
    """Leave out words that only stand in a term that is told, and bigrams of words that are."""
    kept: list[GroupTerm] = []
    for one in told:
        words = set(one.term.split())
        part = any(words <= set(other.term.split()) for other in kept)
        whole = any(set(other.term.split()) <= words and one.texts < other.texts for other in kept)
        if part or whole:
            continue
        kept = [
            other
            for other in kept
            if not (set(other.term.split()) < words and other.texts <= one.texts)
        ]
        kept.append(one)
    return kept


def repeated_phrases(
    space: TextSpace, texts: Sequence[int], others: Sequence[int]
) -> tuple[GroupTerm, ...]:
    """Find phrases of three to six words that several different texts of a group have.

    They begin and end with a word that says something. `texts` and `others` are the places of the
    different texts of the group, and of all others.
    """
    known = frozenset().union(*map(function_words, set(space.languages)))
    said = [_WORD.findall(space.plain[place].lower()) for place in texts]
    counts: Counter[tuple[str, ...]] = Counter()
    for words in said:
        counts.update(
            {
                tuple(words[start : start + length])
                for length in _LENGTHS
                for start in range(len(words) - length + 1)
                if words[start] not in known and words[start + length - 1] not in known
            }
        )
    found = [(phrase, count) for phrase, count in counts.items() if count > 1]
    found.sort(key=lambda one: (-one[1] * len(one[0]), one[0]))
    kept: list[tuple[str, int]] = []
    for phrase, count in found[:_CANDIDATES]:
        line = f" {' '.join(phrase)} "
        # a part of a phrase says no more, unless more texts have it
        if not any(line in other and count <= more for other, more in kept):
            kept = [(other, more) for other, more in kept if not (other in line and more <= count)]
            kept.append((line, count))
    if not kept:
        return ()
    elsewhere = [f" {' '.join(_WORD.findall(space.plain[place].lower()))} " for place in others]
    told = [
        GroupTerm(
            line.strip(),
            count,
            count / max(len(texts), 1),
            sum(line in other for other in elsewhere) / max(len(others), 1),
        )
        for line, count in kept
    ]
    return tuple([one for one in told if one.inside > one.outside][:_PHRASES])
