"""For each text and each group, how likely the group is the home of the text.

Two measures are added. How near a text is to the centroid of a group says most where a machine
guessed the groups. A least-squares fit of who is in which group learns what sets them apart, and
says most where people made them; beside it the nearest text of a group has a small say there. What
a text itself adds to its own group is left out of all, so that it does not hold itself there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy.sparse as sp
from scipy.linalg import cho_factor, cho_solve
from scipy.optimize import minimize_scalar

from actionclust.advice.filled_groups import filled_groups
from actionclust.advice.learned_homes import softmax
from actionclust.advice.telling_cosines import told_by_spread
from actionclust.advice.telling_features import telling_features
from actionclust.by_value import ByValue
from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import SIMILARITY_DECIMALS
from actionclust.network.vectors import squared_norms

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from actionclust.advice.text_space import TextSpace
    from actionclust.coding.tree.tree import Tree
    from actionclust.network.refining_space import Space

LARGE = 2_000
"""Of more actions, groups are compared by their centroids alone."""

_CURVE = 3  # power by which likeness is curved
_TRUST = 5.0  # how many guesses of the machine one decision of a person counts for
_FIT, _NEAREST = 0.25, 0.1  # weights beside a measure that counts 1
_SHARPEST, _FLATTEST = 0.02, 20.0  # differences of scores that make a group e times likelier
_DECIMALS = 6  # of a probability
_TRIED = 5_000  # most texts by which it is told how sharp probabilities are
_CELLS = 2_000_000  # probabilities worked out at a time
_TABLE = 20_000_000  # weights of groups held at a time


@dataclass(frozen=True, slots=True)
class Fitting:
    """How firmly groups are fitted."""

    doubt: float  # of a single text
    evenness: float  # power of the size of groups, by which the votes of large ones count less


GUESSED = Fitting(doubt=3.0, evenness=0.75)
"""Where a machine guessed the groups: each text may be wrong, and sizes say little."""

BELIEVED = Fitting(doubt=0.1, evenness=0.25)
"""Where people made the groups."""


@dataclass(frozen=True, slots=True, eq=False)
class Homes(ByValue):
    """How likely each group is the home of each action."""

    groups: tuple[str, ...]  # the ids of the groups that hold actions themselves, in order
    # shape (actions,): the place in `groups` of the group of each action, -1 for none
    own: NDArray[np.int64]
    # shape (actions, groups): from 0 to 1, and 1 in all; 0 for an action without words
    probability: NDArray[np.float64]

    def best(self, count: int) -> NDArray[np.int64]:
        """Give the likeliest groups of each action, shape (actions, count), ties by order."""
        return np.argsort(-self.probability, axis=1, kind="stable")[:, :count]


@dataclass(frozen=True, slots=True, eq=False)
class HomeFinder:
    """Texts made ready to find homes for, whatever the groups are."""

    places: NDArray[np.int64]  # of the actions that have words, in an order of the texts alone
    actions: int  # how many there are in all
    points: Space  # one for each of `places`
    # shape (places, places): the likeness of each two; None where there are too many
    likeness: NDArray[np.float64] | None
    closeness: NDArray[np.float64] | None  # the same curved, so that near texts count for more

    def homes(
        self,
        tree: Tree,
        ids: tuple[str, ...],
        trusted: Collection[str] = (),
        *,
        by_people: bool = False,
    ) -> Homes:
        """Find the likely homes of all actions; what people decided of some is `trusted`.

        Where the groups were made `by_people`, who is in them is believed, and so counts for more
        than their centroids.
        """
        filled = filled_groups(tree, ids)
        groups, own = filled.groups, filled.own
        sure = np.array([id_ in trusted for id_ in ids], dtype=np.bool_)
        return Homes(groups, own, self.probabilities(own, len(groups), sure, by_people=by_people))

    def probabilities(
        self,
        own: NDArray[np.int64],
        groups: int,
        trusted: NDArray[np.bool_] | None = None,
        *,
        by_people: bool = False,
    ) -> NDArray[np.float64]:
        """Give the probability of each group for each action, shape (actions, groups).

        `own` has the group of each action, or -1; `trusted` says whether a person put it there.
        """
        found = np.zeros((self.actions, groups))
        label = own[self.places]
        if not groups or not (label >= 0).any():
            return found
        weight = np.ones(len(label))
        if trusted is not None:
            weight[trusted[self.places]] = _TRUST
        with one_thread_each():
            if by_people and self.likeness is not None and self.closeness is not None:
                scores = _evened(ridge_scores(self.closeness, label, weight, groups, BELIEVED))
                scores += _NEAREST * _evened(nearest_likeness(self.likeness, label, groups))
            else:
                cosines = centroid_cosines(self.points, label, weight, groups)
                scores = _evened(cosines if by_people else told_by_spread(cosines, label))
                if self.closeness is not None:
                    fit = ridge_scores(self.closeness, label, weight, groups, GUESSED)
                    scores += _FIT * _evened(fit)
        self._tell(scores, label, found)
        return found

    def _tell(
        self,
        scores: NDArray[np.float64],
        label: NDArray[np.int64],
        found: NDArray[np.float64],
    ) -> None:
        """Write the probabilities of groups by what was measured, which is used up."""
        np.round(scores, SIMILARITY_DECIMALS, out=scores)
        scale = _sharpness(scores, label)
        # some at a time, so that no more than two tables are held
        step = max(_CELLS // found.shape[1], 1)
        for start in range(0, len(label), step):
            some = slice(start, start + step)
            found[self.places[some]] = np.round(softmax(scores[some] / scale), _DECIMALS)

    def nearness(
        self, own: NDArray[np.int64], groups: int
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Give the cosine of each action with the nearest group, and with the nearest other one.

        Both have the shape (actions,). A text of a group is compared with the others of it; 0
        stands for no words, and no group.
        """
        near, other = np.zeros(self.actions), np.zeros(self.actions)
        label = own[self.places]
        inside = np.flatnonzero(label >= 0)
        if groups and len(inside):
            with one_thread_each():
                cosines = centroid_cosines(self.points, label, np.ones(len(label)), groups)
            near[self.places] = np.round(cosines.max(axis=1), SIMILARITY_DECIMALS)
            cosines[inside, label[inside]] = 0.0
            other[self.places] = np.round(cosines.max(axis=1), SIMILARITY_DECIMALS)
        return near, other


def home_finder(space: TextSpace) -> HomeFinder:
    """Make the texts of a study ready."""
    ids, rows = space.actions.ids, space.vectors.row_of
    known = sorted(space.known.tolist(), key=lambda place: (rows[place], ids[place]))
    places = np.array(known, dtype=np.int64)
    points = telling_features(space, places)
    likeness = None
    if len(places) <= LARGE:
        with one_thread_each():
            likeness = points.products(points)
    closeness = None if likeness is None else ((1 + likeness) / 2) ** _CURVE
    return HomeFinder(places, len(ids), points, likeness, closeness)


def ridge_scores(
    closeness: NDArray[np.float64],
    label: NDArray[np.int64],
    weight: NDArray[np.float64],
    groups: int,
    fitting: Fitting,
) -> NDArray[np.float64]:
    """Score groups by a least-squares fit of who is in them, each text by a fit without it.

    It is kernel ridge regression on the marks of the groups (Saunders, Gammerman and Vovk 1998),
    whose fit without a text follows from that with it.
    """
    inside = np.flatnonzero(label >= 0)
    mine = label[inside]
    marks = np.zeros((len(inside), groups))
    marks[np.arange(len(inside)), mine] = 1.0
    system = closeness[np.ix_(inside, inside)]
    system[np.diag_indices_from(system)] += fitting.doubt / weight[inside]
    solved = cho_solve(cho_factor(system), np.eye(len(inside)))
    shares = solved @ marks
    scores: NDArray[np.float64] = closeness[:, inside] @ shares
    scores[inside] = marks - shares / np.diag(solved)[:, None]
    sizes = np.bincount(mine, minlength=groups).astype(np.float64)
    held = np.broadcast_to(sizes, scores.shape).copy()
    held[inside, mine] -= 1  # of its own group, the others
    return scores / np.maximum(held, 1.0) ** fitting.evenness


def nearest_likeness(
    likeness: NDArray[np.float64], label: NDArray[np.int64], groups: int
) -> NDArray[np.float64]:
    """Give the likeness of each text with the nearest other text of each group, at least 0."""
    nearest = np.zeros((len(label), groups))
    for group in range(groups):
        inside = np.flatnonzero(label == group)
        if len(inside):
            theirs = likeness[:, inside].copy()
            theirs[inside, np.arange(len(inside))] = 0.0
            nearest[:, group] = theirs.max(axis=1)
    return np.maximum(nearest, 0.0)


def centroid_cosines(
    points: Space, label: NDArray[np.int64], weight: NDArray[np.float64], groups: int
) -> NDArray[np.float64]:
    """Give the cosine of each point with the centroid of each group, its own without itself.

    `label` is -1 for points in no group; `weight` is how much each point counts in its centroid.
    """
    inside = np.flatnonzero(label >= 0)
    member = sp.csr_array((weight[inside], (label[inside], inside)), shape=(groups, len(label)))
    words, context = (member @ points.words).tocsr(), np.asarray(member @ points.context)
    products = np.zeros((len(label), groups))
    filled = np.unique(label[inside])  # often few: those that people decided of
    products[:, filled] = (
        _products(points.words, words[filled]) + points.context @ context[filled].T
    )
    itself = _squares(points.words, points.context)
    squares = _squares(words, context)
    mine, held = label[inside], weight[inside]
    without = products[inside, mine] - held * itself[inside]
    rest = squares[mine] - 2 * held * products[inside, mine] + held**2 * itself[inside]
    products /= np.sqrt(np.where(squares > 0, squares, 1.0))
    alone = rest < 10.0**-SIMILARITY_DECIMALS
    products[inside, mine] = np.where(alone, 0.0, without / np.sqrt(np.where(alone, 1.0, rest)))
    cosines: NDArray[np.float64] = products
    return cosines


def _products(points: sp.csr_array, sums: sp.csr_array) -> NDArray[np.float64]:
    """Multiply points with the sums of groups, some groups at a time."""
    width = max(_TABLE // max(points.shape[1], 1), 1)
    parts = [
        points @ sums[start : start + width].T.toarray(order="C")
        for start in range(0, sums.shape[0], width)
    ]
    return np.hstack(parts) if parts else np.zeros((points.shape[0], 0))


def _evened(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give scores a spread of 1, in place, so that two kinds count the same."""
    spread = float(scores.std())
    scores /= spread or 1.0
    return scores


def _squares(words: sp.csr_array, context: NDArray[np.float64]) -> NDArray[np.float64]:
    squares: NDArray[np.float64] = squared_norms(words) + np.square(context).sum(axis=1)
    return squares


def _sharpness(scores: NDArray[np.float64], label: NDArray[np.int64]) -> float:
    """Find the difference of scores that makes a group e times likelier.

    It is the one by which the groups that texts are in, each scored without the text, are
    likeliest (temperature scaling: Guo et al. 2017).
    """
    inside = np.flatnonzero(label >= 0)
    # points stand in an order of the texts alone, so these are the same for any order of rows
    inside = inside[:: max(-(-len(inside) // _TRIED), 1)]
    some, mine = scores[inside], label[inside]

    def surprise(logarithm: float) -> float:
        chances = softmax(some / np.exp(logarithm))
        return float(-np.log(np.maximum(chances[np.arange(len(mine)), mine], 1e-12)).mean())

    bounds = (np.log(_SHARPEST), np.log(_FLATTEST))
    found = minimize_scalar(surprise, bounds=bounds, method="bounded", options={"xatol": 1e-3})
    return float(np.exp(round(float(found.x), 3)))
