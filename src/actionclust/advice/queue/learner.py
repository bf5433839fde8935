"""Where each text may belong, as learned from what people decided so far.

Two fits stand side by side: one to all groups as they are, in which a guess of the machine is
doubted much and a decision of a person little, and one to the decisions alone. How far each is to
be believed, and the place where the machine had put a text, is learned from the decisions: the
weights are those by which the groups that people chose are likeliest (a conditional logit:
McFadden 1974), held near those that fit most studies as long as there are few decisions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from actionclust.advice.homes import GUESSED
from actionclust.advice.learned_homes import softmax
from actionclust.advice.queue.fits import MIDDLING, Fits, doubts, fit_scores, fits_for
from actionclust.advice.telling_cosines import told_by_spread
from actionclust.by_value import ByValue
from actionclust.network.one_thread import one_thread_each
from actionclust.network.similarity_join import SIMILARITY_DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.advice.homes import HomeFinder

_OF_GUESS, _OF_PERSON = 10.0, 0.5  # how much a text is doubted by where it was put
_COUNTS_FOR = _OF_GUESS / _OF_PERSON  # guesses in a centroid that a decision counts for
# weights of: votes and centroids of all, votes and centroids of decisions, and the place itself
_PRIOR = np.array([0.5, 1.0, 0.0, 0.3, 0.8])
_AT_FIRST = np.array([0.3, 1.2, 0.0, 0.3, 0.8])  # the same where nobody decided yet
_WITHOUT_VOTES = np.array([1, 3, 4])  # of these, where each two texts are not compared
_HELD = 4.0  # how firmly weights are held near those
_SEVERAL = 50  # decisions that say half of what very many would
_BEGUN = 10  # decisions from which a study is as much in the hands of people as of the machine
_LEAST = 10  # decisions from which weights are learned
_ROUNDS = 12  # steps of the search for weights
_MOST = 1_000  # decisions that weights are learned from
_DECIMALS = 6  # of a weight


@dataclass(frozen=True, slots=True, eq=False)
class Learned(ByValue):
    """What is known of the texts of a study after some answers."""

    finder: HomeFinder
    groups: tuple[str, ...]  # the ids of the groups that hold actions themselves, in order
    # shape (actions, groups): from 0 to 1, and 1 in all; 0 for an action without words
    probability: NDArray[np.float64]
    # shape (actions, groups): how near each action is to the others of each group, up to 1 and
    # 0 where it has no words; the cosine with their centroid, in units of its spread
    nearness: NDArray[np.float64]
    weights: NDArray[np.float64]  # of the scores
    fits: tuple[Fits | None, Fits | None]  # to all texts, and to those that people decided of


@dataclass(frozen=True, slots=True, eq=False)
class Places(ByValue):
    """Where each action is, as places in a list of groups, or -1."""

    groups: tuple[str, ...]
    own: NDArray[np.int64]
    guess: NDArray[np.int64]  # where it was before a person decided, or is
    decided: NDArray[np.bool_]  # whether a person decided


def learn(finder: HomeFinder, places: Places, before: Learned | None = None) -> Learned:
    """Learn from where actions are; what was learned before an answer makes it quick."""
    count = len(places.groups)
    if not count or not len(finder.places):
        nothing = np.zeros((finder.actions, count))
        return Learned(finder, places.groups, nothing, nothing, _PRIOR, (None, None))
    label, decided = places.own[finder.places], places.decided[finder.places]
    guess = places.guess[finder.places]
    of_people = np.where(decided, label, -1)
    doubt = np.where(decided, _OF_PERSON, _OF_GUESS)
    known = (None, None) if before is None else before.fits
    fits = (
        fits_for(finder, doubts(label, doubt), known[0]),
        fits_for(finder, doubts(of_people, np.full(len(label), _OF_PERSON)), known[1]),
    )
    weight = np.where(decided, _COUNTS_FOR, 1.0)
    told = int((of_people >= 0).sum())
    share = told / (told + _SEVERAL)
    begun = told / (told + _BEGUN)
    evenness = (1 - begun) * GUESSED.evenness + begun * MIDDLING
    scores = fit_scores(finder, label, weight, count, fits[0], evenness)
    nearness = scores[-1]
    # a spread of 1 makes much of what few decisions say
    alone = fit_scores(finder, of_people, np.ones(len(label)), count, fits[1])
    # people make some groups broad and others narrow, and mean it
    scores[-1] = _evened_out(nearness, label, 1 - share)
    scores += [share * one for one in alone]
    marks = np.zeros((len(label), count))
    guessed = np.flatnonzero(guess >= 0)
    marks[guessed, guess[guessed]] = 1.0
    scores.append(marks)
    prior = (1 - begun) * _AT_FIRST + begun * _PRIOR
    prior = prior if len(scores) == len(prior) else prior[_WITHOUT_VOTES]
    weights = _weights(scores, of_people, prior)
    chances = softmax(sum(w * one for w, one in zip(weights.tolist(), scores, strict=True)))
    probability, near = (np.zeros((finder.actions, count)) for _ in range(2))
    probability[finder.places], near[finder.places] = chances, nearness
    return Learned(finder, places.groups, probability, near, weights, fits)


def _weights(
    scores: list[NDArray[np.float64]],
    chosen: NDArray[np.int64],
    prior: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Find the weights of scores by which what people chose is likeliest."""
    rows = np.flatnonzero(chosen >= 0)
    if len(rows) < _LEAST:
        return prior
    if len(rows) > _MOST:
        rows = rows[np.linspace(0, len(rows) - 1, _MOST).astype(np.int64)]
    some, mine = np.stack([one[rows] for one in scores]), chosen[rows]
    told = some[:, np.arange(len(rows)), mine].sum(axis=1)

    def surprise(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        chances = softmax(np.tensordot(weights, some, axes=1))
        off = weights - prior
        likely = np.log(np.maximum(chances[np.arange(len(rows)), mine], 1e-12)).sum()
        slope = np.tensordot(some, chances, axes=2) - told
        return float(_HELD * off @ off - likely), slope + 2 * _HELD * off

    with one_thread_each():
        found = minimize(
            surprise, prior, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}
        )
    weights: NDArray[np.float64] = np.round(found.x, _DECIMALS)
    return weights


def _evened_out(
    cosines: NDArray[np.float64], label: NDArray[np.int64], share: float
) -> NDArray[np.float64]:
    """Let broad groups and narrow ones have the same say by a share, and all a spread of 1."""
    told = np.round(told_by_spread(cosines, label, share), SIMILARITY_DECIMALS)
    return told / (float(told.std()) or 1.0)
