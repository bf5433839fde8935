"""What a view keeps of a study while it is edited: texts, columns, votes, words, network."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from actionclust.analysis.priorities import score
from actionclust.clustering.cluster import cluster_actions
from actionclust.named_functions import check_named_by_file
from actionclust.network.text_rows import text_rows
from actionclust.settings import Settings
from actionclust.view.payload.columns import columns_of
from actionclust.view.payload.layout import positions
from actionclust.view.payload.order import groups_in_order
from actionclust.view.payload.votes import support_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.actions import Actions
    from actionclust.analysis.priorities import Priorities, Support
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.network.origin import Origin
    from actionclust.network.vectors import Vectors
    from actionclust.view.payload.types import Column

NETWORK_NOTE = (
    "the groups come from a code tree: the network of similar texts was computed with the default "
    "settings, to be shown"
)
"""Said where a hierarchy did not come from a clustering."""


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """The part of a study that stays the same while it is edited."""

    actions: Actions
    origin: Origin  # the clustering that the network comes from
    coded: bool  # whether the groups come from a code tree, not from that clustering
    vectors: Vectors  # the words of the texts, as rows
    terms: tuple[str, ...]  # the words that are compared, the rarest first
    terms_of: tuple[tuple[int, ...], ...]  # for each action its words, as positions in `terms`
    columns: tuple[Column, ...]  # the analyst's own columns
    priorities: Priorities | None  # the votes; None without stickers
    support: Support | None  # votes for and against; None without them
    of_support: tuple[str, ...]  # what was decided on them
    # shape (actions, 2): where each action stands in the network: the groups are discs. If no
    # action is in one, the communities of the clustering are
    spots: NDArray[np.float64]

    @property
    def notes(self) -> tuple[str, ...]:
        """What was decided on the way."""
        of_network = (NETWORK_NOTE,) if self.coded else ()
        of_votes = () if self.priorities is None else self.priorities.notes
        return (*self.origin.receipt["notes"], *of_network, *of_votes, *self.of_support)


def basis_of(h: Hierarchy, votes: Sequence[str] | None = None) -> Basis:
    """Compute what a view keeps while the study is edited.

    `votes` names the columns of votes for and against, if they are to be shown and are not known
    by their names.

    >>> from actionclust import cluster_actions
    >>> h = cluster_actions(["train nurses", "train doctors"]).to_hierarchy()
    >>> basis_of(h).spots.shape
    (2, 2)
    """
    origin = h.origin
    if origin is None:
        origin = cluster_actions(h.actions, progress=False).origin
    # a project file does not keep the rows
    settings = origin.receipt["settings"]
    check_named_by_file("tokens", settings.get("tokens"))
    vectors = text_rows(h.actions, Settings(**settings)).vectors
    terms, terms_of = _terms(vectors)
    support, of_support = support_of(h.actions, votes)
    return Basis(
        actions=h.actions,
        origin=origin,
        coded=h.origin is None,
        vectors=vectors,
        terms=terms,
        terms_of=terms_of,
        columns=tuple(columns_of(h.actions)),
        priorities=None if h.actions.stickers is None else score(h.actions),
        support=support,
        of_support=of_support,
        spots=_spots(h, origin),
    )


def _terms(vectors: Vectors) -> tuple[tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """Put the single words in order, the rarest first, and give those of each text."""
    rows = vectors.matrix[:, : vectors.words]
    having = np.bincount(rows.indices, minlength=vectors.words)
    order = np.lexsort((np.arange(vectors.words), having))
    place = np.empty(vectors.words, dtype=np.int64)
    place[order] = np.arange(vectors.words)
    of_row = [
        tuple(np.sort(place[rows.indices[start:end]]).tolist())
        for start, end in pairwise(rows.indptr.tolist())
    ]
    terms = tuple(vectors.terms[column] for column in order.tolist())
    return terms, tuple(of_row[row] if row >= 0 else () for row in vectors.row_of.tolist())


def _spots(h: Hierarchy, origin: Origin) -> NDArray[np.float64]:
    """Lay the network out, the same for each action in whatever order they come."""
    ids = h.actions.ids
    order = np.array(sorted(range(len(ids)), key=ids.__getitem__), dtype=np.int64)
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    taken = slice(origin.tuning.edges)
    first, second = (
        np.concatenate([ends[taken], [pair[side] for pair in origin.copies]]).astype(np.int64)
        for side, ends in enumerate((origin.first, origin.second))
    )
    weight = np.concatenate([origin.similarity[taken], np.ones(len(origin.copies))])
    labels, families = _discs(h, origin)
    return positions(labels[order], place[first], place[second], weight, families)[place]


def _discs(h: Hierarchy, origin: Origin) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the group of each action, and the widest group of each group."""
    groups = groups_in_order(h)
    inside = groups.narrowest >= 0
    if not inside.any():
        return origin.community - 1, np.full(len(origin.keywords), -1, dtype=np.int64)
    present, found = np.unique(groups.narrowest[inside], return_inverse=True)
    labels = np.full(len(inside), -1, dtype=np.int64)
    labels[inside] = found
    above = [h.tree.above(groups.nodes[place].id) for place in present.tolist()]
    families = [groups.place[path[0].id] if len(path) > 1 else -1 for path in above]
    return labels, np.array(families, dtype=np.int64)
