"""`explanations`: why every text stands where it does, as one table."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import scipy.sparse as sp

from actionclust.advice.explaining.arrival import beginnings, last_edits
from actionclust.advice.explaining.standing import hierarchy_of, standing
from actionclust.clustering.result import BY_MEANING, Clustering
from actionclust.coding.tree.tree import Aside
from actionclust.network.one_thread import one_thread_each
from actionclust.network.tokens import written
from actionclust.text_columns import text_column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray

    from actionclust.advice.explaining.standing import Standing
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.network.refining_space import Space

_TERMS = 3  # named in a cell
_FAINT = 1e-6  # of what meaning adds that counts as nothing
_CELLS = 4_000_000  # similarities held at a time


def explanations(source: Hierarchy | Clustering, vectors: ArrayLike | None = None) -> pd.DataFrame:
    """Say of every text why it stands where it does, in one table.

    Parameters
    ----------
    source : Hierarchy or Clustering
        The study, or what `cluster_actions` gave.
    vectors : array-like or None
        Those that the clustering was given with ``vectors=``, if it was.

    Returns
    -------
    pandas.DataFrame
        One row for each action, in their order: id and text; group and label; reason, why it is
        in none; came_by, the step of the clustering or the kind of the edit that brought it
        there, with analyst and why; copy_of; fit, strength and weak, as in `Clustering.table`
        but for the groups as they are now; probability, of its group being its home; runner_up,
        the likeliest other group, with runner_up_probability and margin, how much likelier its
        own group is; shared_words, what it has in common with its group, and "(by meaning)" where
        that links them; borrowed_words, what texts like it have in common with it; nearest, the id
        of the nearest text of its group; nearest_outside, that of the nearest text of the
        runner-up. What is not defined is missing. Sort by margin to see doubtful texts first.

    Raises
    ------
    InputError
        If `source` is neither.
    SettingError
        If the study was clustered with vectors, and they are not given.

    See Also
    --------
    explain : The same of one text, with all its evidence.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> texts = ["train nurses", "train young nurses", "nurses abroad"]
    >>> texts += ["share data", "share open data of nurses"]
    >>> found = explanations(cluster_actions(texts, target=2))
    >>> found[["group", "came_by", "runner_up", "shared_words"]].head(2)
      group  came_by runner_up   shared_words
    0   S01  network       S02  nurses, train
    1   S01  network       S02  train, nurses
    """
    h = hierarchy_of(source, "explanations")
    found = standing(h, vectors, whole=isinstance(source, Clustering))
    homes, ids = found.homes, h.actions.ids
    places = np.arange(len(ids))
    known, own = found.space.vectors.row_of >= 0, homes.own
    second, chance = _runners_up(homes.probability, own)
    second[~known] = -1
    mine = np.full(len(ids), np.nan)
    inside = known & (own >= 0)
    mine[inside] = homes.probability[places[inside], own[inside]]
    chance[second < 0] = np.nan
    places_now = [h.tree.places[id_] for id_ in ids]
    edits = last_edits(h)
    began = beginnings(h)
    groups = [*homes.groups, None]  # the last is for none
    original = found.space.vectors.original
    columns = {
        "id": text_column(ids),
        "text": text_column(h.actions.texts),
        "group": text_column([groups[one] for one in own.tolist()]),
        "label": text_column([_label(h, groups[one]) for one in own.tolist()]),
        "reason": text_column(
            [one.reason if isinstance(one, Aside) else None for one in places_now]
        ),
        "came_by": text_column(
            [
                edits[id_].edit.kind if id_ in edits else step
                for id_, step in zip(ids, began, strict=True)
            ]
        ),
        "analyst": text_column([edits[id_].analyst if id_ in edits else None for id_ in ids]),
        "why": text_column([edits[id_].why if id_ in edits else None for id_ in ids]),
        "copy_of": text_column(
            [None if of in {-1, at} else ids[of] for at, of in enumerate(original.tolist())]
        ),
        "fit": np.round(found.fit, 4),
        "strength": np.round(found.strength, 4),
        "weak": _or_missing(found.weak, np.isnan(found.strength)),
        "probability": mine,
        "runner_up": text_column([groups[one] for one in second.tolist()]),
        "runner_up_probability": chance,
        "margin": np.round(mine - chance, 6),
        **_evidence(found),
    }
    with one_thread_each():
        for name, groups_asked in (("nearest", own), ("nearest_outside", second)):
            columns[name] = _named(h, _nearest(found, groups_asked))
    return pd.DataFrame(columns)


def _label(h: Hierarchy, group: str | None) -> str | None:
    return None if group is None else h.tree.nodes[group].label


def _or_missing(values: NDArray[np.bool_], missing: NDArray[np.bool_]) -> pd.Series[bool]:
    column = pd.Series(values, dtype="boolean")
    column[missing] = pd.NA
    return column


def _named(h: Hierarchy, places: NDArray[np.int64]) -> pd.Series[str]:
    return text_column([None if one < 0 else h.actions.ids[one] for one in places.tolist()])


def _runners_up(
    probability: NDArray[np.float64], own: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Find the likeliest group of each text but its own, block by block, and how likely it is."""
    actions, groups = probability.shape
    second, chance = np.full(actions, -1), np.full(actions, np.nan)
    for low, high in _blocks(actions, groups):
        some = probability[low:high].copy()
        inside = np.flatnonzero(own[low:high] >= 0)
        some[inside, own[low:high][inside]] = -1.0
        if groups:
            best = some.argmax(axis=1)
            chance[low:high] = some[np.arange(high - low), best]
            second[low:high] = np.where(chance[low:high] >= 0, best, -1)
    return second, chance


def _blocks(rows: int, width: int) -> Iterable[tuple[int, int]]:
    step = max(_CELLS // max(width, 1), 1)
    return pairwise([*range(0, rows, step), rows])


def _evidence(found: Standing) -> dict[str, pd.Series[str]]:
    """Name the heaviest terms that each text shares with its group, and those that it borrows."""
    vectors, own = found.space.vectors, found.homes.own
    inside = np.flatnonzero((own >= 0) & (vectors.row_of >= 0))
    rows, label = vectors.row_of[inside], own[inside]
    matrix = vectors.matrix[rows]
    sums = sp.csr_array(found.sums[:, : found.terms])
    scale = _share_of_words(found)[rows]
    # in a group of its copies alone, a text shares its words with these
    held = np.bincount(label, minlength=len(found.groups))
    scale[(found.sizes[label] == 1) & (held[label] > 1)] = 0.0
    shared = _heaviest(matrix, label, sums, vectors.terms, scale)
    space = found.space.space.words
    point = _points(found, inside)
    lent = sp.csr_array(space[rows])
    # the words that a text has itself are no borrowed ones
    mine = sp.csr_array(matrix[:, : vectors.words])
    mine.data = np.ones_like(mine.data)
    lent = sp.csr_array(lent - lent.multiply(mine))
    lent.eliminate_zeros()
    borrowed = _heaviest(lent, label, (point @ space).tocsr(), vectors.terms, np.ones(len(rows)))
    if found.space.meaning is not None:
        linked = _by_meaning(found, rows, label)
        shared = [
            ", ".join([*filter(None, [said]), BY_MEANING])
            if also and said.count(", ") + bool(said) < _TERMS
            else said
            for said, also in zip(shared, linked.tolist(), strict=True)
        ]
    columns = {}
    for name, said in (("shared_words", shared), ("borrowed_words", borrowed)):
        every: list[str | None] = [None] * len(own)
        for place, words in zip(inside.tolist(), said, strict=True):
            every[place] = words
        columns[name] = text_column(every)
    return columns


def _by_meaning(
    found: Standing, rows: NDArray[np.int64], label: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell whether meaning adds to the fit of each row in its group."""
    mine = found.compared[rows][:, found.terms :].toarray()
    theirs = found.sums[:, found.terms :].toarray()
    linked: NDArray[np.bool_] = np.einsum("ij,ij->i", mine, theirs[label] - mine) > _FAINT
    return linked


def _share_of_words(found: Standing) -> NDArray[np.float64]:
    """Give by how much the words of each row were made less for the sake of meaning."""
    matrix = found.space.vectors.matrix
    if not matrix.shape[1]:
        return np.ones(matrix.shape[0])
    heaviest = found.compared[:, : found.terms].max(axis=1).toarray().ravel()
    whole = matrix.max(axis=1).toarray().ravel()
    share: NDArray[np.float64] = np.where(whole > 0, heaviest / np.where(whole > 0, whole, 1), 1.0)
    return share


def _points(found: Standing, inside: NDArray[np.int64]) -> sp.csr_array:
    """Mark the rows of each group, each once."""
    row_of, own = found.space.vectors.row_of, found.homes.own
    groups, rows = len(found.groups), found.space.vectors.matrix.shape[0]
    marks = sp.coo_array(
        (np.ones(len(inside)), (own[inside], row_of[inside])), shape=(groups, rows)
    ).tocsr()
    marks.data = np.ones_like(marks.data)
    return marks


def _heaviest(
    rows: sp.csr_array,
    label: NDArray[np.int64],
    sums: sp.csr_array,
    terms: tuple[str, ...],
    itself: NDArray[np.float64],
) -> list[str]:
    """Name the terms that count most in the product of each row with the sum of its group.

    `itself` says how much of the row is in that sum.
    """
    of = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    sums.sort_indices()
    width = rows.shape[1]
    stands = np.repeat(np.arange(sums.shape[0]), np.diff(sums.indptr)) * width + sums.indices
    wanted = label[of] * width + rows.indices
    at = np.minimum(np.searchsorted(stands, wanted), max(len(stands) - 1, 0))
    held = np.where(stands[at] == wanted, sums.data[at], 0.0) if len(stands) else np.zeros(len(of))
    parts = np.round(rows.data * (held - itself[of] * rows.data), 9)
    there = np.flatnonzero(parts > 0)
    order = there[np.lexsort((rows.indices[there], -parts[there], of[there]))]
    starts = np.searchsorted(of[order], np.arange(rows.shape[0]))
    ranks = np.arange(len(order)) - starts[of[order]]
    best = order[ranks < _TERMS]
    words: list[list[str]] = [[] for _ in range(rows.shape[0])]
    for row, column in zip(of[best].tolist(), rows.indices[best].tolist(), strict=True):
        words[row].append(written(terms[column]))
    return [", ".join(said) for said in words]


def _nearest(found: Standing, group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Find for each text the nearest different text of a group; -1 where there is none.

    Texts are compared with those of one group at a time, so that not all are with all.
    """
    row_of, own = found.space.vectors.row_of, found.homes.own
    nearest = np.full(len(own), -1)
    asking = np.flatnonzero((group >= 0) & (row_of >= 0))
    asking = asking[np.argsort(group[asking], kind="stable")]
    ends = np.searchsorted(group[asking], np.arange(len(found.groups) + 1))
    for one, (start, stop) in enumerate(pairwise(ends.tolist())):
        members = np.flatnonzero((own == one) & (row_of >= 0))
        rows, _ = np.unique(row_of[members], return_index=True)
        leading = _leading(found, members, rows)
        there = found.space.space.taking(rows)
        for low, high in _blocks(stop - start, len(rows)):
            texts = asking[start:stop][low:high]
            like = _likeness(found.space.space.taking(row_of[texts]), there)
            like[row_of[texts][:, None] == rows] = -np.inf
            best = like.argmax(axis=1)
            some = like[np.arange(len(texts)), best] > 0
            nearest[texts[some]] = leading[best[some]]
    return nearest


def _leading(
    found: Standing, members: NDArray[np.int64], rows: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Give the text that stands for each row in a group: the one that is copied, or the first."""
    vectors, ids = found.space.vectors, found.space.actions.ids
    row = vectors.row_of[members]
    copies = vectors.original[members] != members
    order = np.lexsort((np.array([ids[one] for one in members.tolist()]), copies, row))
    _, first = np.unique(row[order], return_index=True)
    assert len(first) == len(rows)  # noqa: S101 - one text for each row
    return members[order[first]]


def _likeness(some: Space, there: Space) -> NDArray[np.float64]:
    return np.round(some.products(there), 9)
