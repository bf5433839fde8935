"""How every text of a study stands to the groups, measured once for all questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp

from actionclust.advice.explaining.arrival import decided
from actionclust.advice.explaining.last_found import keep_last, last_kept
from actionclust.advice.homes import home_finder
from actionclust.advice.text_space import kept_space, text_space
from actionclust.clustering.result import Clustering
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.errors import InputError
from actionclust.network.describe import fit_of
from actionclust.network.meaning.blended_rows import blended_rows
from actionclust.network.same_settings import had_vectors, same_settings
from actionclust.network.similarity_join import available_processors
from actionclust.network.strength import ranked, strengths
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from actionclust.advice.homes import HomeFinder, Homes
    from actionclust.advice.text_space import TextSpace


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """The texts, the groups that hold them, and how each text stands to these.

    A different text counts once in each group, so that its copies there change nothing.
    """

    space: TextSpace
    homes: Homes
    # shape (rows, terms and directions): what the fit compares of each row
    compared: sp.csr_array
    # shape (groups, terms and directions): the sums of the different texts of each group
    sums: sp.csr_array
    sizes: NDArray[np.int64]  # shape (groups,): the number of different texts of each group
    having: sp.csr_array  # shape (groups, terms): how many of them have each term
    fit: NDArray[np.float64]  # shape (actions,): from 0 to 1, NaN where there is none
    fit_rank: NDArray[np.float64]  # shape (actions,): its rank among all, from above 0 to 1
    strength: NDArray[np.float64]  # shape (actions,): from above 0 to 1, NaN where there is none
    weak: NDArray[np.bool_]  # shape (actions,)
    group_strength: NDArray[np.float64]  # shape (groups,)
    chance: NDArray[np.float64]  # shape (groups,): mean fit of the texts that are not in it

    @property
    def groups(self) -> tuple[str, ...]:
        """The ids of the groups that hold actions themselves."""
        return self.homes.groups

    @property
    def terms(self) -> int:
        """How many of the columns are terms; the others are directions of meaning."""
        return len(self.space.vectors.terms)


def hierarchy_of(source: Hierarchy | Clustering, function: str) -> Hierarchy:
    """Take a hierarchy, or begin one with the communities of a result."""
    if isinstance(source, Clustering):
        return source.to_hierarchy()
    if not isinstance(source, Hierarchy):
        raise InputError(
            f"{function} takes a Hierarchy or what cluster_actions gives; got "
            f"{type(source).__name__}"
        )
    return source


def standing(h: Hierarchy, vectors: ArrayLike | None = None, *, whole: bool = False) -> Standing:
    """Measure how the texts stand to the groups; `whole` if vectors need not be given again."""
    given = b"" if vectors is None else np.ascontiguousarray(vectors, dtype=np.float64).tobytes()
    asked = (given, same_settings(h.origin), whole and had_vectors(h.origin))
    known: Standing | None = last_kept("standing", h, asked)
    if known is not None:
        return known
    # an edit changes neither the texts nor how they are compared
    ready: tuple[TextSpace, HomeFinder] | None = last_kept("texts", h.actions, asked)
    if ready is None:
        space = (kept_space(h) if whole else None) or text_space(h, vectors)
        # a copy of the actions, or the texts would be kept when nobody has them any more
        ready = replace(space, actions=replace(h.actions)), home_finder(space)
        keep_last("texts", h.actions, asked, ready)
    found = _measured(h, *ready)
    keep_last("standing", h, asked, found)
    return found


def _measured(h: Hierarchy, space: TextSpace, finder: HomeFinder) -> Standing:
    homes = finder.homes(h.tree, h.actions.ids, decided(h))
    vectors, own = space.vectors, homes.own
    matrix = vectors.matrix
    compared = (
        matrix
        if space.meaning is None
        else blended_rows(matrix, space.meaning, space.settings.blend)
    )
    # a point for each row and each group that has it
    inside = np.flatnonzero((own >= 0) & (vectors.row_of >= 0))
    groups = len(homes.groups)
    codes, point = np.unique(
        vectors.row_of[inside] * max(groups, 1) + own[inside], return_inverse=True
    )
    rows, label = codes // max(groups, 1), codes % max(groups, 1)
    some = replace(vectors, matrix=matrix[rows], ordinary=int((rows < vectors.ordinary).sum()))
    firm = strengths(some, label, space.space.taking(rows), jobs=available_processors())
    fit, strength, rank = np.full((3, len(own)), np.nan)
    weak = np.zeros(len(own), dtype=np.bool_)
    points = compared[rows]
    fit[inside] = fit_of(points, label)[point]
    strength[inside], weak[inside] = firm.texts[point], firm.weak[point]
    there = ~np.isnan(fit)
    rank[there] = ranked(np.round(fit[there], 9))
    member = _member(label, groups)
    sums = (member @ points).tocsr()
    present = matrix[rows]
    present.data = np.ones_like(present.data)
    strong = np.full(groups, np.nan)
    strong[: len(firm.communities)] = firm.communities
    sizes = np.bincount(label, minlength=groups)
    return Standing(
        space=space,
        homes=homes,
        compared=compared,
        sums=sums,
        sizes=sizes,
        having=(member @ present).tocsr(),
        fit=fit,
        fit_rank=rank,
        strength=strength,
        weak=weak,
        group_strength=strong,
        chance=_by_chance(compared, sums, sizes),
    )


def _member(label: NDArray[np.int64], groups: int) -> sp.csr_array:
    """Mark the points of each group, also of groups without a point."""
    ends = (label, np.arange(len(label)))
    return sp.csr_array((np.ones(len(label)), ends), shape=(groups, len(label)))


def _by_chance(
    compared: sp.csr_array, sums: sp.csr_array, sizes: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Give the mean cosine of the texts outside with the centroid of each group."""
    squares = squared_norms(sums)
    outside = compared.shape[0] - sizes
    every = np.asarray(compared.sum(axis=0)).ravel()
    products = sums @ every - squares
    scale = np.sqrt(np.where(squares > 0, squares, 1.0)) * np.maximum(outside, 1)
    chance: NDArray[np.float64] = np.where(
        (outside > 0) & (squares > 0), np.clip(products / scale, 0.0, 1.0), np.nan
    )
    return chance
