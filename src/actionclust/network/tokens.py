"""Texts into words: Unicode-aware tokens of any script."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import regex

from actionclust.errors import SettingError
from actionclust.network.function_words import function_words, undivided
from actionclust.network.text_bytes import (
    IN_WORDS,
    LETTER,
    NOT_ASCII,
    WHITE,
    bytes_among,
    some_at_a_time,
    text_bytes,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from actionclust.network.text_bytes import TextBytes

# scripts written without spaces: each character is a word, and bigrams join them again
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"[{_UNSPACED}]\p{{M}}*"
    rf"|[\p{{L}}\p{{N}}--[{_UNSPACED}]][\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]*"
    rf"(?:['·][\p{{L}}\p{{N}}--[{_UNSPACED}]][\p{{L}}\p{{M}}\p{{N}}--[{_UNSPACED}]]*)*",
    regex.V1,
)
_ASCII_WORD = re.compile(r"[a-z0-9]+(?:'[a-z0-9]+)*")
_LONG_ASCII_WORD = re.compile(r"[a-z0-9]{2,}")
# signs that say something else: the pluses of C++, a share, an amount, more or less than
_SIGNS = r"(?<=[\w])(?:\+{1,3}|#)(?!\w)|[%€$£<>≤≥]"
_SIGNED_WORD = regex.compile(rf"{_WORD.pattern}|{_SIGNS}", regex.V1)
_SIGNED_ASCII_WORD = re.compile(rf"{_ASCII_WORD.pattern}|{_SIGNS}")
# a letter that is the name of something and no article: inside a sentence in upper case, or at
# the end of one
_NAME_AT_END = r"(?<![\w'\u2019-])[A-Za-z](?=\s*(?:$|[,;)\]/!?]|\.(?:\s|$)))"
_LETTER_AT_END = re.compile(f"({_NAME_AT_END})")
_LETTER = re.compile(rf"({_NAME_AT_END}|(?<=\w )[A-HJ-TV-Z](?![\w'\u2019.+#]))")
# a look at what nearly every text lacks: such a letter, after what is no letter; it begins with
# that, which is found faster
_MAYBE_LETTER = re.compile(
    r"[^\w'\u2019-](?:[A-Za-z](?=\s*(?:$|[,;)\]/!?]|\.(?:\s|$)))|[A-HJ-TV-Z](?![\w'\u2019.+#]))"
)
_ENUMERATOR = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z])[.)]\s+(?=\S)")
_APOSTROPHES = {ord(mark): "'" for mark in "\u2019\u02bc\u2018\u0060\u00b4"}
# soft hyphens and zero-width characters stand inside words and are not part of them; nor are
# the marks that make a picture of a letter or digit, such as the keycap around the 1 of a list
_INVISIBLE = dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0x20E3, 0xFE0E, 0xFE0F, 0xFEFF))
_CLEAN = _APOSTROPHES | _INVISIBLE | {0x2027: "·"}
_BETWEEN_UNSPACED = regex.compile(rf"(?<=[{_UNSPACED}]\p{{M}}*) (?=[{_UNSPACED}])", regex.V1)
_EDGES = regex.compile(r"^[^\w+#]+|[^\w+#]+$")
_CLOSER = "?"  # for the signs of ASCII that need a closer look
_ASCII = [chr(code) for code in range(128)]
_SPACED = bytes(
    ord(sign.lower() if sign.isalnum() else _CLOSER if sign in "'`+#%$<>" else " ")
    for sign in _ASCII
).ljust(256)
_NOT_SPACED = NOT_ASCII | bytes_among("'`+#%$<>")
_NAMES = bytes_among("ABCDEFGHJKLMNOPQRSTVWXYZ")
_ENDS_NUMBER = bytes_among(".)")
_NUMBERED = 5  # bytes at the start of a text in which the number of an item ends
_LAST_SPACED = "\u0e00"  # the scripts without spaces come after it


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
        plain = _plain(text)
        words = _WORD.findall(plain)
    if "'" in plain:
        whole = undivided()
        words = [
            piece for word in words for piece in ((word,) if word in whole else word.split("'"))
        ]
    return [word for word in words if not is_single(word)]


def tokenise_all(text: str) -> list[str]:
    """Split a text into words as `tokenise` does, with single letters, digits and signs.

    A single letter that is a name and no article stays in upper case. The number before an item
    of a list is left out.

    >>> tokenise_all("2. A course of C++ in zone A/B")
    ['a', 'course', 'of', 'c', '++', 'in', 'zone', 'A', 'B']
    """
    numbered = _ENUMERATOR.match(text)
    text = text[numbered.end() :] if numbered else text
    if not _MAYBE_LETTER.search(f" {text}"):
        return _with_singles(text)
    pieces = (_LETTER_AT_END if text.isupper() else _LETTER).split(text)
    words: list[str] = []
    for place, piece in enumerate(pieces):
        if place % 2:
            words.append(piece.upper())
        elif piece:
            words.extend(_with_singles(piece))
    return words


def _with_singles(text: str) -> list[str]:
    if text.isascii():
        spaced = text.encode().translate(_SPACED).decode()
        if _CLOSER not in spaced:  # the same words, several times faster
            return spaced.split()
        plain = text.replace("`", "'").lower()
        words: list[str] = _SIGNED_ASCII_WORD.findall(plain)
    else:
        plain = _plain(text)
        words = _SIGNED_WORD.findall(plain)
    if "'" not in plain:
        return words
    whole, apart = undivided(), []
    for word in words:
        if "'" not in word or word in whole:
            apart.append(word)
            continue
        *first, last = word.split("'")
        # an elided article is none of the single letters, but the "ne" of French says no
        apart.extend("n'" if one == "n" else one for one in first if len(one) > 1 or one == "n")
        if not is_single(last):
            apart.append(last)
    return apart


def is_single(word: str) -> bool:
    """Tell whether a word is a single letter, digit or sign, in a script with spaces."""
    if len(word) == 1 and word < _LAST_SPACED:
        return True
    return not (word.isalnum() or any(map(str.isalnum, word)))


def written(term: str) -> str:
    """Write a term as its script does: without spaces where the script has none.

    >>> written("home care"), written("横断 歩道")
    ('home care', '横断歩道')
    """
    return term if term.isascii() else _BETWEEN_UNSPACED.sub("", term)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text.translate(_CLEAN)).lower()


def words_by(tokeniser: Callable[[str], Iterable[str]]) -> Callable[[str], list[str]]:
    """Give the function that splits a text by a tokeniser of the user, into lower-case words."""

    def split(text: str) -> list[str]:
        words = []
        pieces: object = tokeniser(text)
        # one text is not its words, though it can be gone through letter by letter
        if isinstance(pieces, str) or not isinstance(pieces, Iterable):
            raise SettingError(
                f"tokens: a tokeniser gives a list of words; got {pieces!r} "
                f"({type(pieces).__name__}) for {text!r}"
            )
        for piece in pieces:
            if not isinstance(piece, str):
                raise SettingError(
                    f"tokens: a tokeniser gives words (str); got {piece!r} "
                    f"({type(piece).__name__}) for {text!r}"
                )
            word = _EDGES.sub("", _plain(piece))
            if word:
                words.append(word)
        return words

    return split


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of many texts as they stand there, as numbers."""

    surfaces: tuple[str, ...]  # the different words
    # shape (words,): the words of all texts one after the other, as positions in `surfaces`
    flat: NDArray[np.int64]
    lengths: NDArray[np.int64]  # shape (texts,): how many words each text has

    def function_words(self, languages: Sequence[str]) -> NDArray[np.int64]:
        """Count the function words of each language, one a row, in each text."""
        place = {word: number for number, word in enumerate(self.surfaces)}
        ends = np.cumsum(self.lengths)
        counts = np.zeros((len(languages), len(ends)), dtype=np.int64)
        for row, language in zip(counts, languages, strict=True):
            marked = np.zeros(len(place), dtype=np.int64)
            marked[[place[word] for word in function_words(language) if word in place]] = 1
            running = np.concatenate([[0], np.cumsum(marked[self.flat])])
            row[:] = running[ends] - running[ends - self.lengths]
        return counts


def read_tokens(texts: Iterable[str], split: Callable[[str], list[str]] = tokenise) -> Tokens:
    """Split many texts into words, and number the different ones.

    >>> read_tokens(["train nurses", "nurses"]).lengths
    array([2, 1])
    """
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    flat: list[int] = []
    lengths: list[int] = []
    for text in texts:
        words = split(text)
        flat.extend(map(numbers.__getitem__, words))
        lengths.append(len(words))
    return Tokens(
        surfaces=tuple(numbers),
        flat=np.array(flat, dtype=np.int64),
        lengths=np.array(lengths, dtype=np.int64),
    )


def read_all_tokens(texts: Sequence[str]) -> Tokens:
    """Split many texts into words as `tokenise_all` does, most of them at once.

    >>> read_all_tokens(["train nurses", "don't train"]).lengths
    array([2, 2])
    """
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    parts, lengths = [], np.zeros(len(texts), dtype=np.int64)
    for part in some_at_a_time(len(texts)):
        some = texts[part]
        usual = _spaced_alone(text_bytes(some))
        words, lengths[part][usual] = _split_at_once([*compress(some, usual)])
        of_usual = list(map(numbers.__getitem__, words))
        others = [*map(tokenise_all, compress(some, ~usual))]
        lengths[part][~usual] = np.fromiter(map(len, others), dtype=np.int64, count=len(others))
        of_others = [number for words in others for number in map(numbers.__getitem__, words)]
        each = np.repeat(usual, lengths[part])
        flat = np.empty(len(each), dtype=np.int64)
        flat[each], flat[~each] = of_usual, of_others
        parts.append(flat)
    return Tokens(
        surfaces=tuple(numbers),
        flat=np.concatenate([*parts, np.zeros(0, dtype=np.int64)]),
        lengths=lengths,
    )


def _spaced_alone(texts: TextBytes) -> NDArray[np.bool_]:
    """Mark texts whose words are what stands between signs; of these, not all are found."""
    data = texts.data
    others = texts.having(np.flatnonzero(_NOT_SPACED[data]))
    # the number or letter of an item of a list
    others |= WHITE[texts.first(1)[:, 0]] | _ENDS_NUMBER[texts.first(_NUMBERED)].any(axis=1)
    # a single letter that may be a name: a capital, or one with a sign behind it
    words = IN_WORDS[data]
    single = np.flatnonzero(words[1:-1] & ~words[:-2] & ~words[2:]) + 1
    inside = (data[single + 1] == ord(" ")) & words[np.minimum(single + 2, len(data) - 1)]
    named = _NAMES[data[single]] | (LETTER[data[single]] & ~inside)
    others |= texts.having(single[named])
    return ~others


def _split_at_once(texts: Sequence[str]) -> tuple[list[str], NDArray[np.int64]]:
    """Split texts at their signs, and count the words of each."""
    joined = "\n".join(["", *texts, ""])
    spaced = joined.encode().translate(_SPACED)
    plain = np.frombuffer(spaced, dtype=np.uint8) != ord(" ")
    begins = np.flatnonzero(plain[1:] & ~plain[:-1]) + 1
    ends = np.cumsum(np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 1)
    counts = np.diff(np.searchsorted(begins, ends), prepend=0)
    return spaced.decode().split(), counts
