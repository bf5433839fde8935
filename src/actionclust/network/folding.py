"""Letters that people write in several ways: with accents or without, joined or apart."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

import regex

_ACCENTS = regex.compile(r"(?<=[\p{Latin}\p{Greek}][\u0300-\u036f]*)[\u0300-\u036f]")
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "\u0131": "i", "\u0451": "\u0435"}
)
_REMEMBERED = 100_000  # words kept from one call to the next


@lru_cache(_REMEMBERED)
def folded(word: str) -> str:
    """Write a word without case and accents, as it is matched.

    >>> folded("Hôpital"), folded("STRASSE") == folded("Straße"), folded("cœur")
    ('hopital', True, 'coeur')
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.casefold().translate(_LETTERS))
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))
