"""Words into TF-IDF rows; texts with the same terms share one row."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.sparse.csgraph import connected_components

from actionclust.by_value import ByValue
from actionclust.network.common_columns import narrow
from actionclust.network.word_pairs import counted_terms, word_pairs
from actionclust.progress import first_use

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.near_copies import Nodes
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
    # how many rows take part in the network: the first ones. Those after them are campaigns, long
    # texts that many people sent, which are placed on their own and change nothing for the others
    ordinary: int
    # shape (texts,): the place of the text that each copies, its own if it copies none, -1 without
    # a row
    original: NDArray[np.int64]
    # shape (texts,): share of the words that each has in common with the one that it copies, from
    # 0 to 1; 1 if the two read the same
    likeness: NDArray[np.float64]
    # why a text was set aside before its words were read, or None; one for each text
    aside: tuple[str | None, ...]
    # shape (rows - ordinary,): for each row after the ordinary ones, the row of the campaign of
    # which it is a version; its own row for the campaign itself
    campaign_of: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    @property
    def in_network(self) -> Vectors:
        """The rows that take part in the network."""
        return replace(
            self,
            matrix=self.matrix[: self.ordinary],
            copies=self.copies[: self.ordinary],
            campaign_of=np.zeros(0, dtype=np.int64),
        )


def vectorise(
    words: Words,
    settings: Settings,
    nodes: Nodes | None = None,
) -> Vectors:
    """Weigh the terms of each different text.

    A term weighs ``tf * (1 + ln((1 + n) / (1 + df)))``, with n the number of different
    texts, df the number of those that have the term, and tf its count in the text (or
    1 + ln of it, when sublinear); bigrams are then multiplied by their weight, and rows
    divided by their norm. n and df count each different text once, so that copies of a text
    change nothing for the others.

    `nodes` says which texts are near-copies and share a row, that of the commonest, and which of
    them are campaigns, which take no part in the network.

    >>> from actionclust.network.tokens import read_tokens
    >>> from actionclust.network.words import compared_words
    >>> from actionclust.settings import Settings
    >>> texts = ["fund nurses", "train nurses", "fund nurses", "!"]
    >>> words = compared_words(read_tokens(texts), ["en"] * 4)
    >>> vectors = vectorise(words, Settings())
    >>> vectors.matrix.shape, vectors.copies.tolist(), vectors.row_of.tolist()
    ((2, 3), [2, 1], [0, 1, 0, -1])
    """
    row_of, first, copies = _different(words, ordered=settings.bigrams or settings.tell_apart)
    campaign_of = np.zeros(0, dtype=np.int64)
    if nodes is not None:
        row_of, first, copies, campaign_of = _joined(row_of, first, copies, nodes)
    ordinary = len(first) - len(campaign_of)
    lengths = np.diff(words.starts)[first]
    flat = _gather(words.flat, words.starts[:-1][first], lengths).astype(np.int64)
    rows = np.repeat(np.arange(len(first), dtype=np.int64), lengths)
    linking = flat < len(words.terms)
    counts = counted_terms(rows[linking], flat[linking], (len(first), len(words.terms)))
    terms = list(words.forms)
    if settings.bigrams or settings.tell_apart:
        pairs, names = word_pairs(flat, rows, (len(first), ordinary), words, settings)
        counts = sp.csr_array(sp.hstack([counts, pairs], format="csr"))
        terms += names
    return Vectors(
        matrix=_weighted(counts, len(words.terms), ordinary, settings),
        terms=tuple(terms),
        words=len(words.terms),
        row_of=row_of,
        copies=copies,
        ordinary=ordinary,
        original=np.where(row_of >= 0, first[row_of], -1) if len(first) else row_of.copy(),
        likeness=np.ones(len(row_of)),
        aside=(None,) * len(row_of),
        campaign_of=campaign_of,
    )


def _different(
    words: Words, *, ordered: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Group texts that have the same words, and order the groups by their words."""
    # big-endian, so that the order of the bytes is the order of the terms
    flat = words.flat.astype(">i4")
    width, plain = flat.itemsize, flat.tobytes()
    texts = len(words.starts) - 1
    linked = np.concatenate([[0], np.cumsum(words.flat < len(words.terms))])[words.starts]
    keys = [
        (plain[width * start : width * end] if ordered else np.sort(flat[start:end]).tobytes())
        if links
        else b""
        for (start, end), links in zip(
            pairwise(words.starts.tolist()), np.diff(linked).tolist(), strict=True
        )
    ]
    different = sorted({*keys} - {b""})
    number = {key: row for row, key in enumerate(different)} | {b"": -1}
    row_of = np.fromiter(map(number.__getitem__, keys), dtype=np.int64, count=texts)
    some = np.flatnonzero(row_of >= 0)
    first = np.empty(len(different), dtype=np.int64)
    # backwards, so that what stays is the first text of each row
    first[row_of[some[::-1]]] = some[::-1]
    return row_of, first, np.bincount(row_of[some], minlength=len(different))


def _joined(
    row_of: NDArray[np.int64],
    first: NDArray[np.int64],
    copies: NDArray[np.int64],
    nodes: Nodes,
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Join the rows of near-copies, each under its commonest text, and put campaigns last.

    Other versions of a campaign come last too; the last array is for these rows, and says which of
    them is the campaign.
    """
    some = np.flatnonzero(row_of >= 0)
    count = len(first)
    ends = (row_of[some], count + nodes.node[some])
    size = count + int(nodes.node.max(initial=-1)) + 1
    graph = sp.coo_array((np.ones(len(some), dtype=np.int8), ends), shape=(size, size))
    _, parts = connected_components(graph, directed=False)
    part, part_of_node = parts[:count], parts[count:]
    # the commonest row of each part, and of equals the first
    order = np.lexsort((np.arange(count), -copies, part))
    _, leading = np.unique(part[order], return_index=True)
    chosen = np.sort(order[leading])
    # the part of the campaign that each part is of: itself, another one, or none
    of = np.full(size, -1, dtype=np.int64)
    versions = some[nodes.version_of[some] >= 0]
    of[part[row_of[versions]]] = part_of_node[nodes.version_of[versions]]
    marked = some[np.isin(nodes.node[some], list(nodes.campaigns))]
    of[part[row_of[marked]]] = part[row_of[marked]]
    apart = of[part[chosen]] >= 0
    chosen = np.concatenate([chosen[~apart], chosen[apart]])
    place = np.empty(size, dtype=np.int64)
    place[part[chosen]] = np.arange(len(chosen))
    joined = np.full(len(row_of), -1, dtype=np.int64)
    joined[some] = place[part[row_of[some]]]
    together = np.bincount(joined[some], minlength=len(chosen))
    ordinary = len(chosen) - int(apart.sum())
    return joined, first[chosen], together, place[of[part[chosen[ordinary:]]]]


def _gather(
    flat: NDArray[np.int32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> NDArray[np.int32]:
    """Put slices of `flat` one after the other."""
    offsets = np.cumsum(lengths) - lengths
    taken: NDArray[np.int32] = flat[
        np.arange(lengths.sum()) + np.repeat(starts - offsets, lengths)
    ]
    return taken


def _weighted(counts: sp.csr_array, words: int, ordinary: int, settings: Settings) -> sp.csr_array:
    """Turn counts into TF-IDF rows of norm 1."""
    if counts.nnz == 0:
        return counts
    with first_use():
        from sklearn.feature_extraction.text import (  # noqa: PLC0415 - slow to import
            TfidfTransformer,
        )

    weigh = TfidfTransformer(norm=None, sublinear_tf=settings.sublinear)
    weights = sp.csr_array(weigh.fit(counts[: ordinary or None]).transform(counts))
    weights.data[weights.indices >= words] *= settings.bigram_weight
    weights.sort_indices()
    return unit_rows(narrow(weights))


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
