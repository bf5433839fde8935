"""Words into TF-IDF rows; texts with the same terms share one row."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.words import Words
    from actionclust.settings import Settings


@dataclass(frozen=True, slots=True, eq=False)
class Vectors(ByValue):
    """The different texts as rows of norm 1."""

    # shape (rows, terms): TF-IDF weights. Rows and columns stand in a canonical order that
    # depends on the texts alone, not on the order in which they came
    matrix: sp.csr_array
    terms: tuple[str, ...]  # the terms, as people read them: single words first, then bigrams
    words: int  # how many of the terms are single words
    # shape (texts,): the row of each text, or -1 for a text that has no words left
    row_of: NDArray[np.int64]
    copies: NDArray[np.int64]  # shape (rows,): how many texts share each row, at least 1


def vectorise(words: Words, settings: Settings) -> Vectors:
    """Weigh the terms of each different text.

    A term weighs ``tf * (1 + ln((1 + n) / (1 + df)))``, with n the number of different
    texts, df the number of those that have the term, and tf its count in the text (or
    1 + ln of it, when sublinear); bigrams are then multiplied by their weight, and rows
    divided by their norm. n and df count each different text once, so that copies of a text
    change nothing for the others.

    >>> from actionclust.network.words import compared_words, read_tokens
    >>> from actionclust.settings import Settings
    >>> texts = ["fund nurses", "train nurses", "fund nurses", "!"]
    >>> words = compared_words(read_tokens(texts), ["en"] * 4)
    >>> vectors = vectorise(words, Settings())
    >>> vectors.matrix.shape, vectors.copies.tolist(), vectors.row_of.tolist()
    ((2, 3), [2, 1], [0, 1, 0, -1])
    """
    row_of, first, copies = _different(words, ordered=settings.bigrams)
    lengths = np.diff(words.starts)[first]
    flat = _gather(words.flat, words.starts[:-1][first], lengths)
    rows = np.repeat(np.arange(len(first), dtype=np.int64), lengths)
    counts = _count(rows, flat.astype(np.int64), (len(first), len(words.terms)))
    terms = list(words.forms)
    if settings.bigrams:
        pairs, names = _bigrams(flat, rows, len(first), words, settings.bigram_min_texts)
        counts = sp.csr_array(sp.hstack([counts, pairs], format="csr"))
        terms += names
    return Vectors(
        matrix=_weighted(counts, len(words.terms), settings),
        terms=tuple(terms),
        words=len(words.terms),
        row_of=row_of,
        copies=copies,
    )


def _different(
    words: Words, *, ordered: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Group texts that have the same words, and order the groups by their words."""
    # big-endian, so that the order of the bytes is the order of the terms
    flat = words.flat.astype(">i4")
    width, plain = flat.itemsize, flat.tobytes()
    texts = len(words.starts) - 1
    keys = [
        plain[width * start : width * end] if ordered else np.sort(flat[start:end]).tobytes()
        for start, end in pairwise(words.starts.tolist())
    ]
    different = sorted({*keys} - {b""})
    number = {key: row for row, key in enumerate(different)} | {b"": -1}
    row_of = np.fromiter(map(number.__getitem__, keys), dtype=np.int64, count=texts)
    some = np.flatnonzero(row_of >= 0)
    first = np.empty(len(different), dtype=np.int64)
    # backwards, so that what stays is the first text of each row
    first[row_of[some[::-1]]] = some[::-1]
    return row_of, first, np.bincount(row_of[some], minlength=len(different))


def _gather(
    flat: NDArray[np.int32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int32]:
    """Put slices of `flat` one after the other."""
    offsets = np.cumsum(lengths) - lengths
    taken: NDArray[np.int32] = flat[
        np.arange(lengths.sum()) + np.repeat(starts - offsets, lengths)
    ]
    return taken


def _count(
    rows: NDArray[np.int64], columns: NDArray[np.int64], shape: tuple[int, int]
) -> sp.csr_array:
    counts = sp.csr_array(
        sp.coo_array((np.ones(len(rows)), (rows, columns)), shape=shape),
    )
    counts.sum_duplicates()
    return counts


def _bigrams(
    flat: NDArray[np.int32],
    rows: NDArray[np.int64],
    texts: int,
    words: Words,
    min_texts: int,
) -> tuple[sp.csr_array, list[str]]:
    """Count neighbouring words that occur together in enough texts."""
    size = len(words.terms)
    same_text = rows[1:] == rows[:-1]
    codes = flat[:-1].astype(np.int64)[same_text] * size + flat[1:][same_text]
    different, columns = np.unique(codes, return_inverse=True)
    counts = _count(rows[1:][same_text], columns, (texts, len(different)))
    enough = np.bincount(counts.indices, minlength=len(different)) >= min_texts
    counts = counts[:, np.flatnonzero(enough)]
    forms = words.forms
    left, right = np.divmod(different[enough], max(size, 1))
    names = [f"{forms[a]} {forms[b]}" for a, b in zip(left, right, strict=True)]
    return counts, names


def _weighted(counts: sp.csr_array, words: int, settings: Settings) -> sp.csr_array:
    """Turn counts into TF-IDF rows of norm 1."""
    if counts.nnz == 0:
        return counts
    from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415 - slow to import

    weigh = TfidfTransformer(norm=None, sublinear_tf=settings.sublinear)
    weights = sp.csr_array(weigh.fit_transform(counts))
    weights.data[weights.indices >= words] *= settings.bigram_weight
    weights.sort_indices()
    return unit_rows(weights)


def unit_rows(rows: sp.csr_array) -> sp.csr_array:
    """Divide each row by its norm, in place.

    >>> unit_rows(sp.csr_array([[3.0, 4.0], [0.0, 0.0]])).toarray().tolist()
    [[0.6, 0.8], [0.0, 0.0]]
    """
    norms = np.sqrt(squared_norms(rows))
    rows.data /= np.repeat(np.where(norms > 0, norms, 1.0), np.diff(rows.indptr))
    return rows


def squared_norms(rows: sp.csr_array) -> NDArray[np.float64]:
    """Add up the squares of each row.

    >>> squared_norms(sp.csr_array([[3.0, 4.0], [0.0, 0.0]])).tolist()
    [25.0, 0.0]
    """
    of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    return np.bincount(of, rows.data**2, rows.shape[0]).astype(np.float64, copy=False)
