"""Texts into words: Unicode-aware tokens, function words left out, stems.

Each text has its own language, so that a Dutch and a French text can share one corpus.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import regex

from actionclust.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

LISTED = ("en", "fr", "nl", "de")
"""Languages whose function words ship with the package."""

STEMMED = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
}
"""Languages that have a Snowball stemmer in NLTK, by code."""

UNDETERMINED = "und"
"""The code (ISO 639-2) of a language that is not known: all words kept as they are."""

_CODES = {name: code for code, name in STEMMED.items()} | {
    "deutsch": "de",
    "français": "fr",
    "nederlands": "nl",
}
# scripts written without spaces: each character is a word, and bigrams join them again
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"[{_UNSPACED}]\p{{M}}*"
    rf"|[\p{{L}}\p{{N}}--[{_UNSPACED}]][\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]*"
    rf"(?:'[\p{{L}}\p{{N}}--[{_UNSPACED}]][\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]*)*",
    regex.V1,
)
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_LONG_ASCII_WORD = re.compile(r"[a-z0-9]{2,}")
_APOSTROPHES = {ord(mark): "'" for mark in "\u2019\u02bc\u2018\u0060\u00b4"}
# soft hyphens and zero-width characters stand inside words and are not part of them; nor are
# the marks that make a picture of a letter or digit, such as the keycap around the 1 of a list
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0x20E3, 0xFE0E, 0xFE0F, 0xFEFF))
_CLEAN = _APOSTROPHES | _INVISIBLE
_ASIDE = -1
_LAST_SPACED = "\u0e00"  # the scripts without spaces come after it
_REMEMBERED = 100_000  # stems kept from one call to the next, for each language


def language_code(name: str) -> str:
    """Turn the name of a language into its code.

    >>> language_code("English"), language_code("nl-BE"), language_code("FR")
    ('en', 'nl', 'fr')
    """
    folded = name.strip().lower()
    base = folded.replace("_", "-").partition("-")[0]
    return _CODES.get(folded, base) or UNDETERMINED


@cache
def function_words(language: str) -> frozenset[str]:
    """Give the function words of a language, the words that are never compared.

    >>> "the" in function_words("en"), "system" in function_words("en")
    (True, False)
    """
    if language not in LISTED:
        return frozenset()
    source = files("actionclust.network").joinpath("stopwords", f"{language}.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def tokenise(text: str) -> list[str]:
    """Split a text into lower-case words.

    Words are runs of letters, marks and digits of any script; hyphens and apostrophes
    separate (so that an elided article stands alone), but not in function words ("don't"), and
    a word of one letter or digit is left out. In scripts without spaces each character is a
    word.

    >>> tokenise("L'hôpital: follow-up of 24 e-health tools")
    ['hôpital', 'follow', 'up', 'of', '24', 'health', 'tools']
    """
    if text.isascii():
        # the same words, several times faster
        plain = text.replace("`", "'").lower()
        if "'" not in plain:
            long: list[str] = _LONG_ASCII_WORD.findall(plain)
            return long
        words: list[str] = _ASCII_WORD.findall(plain)
    else:
        plain = unicodedata.normalize("NFKC", text.translate(_CLEAN)).lower()
        words = _WORD.findall(plain)
    if "'" in plain:
        whole = _undivided()
        words = [
            piece for word in words for piece in ((word,) if word in whole else word.split("'"))
        ]
    return [word for word in words if len(word) > 1 or word > _LAST_SPACED]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of many texts as they stand there, as numbers."""

    surfaces: tuple[str, ...]  # the different words, in the order in which they came
    # shape (words,): the words of all texts one after the other, as positions in `surfaces`
    flat: NDArray[np.int64]
    lengths: NDArray[np.int64]  # shape (texts,): how many words each text has

    def function_words(self, language: str) -> NDArray[np.int64]:
        """Count the function words of a language in each text."""
        known = function_words(language)
        marked = np.fromiter(map(known.__contains__, self.surfaces), np.int64)
        running = np.concatenate([[0], np.cumsum(marked[self.flat])])
        ends = np.cumsum(self.lengths)
        counts: NDArray[np.int64] = running[ends] - running[ends - self.lengths]
        return counts


def read_tokens(texts: Iterable[str]) -> Tokens:
    """Split many texts into words, and number the different ones.

    >>> read_tokens(["train nurses", "nurses"]).lengths
    array([2, 1])
    """
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    flat: list[int] = []
    lengths: list[int] = []
    for text in texts:
        words = tokenise(text)
        flat.extend(map(numbers.__getitem__, words))
        lengths.append(len(words))
    return Tokens(
        surfaces=tuple(numbers),
        flat=np.array(flat, dtype=np.int64),
        lengths=np.array(lengths, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of many texts that are compared, as numbers."""

    terms: tuple[str, ...]  # the different stems, sorted
    # for each stem, the word that it came from most often, to be shown to people
    forms: tuple[str, ...]
    # shape (words,): the words of all texts one after the other, as positions in `terms`
    flat: NDArray[np.int32]
    starts: NDArray[np.int64]  # shape (texts + 1,): where each text starts in `flat`


def compared_words(
    tokens: Tokens,
    languages: Sequence[str],
    *,
    stem: bool = True,
    stop_words: Iterable[str] = (),
) -> Words:
    """Leave the function words out and reduce the rest to stems.

    >>> tokens = read_tokens(["Fund the nurses", "funding nurses"])
    >>> compared_words(tokens, ["en", "en"]).terms
    ('fund', 'nurs')
    """
    extra = _single_words(stop_words)
    kinds = sorted(set(languages))
    kind = np.array([kinds.index(language) for language in languages], dtype=np.int64)
    # a word of two languages is two words until its stem is known
    coded = np.repeat(kind, tokens.lengths) * len(tokens.surfaces) + tokens.flat
    counts = np.bincount(coded, minlength=len(kinds) * len(tokens.surfaces))
    different = np.flatnonzero(counts)
    readers = [_reader(language, extra, stem=stem) for language in kinds]
    surfaces = [tokens.surfaces[code % len(tokens.surfaces)] for code in different.tolist()]
    read = [
        readers[code // len(tokens.surfaces)](surface)
        for code, surface in zip(different.tolist(), surfaces, strict=True)
    ]
    terms = sorted({term for term in read if term})
    number_of = {term: number for number, term in enumerate(terms)} | {"": _ASIDE}
    numbers = np.full(len(counts), _ASIDE, dtype=np.int32)
    numbers[different] = [number_of[term] for term in read]
    flat = numbers[coded]
    kept = flat != _ASIDE
    each = np.repeat(np.arange(len(tokens.lengths)), tokens.lengths)
    starts = np.zeros(len(tokens.lengths) + 1, dtype=np.int64)
    np.cumsum(np.bincount(each[kept], minlength=len(tokens.lengths)), out=starts[1:])
    return Words(
        terms=tuple(terms),
        forms=_forms(terms, zip(read, surfaces, counts[different].tolist(), strict=True)),
        flat=flat[kept],
        starts=starts,
    )


def _reader(language: str, extra: Iterable[str], *, stem: bool) -> Callable[[str], str]:
    """Give the function that turns a word into its stem, or into "" if it is left out."""
    known = function_words(language)
    reduce = _stemmer(language) if stem else _as_it_is
    aside = {reduce(word) for word in extra}

    def read(word: str) -> str:
        if word in known:
            return ""
        # a stemmer may leave nothing of a word: the word itself is then the better term
        term = reduce(word) or word
        return "" if term in aside else term

    return read


def _forms(terms: Sequence[str], read: Iterable[tuple[str, str, int]]) -> tuple[str, ...]:
    """Find the word that each stem came from most often; of equals, the first by letter."""
    frequency: dict[tuple[str, str], int] = {}
    for term, word, count in read:
        frequency[term, word] = frequency.get((term, word), 0) + count
    best: dict[str, tuple[int, str]] = {}
    for (term, word), count in frequency.items():
        rank = (-count, word)
        if term not in best or rank < best[term]:
            best[term] = rank
    return tuple(best[term][1] for term in terms)


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
def _undivided() -> frozenset[str]:
    """Give the function words that have an apostrophe inside, in any language."""
    return frozenset(
        word for language in LISTED for word in function_words(language) if "'" in word
    )


@cache
def _stemmer(language: str) -> Callable[[str], str]:
    if language not in STEMMED:
        return _as_it_is
    from nltk.stem.snowball import SnowballStemmer  # noqa: PLC0415 - takes a second to import

    stem: Callable[[str], str] = lru_cache(_REMEMBERED)(SnowballStemmer(STEMMED[language]).stem)
    return stem


def _as_it_is(word: str) -> str:
    return word
