"""Log odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

QUANTILE = 1.959964  # of the normal distribution, for intervals of 95 %
_SLIGHT = 0.5

SIDE = 0.025
"""The share of intervals that lie above 0 by chance alone."""


@dataclass(frozen=True, slots=True, eq=False)
class LogOdds:
    """How much more often each term is used in each part of the texts than in the rest."""

    # shape (parts, terms): the difference of the log odds, its standard error, and their ratio
    difference: NDArray[np.float64]
    error: NDArray[np.float64]
    z: NDArray[np.float64]

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


def false_discovery(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Correct for how many comparisons there were (Benjamini and Hochberg 1995).

    Gives for each z the share of false discoveries to be expected if it, and all that is further
    from 0, is called a difference.

    >>> false_discovery(np.array([0.0, 3.0, -2.5])).round(3).tolist()
    [1.0, 0.008, 0.019]
    """
    from scipy.special import ndtr  # noqa: PLC0415 - slow to import

    values = 2 * ndtr(-np.abs(z))
    order = np.argsort(-values, kind="stable")
    count = len(values)
    scaled = values[order] * count / np.arange(count, 0, -1)
    found = np.empty(count)
    found[order] = np.minimum(np.minimum.accumulate(scaled), 1.0)
    return found
