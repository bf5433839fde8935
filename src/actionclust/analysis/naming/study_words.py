"""The words of texts in one language, and which of them set each group apart."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from actionclust.coding.tree.ids import natural
from actionclust.network.tokens import read_tokens
from actionclust.network.words import compared_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Pair = tuple[str, str]
"""Two stems that follow each other, function words aside."""

_PAIR_SHARE = 0.6  # what two words in a row count beside each of them
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class TextTerms:
    """The terms of a text, or of a part of one."""

    stems: frozenset[str]
    pairs: frozenset[Pair]
    surfaces: frozenset[str]  # all words as they stand there, function words too


@dataclass(frozen=True, slots=True)
class GroupTerms:
    """What sets a group apart: how much each term says about it, from 0 on."""

    texts: int  # different ones
    stems: dict[str, float]
    pairs: dict[Pair, float]
    length: float  # of both together, as a vector
    surfaces: dict[str, float]  # the share of the texts that have each word
    stem_texts: Counter[str]  # how many texts have each
    pair_texts: Counter[Pair]

    def nearness(self, terms: TextTerms) -> float:
        """Compare terms with all that sets the group apart: the cosine, from 0 to 1."""
        if not terms.stems or not self.length:
            return 0.0
        said = _sum(self.stems.get(stem, 0.0) for stem in terms.stems)
        said += _PAIR_SHARE * _sum(self.pairs.get(pair, 0.0) for pair in terms.pairs)
        length = math.sqrt(len(terms.stems) + _PAIR_SHARE**2 * len(terms.pairs))
        return round(said / self.length / length, _DECIMALS)

    def reach(self, terms: TextTerms) -> float:
        """Give about which share of the texts have one of the words that set the group apart.

        Words count by how telling they are beside the most telling one, and as if each stood in
        texts of its own: one less than the product of the shares without them.
        """
        most = max(self.stems.values(), default=0.0)
        if not most:
            return 0.0
        without = 1.0
        for stem in sorted(terms.stems):
            share = self.stem_texts[stem] / self.texts
            without *= 1 - share * min(self.stems.get(stem, 0.0) / most, 1.0)
        return round(1 - without, _DECIMALS)

    def usual(self, terms: TextTerms) -> float:
        """Give the mean share of the group's texts that have each of the words."""
        if not terms.surfaces:
            return 0.0
        said = _sum(self.surfaces.get(word, 0.0) for word in terms.surfaces)
        return round(said / len(terms.surfaces), _DECIMALS)


@dataclass(frozen=True, slots=True)
class StudyTerms:
    """How many texts of a study have each term."""

    texts: int
    stem_texts: Counter[str]
    pair_texts: Counter[Pair]


@dataclass(frozen=True, slots=True)
class LanguageTexts:
    """The texts of a study in one language, and their terms."""

    language: str
    texts: dict[str, str]  # by id, in order
    terms: dict[str, TextTerms]
    study: StudyTerms
    having: dict[str, frozenset[str]]  # for each stem, the texts that have it

    def about(self, ids: Iterable[str]) -> GroupTerms:
        """Weigh what sets some texts apart; copies count once."""
        return set_apart([self.terms[id_] for id_ in self.different(ids)], self.study)

    def different(self, ids: Iterable[str]) -> list[str]:
        """Leave out copies, which would count more than once."""
        first: dict[str, str] = {}
        for id_ in sorted(ids, key=natural):
            first.setdefault(self.texts[id_].casefold(), id_)
        return list(first.values())

    def covered(self, stems: frozenset[str]) -> frozenset[str]:
        """Find the texts that have half of some stems or more."""
        times = Counter(id_ for stem in stems for id_ in self.having.get(stem, ()))
        return frozenset(id_ for id_, number in times.items() if 2 * number >= len(stems))


def read_language(texts: Mapping[str, str], language: str) -> LanguageTexts:
    """Read the texts of one language, by id.

    >>> read = read_language({"a": "train nurses", "b": "share data"}, "en")
    >>> sorted(read.covered(frozenset({"train", "doctor"})))
    ['a']
    """
    ids = sorted(texts, key=natural)
    terms = dict(zip(ids, read_terms([texts[id_] for id_ in ids], language), strict=True))
    having: defaultdict[str, set[str]] = defaultdict(set)
    for id_, one in terms.items():
        for stem in one.stems:
            having[stem].add(id_)
    return LanguageTexts(
        language,
        {id_: texts[id_] for id_ in ids},
        terms,
        count_terms(terms.values()),
        {stem: frozenset(found) for stem, found in having.items()},
    )


def read_terms(texts: Sequence[str], language: str) -> list[TextTerms]:
    """Read the terms of each text.

    >>> sorted(read_terms(["Train the nurses"], "en")[0].pairs)
    [('train', 'nurs')]
    """
    tokens = read_tokens(texts)
    words = compared_words(tokens, [language] * len(texts))
    stems, flat = words.terms, words.flat.tolist()
    surfaces, place = tokens.flat.tolist(), 0
    found = []
    for (start, end), length in zip(
        pairwise(words.starts.tolist()), tokens.lengths.tolist(), strict=True
    ):
        row = [stems[number] for number in flat[start:end]]
        written = frozenset(tokens.surfaces[number] for number in surfaces[place : place + length])
        found.append(TextTerms(frozenset(row), frozenset(pairwise(row)), written))
        place += length
    return found


def count_terms(terms: Iterable[TextTerms]) -> StudyTerms:
    """Count the texts that have each term."""
    stems: Counter[str] = Counter()
    pairs: Counter[Pair] = Counter()
    texts = 0
    for one in terms:
        stems.update(one.stems)
        pairs.update(one.pairs)
        texts += 1
    return StudyTerms(texts, stems, pairs)


def set_apart(inside: Sequence[TextTerms], study: StudyTerms) -> GroupTerms:
    """Weigh how much each term sets a group apart from all texts.

    A term that p of the group's texts have, and q of all, weighs ``p * ln(p / q)``, its part of
    the Kullback-Leibler divergence, as for keywords; one that few texts of the group have weighs
    less, as it may be chance.
    """
    own = count_terms(inside)
    shares: Counter[str] = Counter()
    for one in inside:
        shares.update(one.surfaces)

    def weight(count: int, everywhere: int) -> float:
        share = count / own.texts
        rare = (everywhere + 0.5) / (study.texts + 1)
        sure = (count - 1 + 1 / math.sqrt(own.texts)) / count
        return max(share * math.log(share / rare), 0.0) * sure

    stems = {term: weight(n, study.stem_texts[term]) for term, n in own.stem_texts.items()}
    pairs = {term: weight(n, study.pair_texts[term]) for term, n in own.pair_texts.items()}
    squares = _sum(value * value for value in (*stems.values(), *pairs.values()))
    return GroupTerms(
        texts=own.texts,
        stems=stems,
        pairs=pairs,
        length=math.sqrt(squares),
        surfaces={word: n / own.texts for word, n in shares.items()},
        stem_texts=own.stem_texts,
        pair_texts=own.pair_texts,
    )


def _sum(values: Iterable[float]) -> float:
    """Add up exactly, so that the order of the words does not count."""
    return math.fsum(values)
