"""All that may tell which group a text belongs to, as points whose products are likenesses.

Groups are found by words with a meaning of their own. People who sort texts also heed how a thing
is said: "how do I" and "why was" stand for two kinds of questions. So beside the space in which
groups were refined stand all words of a text, function words too, its neighbouring words, and its
letters, which see past endings and typing errors.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from sklearn.feature_extraction.text import TfidfTransformer

from actionclust.network.refining_space import Space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.text_space import TextSpace

# how much of the likeness of two texts each part is; they were chosen on labelled texts, see
# docs/explanation/design.md
_SPACE = 0.3
_SPACE_WITH_MEANING = 0.7
_WORDS, _NEIGHBOURS, _LETTERS = 0.3, 0.2, 0.2
_WORD = re.compile(r"\b\w+\b")
_RUNS = (3, 5)  # letters of the shortest and the longest run, with a blank before and after a word


def telling_features(space: TextSpace, places: NDArray[np.int64]) -> Space:
    """Give a point for each of some actions; the product of two is their likeness, up to 1."""
    share = _SPACE if space.meaning is None else _SPACE_WITH_MEANING
    rest = (1 - share) / (_WORDS + _NEIGHBOURS + _LETTERS)
    placed = space.of_actions(places)
    texts = [space.plain[place].lower() for place in places.tolist()]
    words = _Numbered.of_texts([_WORD.findall(text) for text in texts])
    pieces = _Numbered.of_texts([text.split() for text in texts])
    counted = (
        (_WORDS, words.counts()),
        (_NEIGHBOURS, words.neighbours()),
        (_LETTERS, sp.csr_array(pieces.counts() @ _runs(pieces.names))),
    )
    blocks = [placed.words * np.sqrt(share)]
    blocks += [
        sp.csr_array(TfidfTransformer(sublinear_tf=True).fit_transform(found))
        * np.sqrt(part * rest)
        for part, found in counted
        if found.nnz
    ]
    together = sp.csr_array(sp.hstack(blocks, format="csr"))
    return Space(together, placed.context * np.sqrt(share), by_meaning=placed.by_meaning)


@dataclass(frozen=True, slots=True)
class _Numbered:
    """The words of texts, numbered in the order in which they come."""

    names: tuple[str, ...]
    flat: NDArray[np.int64]  # the words of all texts one after the other
    of: NDArray[np.int64]  # the text of each
    texts: int

    @classmethod
    def of_texts(cls, texts: list[list[str]]) -> _Numbered:
        numbers: defaultdict[str, int] = defaultdict()
        numbers.default_factory = numbers.__len__
        flat = [numbers[word] for words in texts for word in words]
        of = np.repeat(np.arange(len(texts)), [len(words) for words in texts])
        return cls(tuple(numbers), np.array(flat, dtype=np.int64), of, len(texts))

    def counts(self) -> sp.csr_array:
        return _counts(self.of, self.flat, (self.texts, len(self.names)))

    def neighbours(self) -> sp.csr_array:
        """Count each two words that stand side by side."""
        beside = np.flatnonzero(self.of[1:] == self.of[:-1])
        codes = self.flat[beside] * max(len(self.names), 1) + self.flat[beside + 1]
        different, column = np.unique(codes, return_inverse=True)
        return _counts(self.of[beside], column, (self.texts, len(different)))


def _counts(
    rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]
) -> sp.csr_array:
    """Count how often each row has each column."""
    counts = sp.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape).tocsr()
    counts.sum_duplicates()
    return sp.csr_array(counts)


def _runs(words: Sequence[str]) -> sp.csr_array:
    """Count the runs of letters of each word, shape (words, runs); none leaves its word."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    flat: list[int] = []
    lengths = []
    for word in words:
        before = len(flat)
        wide = f" {word} "
        for size in range(_RUNS[0], _RUNS[1] + 1):
            starts = range(len(wide) - size + 1) if len(wide) > size else (0,)
            flat.extend(numbers[wide[start : start + size]] for start in starts)
            if len(wide) <= size:  # a short word counts once as a whole
                break
        lengths.append(len(flat) - before)
    rows = np.repeat(np.arange(len(words)), lengths)
    return _counts(rows, np.array(flat, dtype=np.int64), (len(words), len(numbers)))
