"""Many texts as one row of bytes, in which what nearly every text lacks is found at once.

A pattern that is looked for in each text costs a few microseconds a text, which is most of the
reading of a large corpus. What it begins with is found in the bytes of many texts several hundred
times faster, and only texts that have it are looked at closely.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_TEXTS = 20_000  # taken at a time, whose bytes stay near the processor
_AROUND = 2  # line ends before the first text and after the last one
_SPACE, _ASCII = 32, 128


def bytes_among(signs: str, *, beyond: bool = False) -> NDArray[np.bool_]:
    """Say of each byte whether it is one of some signs of ASCII, or `beyond` ASCII if asked.

    >>> bytes_among("<&")[[ord("<"), ord("a")]].tolist()
    [True, False]
    """
    table = np.zeros(256, dtype=np.bool_)
    table[[ord(sign) for sign in signs]] = True
    table[_ASCII:] = beyond
    return table


_LETTERS = "abcdefghijklmnopqrstuvwxyz"
LETTER = bytes_among(_LETTERS + _LETTERS.upper())
"""Which bytes are letters of ASCII."""
IN_WORDS = bytes_among(f"{_LETTERS}{_LETTERS.upper()}0123456789_", beyond=True)
"""Which bytes may stand in words: letters, digits, and whatever is not ASCII."""
WHITE = bytes_among("".join(map(chr, [*range(_SPACE + 1), 127])), beyond=True)
"""Which bytes may be of what nobody sees, white space or a control character."""
NOT_ASCII = bytes_among("", beyond=True)
"""Which bytes are not ASCII."""


@dataclass(frozen=True, slots=True)
class TextBytes:
    """The bytes of some texts (UTF-8), with a line end between each two and two around all."""

    data: NDArray[np.uint8]
    starts: NDArray[np.int64]  # shape (texts,): where each text begins
    ends: NDArray[np.int64]  # shape (texts,): the place after each

    def having(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Mark the texts that have one of some places, which are in order.

        >>> texts = text_bytes(["a.b", "", "c"])
        >>> texts.having(np.flatnonzero(texts.data == ord("."))).tolist()
        [True, False, False]
        """
        found = np.zeros(len(self.starts), dtype=np.bool_)
        found[np.searchsorted(self.ends, places)] = True
        return found

    def counts(self, marks: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Count the marked bytes of each text.

        >>> texts = text_bytes(["a b c", "", "d "])
        >>> texts.counts(texts.data == ord(" ")).tolist()
        [2, 0, 1]
        """
        places = np.flatnonzero(marks)
        counts: NDArray[np.int64] = np.searchsorted(places, self.ends)
        return counts - np.searchsorted(places, self.starts)

    def first(self, size: int) -> NDArray[np.uint8]:
        """Give the first bytes of each text, a row each; after a short text come others."""
        places = self.starts[:, None] + np.arange(size)
        taken: NDArray[np.uint8] = self.data[np.minimum(places, len(self.data) - 1)]
        return taken

    def last(self, size: int) -> NDArray[np.uint8]:
        """Give the last bytes of each text, a row each, from the end; before short ones others."""
        places = self.ends[:, None] - np.arange(1, size + 1)
        taken: NDArray[np.uint8] = self.data[np.maximum(places, 0)]
        return taken


def text_bytes(texts: Sequence[str]) -> TextBytes:
    """Join texts as bytes."""
    plain = [text.encode(errors="surrogatepass") for text in texts]
    around = b"\n" * _AROUND
    sizes = np.fromiter(map(len, plain), dtype=np.int64, count=len(plain))
    ends = np.cumsum(sizes + 1) - 1 + _AROUND
    data = np.frombuffer(around + b"\n".join(plain) + around, dtype=np.uint8)
    return TextBytes(data, ends - sizes, ends)


def some_at_a_time(texts: int) -> Iterator[slice]:
    """Share texts out into parts, to be looked at one after the other.

    >>> list(some_at_a_time(25_000))
    [slice(0, 20000, None), slice(20000, 25000, None)]
    """
    return (slice(*part) for part in pairwise([*range(0, texts, _TEXTS), texts]))
