"""Neighbouring words as terms: bigrams, and words beside what keeps texts apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.words import Words
    from actionclust.settings import Settings


def word_pairs(
    flat: NDArray[np.int64],
    rows: NDArray[np.int64],
    shape: tuple[int, int],
    words: Words,
    settings: Settings,
) -> tuple[sp.csr_array, list[str]]:
    """Count neighbouring words, as columns after those of the single words.

    A bigram counts if it stands in enough of the rows that take part in the network, of which
    there are `shape[1]` of `shape[0]`. In rows that have the same words as another one, what tells
    them apart counts too, however few texts have it: their bigrams, for their order, and a word of
    negation or contrast, a letter or a digit with each word next to it.
    """
    size = len(words.terms)
    linking = flat < size
    own, of = flat[linking], rows[linking]
    beside = of[1:] == of[:-1]
    codes, in_rows = own[:-1][beside] * size + own[1:][beside], of[1:][beside]
    always = np.zeros(len(codes), dtype=np.bool_)
    if settings.tell_apart:
        same = _same_words(own, of, shape[0])
        always = same[in_rows]
        marked, in_marked = _beside_marks(flat, rows, linking, size)
        marked, in_marked = marked[same[in_marked]], in_marked[same[in_marked]]
        codes = np.concatenate([codes, marked])
        in_rows = np.concatenate([in_rows, in_marked])
        always = np.concatenate([always, np.ones(len(marked), dtype=np.bool_)])
    different, columns = np.unique(codes, return_inverse=True)
    counts = counted_terms(in_rows, columns, (shape[0], len(different)))
    kept = np.zeros(len(different), dtype=np.bool_)
    kept[columns[always]] = True
    if settings.bigrams:
        inside = counts.indices[: counts.indptr[shape[1]]]
        kept |= np.bincount(inside, minlength=len(different)) >= settings.bigram_min_texts
    return counts[:, np.flatnonzero(kept)], _names(different[kept].tolist(), words)


def counted_terms(
    rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]
) -> sp.csr_array:
    """Count how often each row has each column."""
    counts = sp.csr_array(sp.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape))
    counts.sum_duplicates()
    return counts


def _same_words(own: NDArray[np.int64], of: NDArray[np.int64], rows: int) -> NDArray[np.bool_]:
    """Mark rows that have the words of another one, in another order or beside other marks."""
    same = np.zeros(rows, dtype=np.bool_)
    if not len(own):
        return same
    lengths = np.bincount(of, minlength=rows)
    filled = np.flatnonzero(lengths)
    starts = (np.cumsum(lengths) - lengths)[filled]
    # sums of large random numbers are the same by chance as good as never, and would do no harm
    number = np.random.default_rng(0).integers(1, 2**63, int(own.max()) + 1, dtype=np.uint64)
    _, bag, times = np.unique(
        np.add.reduceat(number[own], starts), return_inverse=True, return_counts=True
    )
    same[filled] = times[bag] > 1
    return same


def _beside_marks(
    flat: NDArray[np.int64], rows: NDArray[np.int64], linking: NDArray[np.bool_], size: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pair each mark with the linking words before and after it, if its row has them."""
    own, of = flat[linking], rows[linking]
    marks = np.flatnonzero(~linking)
    before = np.cumsum(linking)[marks] - 1
    codes, in_rows = [], []
    for side, place in ((0, before), (1, before + 1)):
        there = (place >= 0) & (place < len(own))
        some, word = marks[there], place[there]
        same_row = of[word] == rows[some]
        some, word = some[same_row], word[same_row]
        codes.append((size + 2 * (flat[some] - size) + side) * size + own[word])
        in_rows.append(rows[some])
    return np.concatenate(codes), np.concatenate(in_rows)


def _names(codes: list[int], words: Words) -> list[str]:
    names, size = [], len(words.terms)
    for code in codes:
        left, right = divmod(code, size)
        if left < size:
            names.append(f"{words.forms[left]} {words.forms[right]}")
            continue
        mark, after = divmod(left - size, 2)
        pair = (words.marks[mark], words.forms[right])
        names.append(" ".join(pair if after else pair[::-1]))
    return names
