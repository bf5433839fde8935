"""How sure it is that a text is at home in the likeliest group, by the texts that are in groups.

A chance says how one group compares with the others. How often such a chance comes true differs
from study to study. It is learned from the texts in groups, each scored without itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DECIMALS = 6  # of a probability
_ROUNDED = 3  # decimals of what is learned
_SURE = 1e-6  # how near to 0 and 1 a chance is told apart


def told_confidence(
    probability: NDArray[np.float64], own: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Say how likely the likeliest group of each text is its home, shape (texts,).

    Chances are made as sure as the texts in groups bear out (Platt 1999), one of which is right
    where the likeliest group is its own. `probability` and `own` are those of `Homes`.
    """
    best: NDArray[np.float64] = probability.max(axis=1, initial=0.0)
    some = np.flatnonzero((own >= 0) & (best > 0))
    if not len(some):
        return best
    right = probability[some].argmax(axis=1) == own[some]
    hits, misses = int(right.sum()), int((~right).sum())
    # never quite sure, by as much as one more text would change
    aims = np.where(right, (hits + 1) / (hits + 2), 1 / (misses + 2))
    odds = _logit(best)

    def surprise(line: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        told = _from_odds(line[0] + line[1] * odds[some])
        off = told - aims
        value = -(aims * np.log(told) + (1 - aims) * np.log(1 - told)).mean()
        return float(value), np.array([off.mean(), (off * odds[some]).mean()])

    bounds = [(-10.0, 10.0), (0.0, 10.0)]
    found = minimize(surprise, np.array([0.0, 1.0]), jac=True, bounds=bounds, method="L-BFGS-B")
    first, slope = np.round(found.x, _ROUNDED).tolist()
    told = _from_odds(first + slope * odds)
    return np.where(best > 0, np.round(told, _DECIMALS), 0.0)


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Turn the scores of each row into chances that come to 1."""
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: NDArray[np.float64] = chances / chances.sum(axis=1, keepdims=True)
    return shares


def _logit(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    kept = np.clip(chances, _SURE, 1 - _SURE)
    odds: NDArray[np.float64] = np.log(kept / (1 - kept))
    return odds


def _from_odds(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    chances: NDArray[np.float64] = np.clip(1 / (1 + np.exp(-odds)), _SURE, 1 - _SURE)
    return chances
