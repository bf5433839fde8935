"""The groups of a hierarchy in the payload: keywords, fit, colours, places in the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.network.describe import describe_communities, keywords_of
from actionclust.network.vectors import Vectors
from actionclust.view.colours import spread
from actionclust.view.payload.types import Placed
from actionclust.view.payload.typical import actions_of_rows, most_central

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.placement import Placement
    from actionclust.view.payload.fixed_part import Basis
    from actionclust.view.payload.order import Groups

_DECIMALS = 3


class Described(NamedTuple):
    """What the words of their texts say of groups."""

    keywords: list[tuple[str, ...]]  # of each group
    typical: list[list[int]]  # of each group: places of the actions nearest to all others in it
    fit: list[float | None]  # of each action in its narrowest group


def described(h: Hierarchy, groups: Groups, basis: Basis) -> Described:
    """Describe groups by the words of their texts."""
    keywords: list[tuple[str, ...]] = [()] * len(groups.nodes)
    typical: list[list[int]] = [[] for _ in groups.nodes]
    narrowest = _parted(basis.vectors, groups.narrowest)
    found = describe_communities(narrowest.vectors, narrowest.label)
    for level in {node.level for node in groups.nodes}:
        labels = groups.at(level, h.tree)
        # what is in a group of another level only is there to be compared with
        labels[(labels < 0) & (groups.narrowest >= 0)] = len(groups.nodes)
        if np.array_equal(labels, groups.narrowest):
            parted, words = narrowest, found.keywords
        else:
            parted = _parted(basis.vectors, labels)
            words = keywords_of(parted.vectors, parted.label)
        stands = actions_of_rows(parted.actions, parted.vectors.row_of, h.actions.ids)
        central = most_central(parted.vectors, parted.label)
        for place, terms, rows in zip(parted.groups, words, central, strict=True):
            if place < len(groups.nodes) and groups.nodes[place].level == level:
                keywords[place] = terms
                typical[place] = [stands[row] for row in rows]
    cosines = np.full(len(groups.narrowest), np.nan)
    cosines[narrowest.actions] = found.fit[narrowest.vectors.row_of]
    fit = np.round(cosines, _DECIMALS).astype(object)
    fit[np.isnan(cosines)] = None
    return Described(keywords, typical, fit.tolist())


@dataclass(frozen=True, slots=True, eq=False)
class _Parted:
    """The texts of groups, where copies of a text may be in different groups.

    A group without a text that has words is none.
    """

    vectors: Vectors  # a row for each text in each group that has it
    label: NDArray[np.int64]  # of each row, from 0 on
    groups: list[int]  # what each label stands for
    actions: NDArray[np.int64]  # those that have a group and words


def _parted(vectors: Vectors, labels: NDArray[np.int64]) -> _Parted:
    row_of = vectors.row_of
    actions = np.flatnonzero((row_of >= 0) & (labels >= 0))
    count = max(int(labels.max(initial=-1)) + 1, 1)
    different, pair = np.unique(row_of[actions] * count + labels[actions], return_inverse=True)
    rows, group = np.divmod(different, count)
    present, label = np.unique(group, return_inverse=True)
    parts = Vectors(
        matrix=vectors.matrix[rows],
        terms=vectors.terms,
        words=vectors.words,
        row_of=pair,
        copies=np.bincount(pair, minlength=len(rows)),
        ordinary=len(rows),
        original=vectors.original[actions],
        likeness=vectors.likeness[actions],
        aside=(None,) * len(actions),
    )
    return _Parted(parts, label, present.tolist(), actions)


def group_colours(
    h: Hierarchy, groups: Groups, basis: Basis, kept: Mapping[str, int] | None = None
) -> list[int]:
    """Give groups colours: those of one level with the most links between them differ."""
    taken = basis.origin.tuning.edges
    first, second = basis.origin.first[:taken], basis.origin.second[:taken]
    weight = basis.origin.similarity[:taken]
    colours = [0] * len(groups.nodes)
    for level in GROUP_LEVELS:
        places = [place for place, node in enumerate(groups.nodes) if node.level == level]
        known = [(kept or {}).get(groups.nodes[place].id) for place in places]
        links: dict[int, dict[int, float]] = {place: {} for place in places}
        if None in known:
            labels = groups.at(level, h.tree)
            one, other = labels[first], labels[second]
            between = (one != other) & (one >= 0) & (other >= 0)
            ends = np.sort(np.stack([one[between], other[between]]), axis=0)
            pairs, pair = np.unique(ends, axis=1, return_inverse=True)
            strengths = np.bincount(pair, weight[between])
            for (a, b), strength in zip(pairs.T.tolist(), strengths.tolist(), strict=True):
                links[a][b] = links[b][a] = strength
        chosen = spread([_renumbered(links[place], places) for place in places], known)
        for place, colour in zip(places, chosen, strict=True):
            colours[place] = colour
    return colours


def _renumbered(links: Mapping[int, float], places: Sequence[int]) -> dict[int, float]:
    start = places[0]  # the groups of a level stand together
    return {place - start: weight for place, weight in links.items()}


def placed(places: Iterable[Placement], *, inherited: bool) -> list[Placed]:
    """Write places in the Viable System Model."""
    return [
        Placed(
            function=one.function,
            level=one.level,
            primary=one.primary,
            confidence=one.confidence,
            suggested=one.suggested,
            inherited=inherited,
        )
        for one in places
    ]
