"""New groups for new texts that no group is the home of, where enough of them are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from actionclust.advice.filled_groups import filled_groups
from actionclust.coding.edits.kinds import Create, Move
from actionclust.coding.tree.ids import natural, new_ids
from actionclust.network.describe import keywords_of
from actionclust.network.one_thread import one_thread_each
from actionclust.network.origin import first_label
from actionclust.network.similarity_join import SIMILARITY_DECIMALS
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from actionclust.advice.homes import HomeFinder
    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.edits import Edit
    from actionclust.coding.tree.tree import Tree
    from actionclust.network.refining_space import Space

_LEAST_ALIKE = 0.25  # of the groups, the share whose texts are less alike

MOST_COMPARED = 5_000
"""Of more texts without a home, no new groups are proposed."""


@dataclass(frozen=True, slots=True)
class ProposedGroup:
    """A new group for new texts.

    Attributes
    ----------
    id : str
        The id that it gets.
    label : str
        Its keywords, until people find a better one.
    actions : tuple of str
        The ids of its texts.
    likeness : float
        The mean likeness of two of them, from 0 to 1.
    edits : tuple of Edit
        What makes it.
    """

    id: str
    label: str
    actions: tuple[str, ...]
    likeness: float
    edits: tuple[Edit, ...]


def proposed_groups(
    space: TextSpace, finder: HomeFinder, tree: Tree, homeless: Sequence[str], smallest: int
) -> tuple[ProposedGroup, ...]:
    """Propose groups of texts without a home, as alike as those of the groups that there are."""
    ids = space.actions.ids
    place_of = {ids[place]: at for at, place in enumerate(finder.places.tolist())}
    # in an order of the texts alone, as they stand in the finder
    some = np.array(sorted(place_of[id_] for id_ in homeless), dtype=np.int64)
    if not smallest <= len(some) <= MOST_COMPARED:
        return ()
    filled = filled_groups(tree, ids)
    groups, own = filled.groups, filled.own
    bar = _usual_likeness(finder.points, own[finder.places], len(groups))
    with one_thread_each():
        points = finder.points.taking(some)
        likeness = points.products(points)
    apart = np.round(1 - likeness, SIMILARITY_DECIMALS)
    np.fill_diagonal(apart, 0.0)
    cut = fcluster(linkage(squareform(apart, checks=False), "average"), 1 - bar, "distance")
    parts = [np.flatnonzero(cut == one) for one in np.unique(cut)]
    kept = [part for part in parts if len(part) >= smallest]
    kept = _at_home_together(finder, own, len(groups), [some[part] for part in kept], smallest)
    return _proposed(space, finder, tree, kept)


def _usual_likeness(points: Space, label: NDArray[np.int64], groups: int) -> float:
    """Give how alike two texts of a group are, in one of the looser; 0 where no group has two."""
    inside = np.flatnonzero(label >= 0)
    member = sp.csr_array(
        (np.ones(len(inside)), (label[inside], inside)), shape=(groups, len(label))
    )
    sums = squared_norms((member @ points.words).tocsr())
    sums += np.square(np.asarray(member @ points.context)).sum(axis=1)
    itself = squared_norms(points.words) + np.square(points.context).sum(axis=1)
    sizes = np.bincount(label[inside], minlength=groups).astype(np.float64)
    several = sizes > 1
    if not several.any():
        return 0.0
    pairs = sizes * (sizes - 1)
    within = (sums - np.bincount(label[inside], itself[inside], groups))[several] / pairs[several]
    return float(np.quantile(within, _LEAST_ALIKE))


def _at_home_together(
    finder: HomeFinder,
    own: NDArray[np.int64],
    groups: int,
    parts: list[NDArray[np.int64]],
    smallest: int,
) -> list[NDArray[np.int64]]:
    """Keep the texts that are more at home with each other than in any group that there is."""
    while parts:
        label = own.copy()
        for at, part in enumerate(parts):
            label[finder.places[part]] = groups + at
        likeliest = finder.probabilities(label, groups + len(parts)).argmax(axis=1)
        rest = [
            part[likeliest[finder.places[part]] == groups + at] for at, part in enumerate(parts)
        ]
        rest = [part for part in rest if len(part) >= smallest]
        if sum(map(len, rest)) == sum(map(len, parts)):
            break
        parts = rest
    return parts


def _proposed(
    space: TextSpace, finder: HomeFinder, tree: Tree, parts: list[NDArray[np.int64]]
) -> tuple[ProposedGroup, ...]:
    """Give the new groups their ids and labels, the largest first."""
    ids = space.actions.ids
    texts = [
        tuple(sorted((ids[place] for place in finder.places[part].tolist()), key=natural))
        for part in parts
    ]
    order = sorted(range(len(parts)), key=lambda at: (-len(parts[at]), natural(texts[at][0])))
    label = np.full(len(space.vectors.copies), -1, dtype=np.int64)
    for at, one in enumerate(order):
        label[space.vectors.row_of[finder.places[parts[one]]]] = at
    words = keywords_of(space.vectors, label) if parts else ()
    found = []
    numbered = new_ids(tree.issued, "sub-cluster", len(parts))
    for id_, one, keywords in zip(numbered, order, words, strict=True):
        points = finder.points.taking(parts[one])
        within = points.products(points)
        size = len(within)
        mean = (within.sum() - np.trace(within)) / (size * (size - 1))
        name = first_label(", ".join(keywords)) or texts[one][0]
        edits = (Create(id_, "sub-cluster", name), Move(texts[one], id_))
        found.append(ProposedGroup(id_, name, texts[one], round(float(mean), 4), edits))
    return tuple(found)
