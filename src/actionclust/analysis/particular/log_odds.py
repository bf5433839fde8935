"""Log odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUANTILE = 1.959964  # of the normal distribution, for intervals of 95 %
_SLIGHT = 0.5  # counts of all others, where there are none
_SAME = 1e-9  # differences below this are none


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """How much more often each term is used in each part of the texts than in the rest."""

    # shape (parts, terms): the difference of the log odds, its standard error, and their ratio
    difference: NDArray[np.float64]
    error: NDArray[np.float64]
    z: NDArray[np.float64]

    def parts(self) -> tuple[NDArray[np.float64], ...]:
        """Give the difference, both ends of its interval, and z."""
        return self.difference, self.low, self.high, self.z

    @property
    def low(self) -> NDArray[np.float64]:
        """The lower end of the interval of 95 %."""
        return self.difference - QUANTILE * self.error

    @property
    def high(self) -> NDArray[np.float64]:
        """The upper end of it."""
        return self.difference + QUANTILE * self.error


def log_odds(inside: NDArray[np.int64], everywhere: NDArray[np.int64], prior: float) -> LogOdds:
    """Compare each part with the rest of the texts.

    `inside` has the counts of each term in each part, `everywhere` those in all texts. The
    prior of a term is its share of all counts times `prior`: as if that many counts had been seen
    in which all parts are alike. With y counts of a term among n in a part, and a of A in its
    prior, its log odds are ``ln((y + a) / (n + A - y - a))``; the difference is that to the log
    odds in the rest (eq. 16), its variance ``1 / (y + a)`` of the part and of the rest together
    (eq. 20), and z the difference divided by its standard error (eq. 22).

    >>> found = log_odds(np.array([[9, 1], [1, 9]]), np.array([10, 10]), prior=10)
    >>> found.z.round(2).tolist()
    [[3.47, -3.47], [-3.47, 3.47]]
    """
    alpha = prior * everywhere / max(int(everywhere.sum()), 1)
    own = inside + alpha
    rest = everywhere[None, :] - inside + alpha
    difference = _odds(own) - _odds(rest)
    error = np.sqrt(1 / own + 1 / rest)
    return LogOdds(difference, error, difference / error)


def _odds(counts: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the log odds of each term; where it is all there is, half a count stands for others."""
    others = np.maximum(counts.sum(axis=1, keepdims=True) - counts, _SLIGHT)
    odds: NDArray[np.float64] = np.log(counts / others)
    return odds


def false_discovery(
    z: NDArray[np.float64], by_chance: NDArray[np.float64], shuffles: int
) -> NDArray[np.float64]:
    """Correct for how many comparisons there were, by what the same ones give by chance.

    `by_chance` has all z of so many shuffles. For each z, the share of false discoveries to be
    expected if it and all that is larger is called more often (Tusher, Tibshirani and Chu 2001):
    how many are as large by chance, one more for all shuffles together, by how many are.

    >>> found = false_discovery(np.array([3.0, 1.0, -2.0]), np.array([0.5, 1.5, -1.0] * 2), 2)
    >>> found.tolist()
    [0.5, 0.75, 1.0]
    """
    order = np.argsort(-z, kind="stable")
    ordered = np.sort(by_chance)
    as_large = len(ordered) - np.searchsorted(ordered, z[order] - _SAME, side="left")
    # of equal ones, each is called with all the others
    called = np.searchsorted(-z[order], -z[order] + _SAME, side="right")
    share = (as_large + 1) / shuffles / np.maximum(called, 1)
    best = np.minimum.accumulate(share[::-1])[::-1]
    found = np.empty(len(z))
    found[order] = np.minimum(best, 1.0)
    return np.where(z > 0, found, 1.0)
