"""Texts into words: Unicode-aware tokens, function words left out, stems.

Each text has its own language, so that a Dutch and a French text can share one corpus.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from actionclust.errors import SettingError
from actionclust.network.contrast import contrast_words
from actionclust.network.folding import folded
from actionclust.network.function_words import STEMMED, function_words
from actionclust.network.tokens import is_single, tokenise
from actionclust.progress import first_use

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from actionclust.network.tokens import Tokens
    from actionclust.word_list import WordList

_ASIDE = -1
_MARK = "\0"  # before a word that keeps texts apart: no term begins with it
_REMEMBERED = 100_000  # stems kept from one call to the next, for each language


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many texts that are compared, as numbers."""

    terms: tuple[str, ...]  # the different stems, sorted
    # for each stem, the word that it came from most often, to be shown to people
    forms: tuple[str, ...]
    # what keeps texts apart and does not link them (negation, contrast, single letters and
    # digits), sorted; they are numbered after the terms
    marks: tuple[str, ...]
    # shape (words,): the words of all texts one after the other, as positions in `terms`, and
    # beyond these in `marks`
    flat: NDArray[np.int32]
    starts: NDArray[np.int64]  # shape (texts + 1,): where each text starts in `flat`


def compared_words(
    tokens: Tokens,
    languages: Sequence[str],
    *,
    stem: bool = True,
    stop_words: Iterable[str] = (),
    tell_apart: bool = False,
    word_list: WordList | None = None,
) -> Words:
    """Leave the function words out and reduce the rest to stems.

    >>> from actionclust.network.tokens import read_tokens
    >>> tokens = read_tokens(["Fund the nurses", "funding nurses"])
    >>> compared_words(tokens, ["en", "en"]).terms
    ('fund', 'nurs')
    """
    extra = _single_words([*stop_words, *(word_list.leave_out if word_list else ())])
    kept_words = {
        piece for word in (word_list.keep if word_list else ()) for piece in tokenise(word)
    }
    kinds = sorted(set(languages))
    place = {language: number for number, language in enumerate(kinds)}
    kind = np.fromiter(map(place.__getitem__, languages), dtype=np.int64, count=len(languages))
    # a word of two languages is two words until its stem is known
    coded = np.repeat(kind, tokens.lengths) * len(tokens.surfaces) + tokens.flat
    counts = np.bincount(coded, minlength=len(kinds) * len(tokens.surfaces))
    different = np.flatnonzero(counts)
    accented = _accented(tokens.surfaces, np.bincount(tokens.flat, minlength=len(tokens.surfaces)))
    readers = [
        _reader(language, extra, accented, kept_words, stem=stem, tell_apart=tell_apart)
        for language in kinds
    ]
    surfaces = [tokens.surfaces[code % len(tokens.surfaces)] for code in different.tolist()]
    read = [
        readers[code // len(tokens.surfaces)](surface)
        for code, surface in zip(different.tolist(), surfaces, strict=True)
    ]
    found = {term for term in read if term}
    terms = sorted(term for term in found if term[0] != _MARK)
    marks = sorted(found.difference(terms))
    number_of = {term: number for number, term in enumerate([*terms, *marks])} | {"": _ASIDE}
    numbers = np.full(len(counts), _ASIDE, dtype=np.int32)
    numbers[different] = [number_of[term] for term in read]
    flat = numbers[coded]
    kept = flat != _ASIDE
    each = np.repeat(np.arange(len(tokens.lengths)), tokens.lengths)
    starts = np.zeros(len(tokens.lengths) + 1, dtype=np.int64)
    np.cumsum(np.bincount(each[kept], minlength=len(tokens.lengths)), out=starts[1:])
    words = Words(
        terms=tuple(terms),
        forms=_forms(terms, zip(read, surfaces, counts[different].tolist(), strict=True)),
        marks=tuple(mark[1:] for mark in marks),
        flat=flat[kept],
        starts=starts,
    )
    if word_list is None or not word_list.synonyms:
        return words
    return with_synonyms(words, word_list.synonyms, readers)


def _accented(surfaces: Sequence[str], counts: NDArray[np.int64]) -> dict[str, str]:
    """Find the commonest way in which each word is written with its accents."""
    best: dict[str, tuple[int, str]] = {}
    for surface, count in zip(surfaces, counts.tolist(), strict=True):
        if not surface.isascii():
            plain, rank = folded(surface), (-count, surface)
            best[plain] = min(rank, best.get(plain, rank))
    return {plain: word for plain, (_, word) in best.items()}


def _reader(
    language: str,
    extra: Iterable[str],
    accented: Mapping[str, str],
    kept: Collection[str],
    *,
    stem: bool,
    tell_apart: bool,
) -> Callable[[str], str]:
    """Give the function that turns a word into its stem, or into "" if it is left out."""
    known, plain = function_words(language), _without_accents(language)
    contrasts = contrast_words(language) if tell_apart else {}
    reduce = _stemmer(language) if stem else _as_it_is

    def term_of(word: str) -> str:
        # a stemmer looks at accents, which some people leave out
        whole = accented.get(folded(word), word)
        # it may leave nothing of a word: the word itself is then the better term
        return folded(reduce(whole) or whole)

    aside = {term_of(word) for word in extra}

    def read(word: str) -> str:
        if word in kept:
            return term_of(word)
        if word in contrasts:
            return _MARK + contrasts[word]
        if word in known or word in plain:
            return ""
        # nearly every word has several letters, and nothing else
        if (len(word) == 1 or not word.isalnum()) and is_single(word):
            return _MARK + word.lower() if tell_apart else ""
        term = term_of(word)
        return "" if term in aside else term

    return read


@cache
def _without_accents(language: str) -> frozenset[str]:
    """Give the function words of a language as people write them without accents."""
    return frozenset(folded(word) for word in function_words(language) if not word.isascii())


def _forms(terms: Sequence[str], read: Iterable[tuple[str, str, int]]) -> tuple[str, ...]:
    """Find the word that each stem came from most often.

    Of equals, one with accents, which people leave out and do not add; then the first by letter.
    """
    frequency: dict[tuple[str, str], int] = {}
    for term, word, count in read:
        frequency[term, word] = frequency.get((term, word), 0) + count
    best: dict[str, tuple[int, bool, str]] = {}
    for (term, word), count in frequency.items():
        rank = (-count, word.isascii(), word)
        if term not in best or rank < best[term]:
            best[term] = rank
    return tuple(best[term][2] for term in terms)


def _single_words(stop_words: Iterable[str]) -> list[str]:
    extra: list[str] = []
    for word in stop_words:
        pieces = tokenise(word)
        if len(pieces) != 1:
            advice = "pass its words one by one" if pieces else "it is left out as it is"
            raise SettingError(
                f"stop_words takes single words of two letters or more; got {word!r}, which "
                f"has {len(pieces)}; {advice}"
            )
        extra.extend(pieces)
    return extra


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in STEMMED:
        return _as_it_is
    with first_use():
        from nltk.stem.snowball import SnowballStemmer  # noqa: PLC0415 - takes a second to import

    stem: Callable[[str], str] = lru_cache(_REMEMBERED)(SnowballStemmer(STEMMED[language]).stem)
    return stem


def _as_it_is(word: str) -> str:
    return word


def with_synonyms(
    words: Words, synonyms: Sequence[Sequence[str]], readers: Sequence[Callable[[str], str]]
) -> Words:
    """Put one term in the place of each word or phrase of a group of synonyms.

    The first of a group is the term, and is shown as it is written.
    """
    number_of = {term: number for number, term in enumerate(words.terms)}
    phrases: dict[tuple[int, ...], str] = {}
    for group in synonyms:
        # an abbreviation has a plural that no stemmer knows: GPs
        for phrase in (form for name in group for form in (f"{name}s", name)):
            for read in readers:
                stems = [term for term in map(read, tokenise(phrase)) if term]
                found = tuple(number_of.get(term, _ASIDE) for term in stems)
                if found and _ASIDE not in found:
                    phrases[found] = group[0]
    names = sorted(set(phrases.values()))
    terms = sorted({*words.terms, *(_shown(name) for name in names)})
    place = {term: number for number, term in enumerate(terms)}
    forms = dict(zip(words.terms, words.forms, strict=True)) | {
        _shown(name): _shown(name) for name in names
    }
    moved = np.array(
        [place[term] for term in words.terms] + [len(terms) + n for n in range(len(words.marks))],
        dtype=np.int32,
    )
    flat = words.flat.copy()
    of = np.repeat(np.arange(len(words.starts) - 1), np.diff(words.starts))
    result = moved[flat] if len(flat) else flat
    free = np.ones(len(flat), dtype=np.bool_)
    gone = np.zeros(len(flat), dtype=np.bool_)
    # the longest first, so that a word inside a phrase is the phrase
    for places, name in sorted(phrases.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        at = np.arange(max(len(flat) - len(places) + 1, 0))
        for step, number in enumerate(places):
            at = at[(flat[at + step] == number) & free[at + step] & (of[at + step] == of[at])]
        for start in at.tolist():
            if free[start : start + len(places)].all():
                free[start : start + len(places)] = False
                gone[start + 1 : start + len(places)] = True
                result[start] = place[_shown(name)]
    starts = np.concatenate([[0], np.cumsum(~gone)])[words.starts].astype(np.int64)
    return Words(
        terms=tuple(terms),
        forms=tuple(forms[term] for term in terms),
        marks=words.marks,
        flat=result[~gone],
        starts=starts,
    )


def _shown(name: str) -> str:
    return " ".join(name.split())
