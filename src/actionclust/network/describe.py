"""What a community is about: keywords, fit, the most central text, cohesion, stability."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.by_value import ByValue
from actionclust.network.engines import membership
from actionclust.network.group_sums import products_with_own
from actionclust.network.tokens import written
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from actionclust.network.graph import EdgeOrder
    from actionclust.network.vectors import Vectors

KEYWORDS = 5
"""How many keywords a community has at the most."""

_CANDIDATES = 40  # terms looked at to find them


@dataclass(frozen=True, slots=True, eq=False)
class Description(ByValue):
    """The communities, described."""

    # for each community, the terms that set it apart, the most telling first
    keywords: tuple[tuple[str, ...], ...]
    # shape (rows,): cosine of each row to the centroid of the rest of its community, from 0 to
    # 1; NaN for a row that has no community or is alone in it
    fit: NDArray[np.float64]
    # shape (communities,): the row of each community that is nearest to its centroid
    central: NDArray[np.int64]
    # shape (communities,): mean cosine of two texts of the community, copies included, from 0 to
    # 1; NaN for one text
    cohesion: NDArray[np.float64]


def describe_communities(
    vectors: Vectors, labels: NDArray[np.int64], compared: sp.csr_array | None = None
) -> Description:
    """Describe communities by their texts' own words, or by all that is compared of these."""
    inside = np.flatnonzero(labels >= 0)
    label = labels[inside]
    rows = (vectors.matrix if compared is None else compared)[inside]
    groups = int(label.max(initial=-1)) + 1
    plain = membership(label)
    sums = (plain @ rows).tocsr()
    squares = squared_norms(sums)
    products = products_with_own(rows, label, sums)
    fit = np.full(len(labels), np.nan)
    fit[inside] = _fit(squares, products, label)
    sizes = np.bincount(label, minlength=groups)
    # by community, then nearness; the first of each community, ties by the order of the rows
    order = np.lexsort((inside, -np.round(products, 9), label))
    central = inside[order[np.searchsorted(label[order], np.arange(groups))]]
    copies = vectors.copies[inside].astype(np.float64)
    texts = np.bincount(label, weights=copies, minlength=groups)
    weighted = squared_norms((membership(label, copies) @ rows).tocsr())
    pairs = texts * (texts - 1)
    cohesion = np.where(pairs > 0, (weighted - texts) / np.where(pairs > 0, pairs, 1.0), np.nan)
    return Description(
        keywords=tuple(_keywords(vectors.matrix[inside], plain, sizes, vectors.terms)),
        fit=fit,
        central=central,
        cohesion=np.clip(cohesion, 0.0, 1.0),
    )


def fit_of(matrix: sp.csr_array, labels: NDArray[np.int64]) -> NDArray[np.float64]:
    """Measure how each row fits, as `describe_communities` does, and nothing else."""
    inside = np.flatnonzero(labels >= 0)
    label, rows = labels[inside], matrix[inside]
    sums = (membership(label) @ rows).tocsr()
    fit = np.full(len(labels), np.nan)
    fit[inside] = _fit(squared_norms(sums), products_with_own(rows, label, sums), label)
    return fit


def keywords_of(vectors: Vectors, labels: NDArray[np.int64]) -> tuple[tuple[str, ...], ...]:
    """Find the keywords of communities, as `describe_communities` does, and nothing else."""
    inside = np.flatnonzero(labels >= 0)
    label = labels[inside]
    return tuple(
        _keywords(vectors.matrix[inside], membership(label), np.bincount(label), vectors.terms)
    )


def stability(
    order: EdgeOrder, edges: int, labels: NDArray[np.int64], runs: Sequence[NDArray[np.int64]]
) -> NDArray[np.float64]:
    """Measure how often linked texts of a community stayed together while tuning."""
    groups = int(labels.max(initial=-1)) + 1
    first, second = order.first[:edges], order.second[:edges]
    inside = (labels[first] == labels[second]) & (labels[first] >= 0)
    first, second = first[inside], second[inside]
    together = np.zeros(len(first))
    for run in runs:
        together += run[first] == run[second]
    links = np.bincount(labels[first], minlength=groups)
    kept = np.bincount(labels[first], weights=together, minlength=groups)
    if len(runs) < 2:  # noqa: PLR2004 - one run has nothing to be compared with
        return np.full(groups, np.nan)
    share: NDArray[np.float64] = np.where(
        links > 0, kept / (np.maximum(links, 1) * len(runs)), np.nan
    )
    return share


def _fit(
    squares: NDArray[np.float64], products: NDArray[np.float64], label: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Give the cosine of each row to the rest of its community, NaN for one that is alone."""
    rest = np.sqrt(np.maximum(squares[label] - 2 * products + 1, 0.0))
    fit = np.clip((products - 1) / np.where(rest > 0, rest, np.inf), 0.0, 1.0)
    return np.where(np.bincount(label, minlength=len(squares))[label] > 1, fit, np.nan)


def _keywords(
    rows: sp.csr_array, member: sp.csc_array, sizes: NDArray[np.int64], terms: Sequence[str]
) -> list[tuple[str, ...]]:
    """Rank the terms of each community by how far they set it apart.

    A term scores ``p * ln(p / q)``, with p its share of the community's texts and q of all
    texts: its part of the Kullback-Leibler divergence between the two.
    """
    present = sp.csr_array((np.ones(rows.nnz), rows.indices, rows.indptr), shape=rows.shape)
    counts = (member @ present).tocsr()
    overall = np.bincount(rows.indices, minlength=rows.shape[1]) / max(rows.shape[0], 1)
    group = np.repeat(np.arange(len(sizes)), np.diff(counts.indptr))
    columns, having = counts.indices, counts.data
    share = having / sizes[group]
    score = np.round(share * np.log(share / overall[columns]), 9)
    ranked = np.lexsort((columns, -having, -score, group))
    chosen = []
    for start, stop in pairwise(counts.indptr.tolist()):
        best = ranked[start : min(stop, start + _CANDIDATES)]
        names = [terms[column] for column in columns[best].tolist()]
        chosen.append(_without_repeats(zip(names, having[best].tolist(), strict=True)))
    return chosen


def _without_repeats(ranked: Iterable[tuple[str, float]]) -> tuple[str, ...]:
    """Leave out words that only occur in a chosen bigram, and bigrams of chosen words."""
    chosen: list[tuple[str, set[str], float]] = []
    for term, having in ranked:
        words = set(term.split())
        if any(
            words <= others or (others <= words and having < count) for _, others, count in chosen
        ):
            continue
        chosen = [
            (other, others, count)
            for other, others, count in chosen
            if not (others < words and count <= having)
        ]
        chosen.append((term, words, having))
        if len(chosen) == KEYWORDS:
            break
    return tuple(written(term) for term, _, _ in chosen)
