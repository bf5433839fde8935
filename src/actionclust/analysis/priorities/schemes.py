"""How much a first, a second and a third sticker are worth."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from numbers import Real
from types import MappingProxyType
from typing import Literal, TypeAlias

from actionclust.errors import SettingError, did_you_mean
from actionclust.reading.stickers import RANKS

Weights: TypeAlias = tuple[float, float, float]
SchemeName = Literal["study", "reciprocal", "equal"]

SCHEMES: Mapping[SchemeName, Weights] = MappingProxyType(
    {
        "study": (3.0, 2.0, 1.0),
        "reciprocal": (1.0, 1 / 2, 1 / 3),
        "equal": (1.0, 1.0, 1.0),
    }
)
"""The weights of first, second and third stickers, by name; "study" is that of KCE Report 359."""

_SMALLEST, _LARGEST = 1e-6, 1e6


@dataclass(frozen=True, slots=True)
class Scheme:
    """Three weights, and what they are called."""

    name: str  # their name; "(5, 3, 1)" for those that have none
    weights: Weights  # those of first, second and third stickers

    def __str__(self) -> str:
        """Say the weights, and what they are called."""
        weights = weights_in_words(self.weights)
        return weights if self.name == f"({weights})" else f"{weights} ({self.name})"


def scheme_of(scheme: SchemeName | Sequence[float]) -> Scheme:
    """Check a weighting scheme.

    >>> scheme_of("equal").weights
    (1.0, 1.0, 1.0)
    >>> print(scheme_of("study"))
    3, 2, 1 (study)
    >>> scheme_of((5, 3, 1)).name
    '(5, 3, 1)'
    """
    if isinstance(scheme, str):
        if scheme not in SCHEMES:
            raise SettingError(
                f"there is no weighting scheme {scheme!r}; {did_you_mean(scheme, list(SCHEMES))}; "
                "or pass three weights, such as (5, 3, 1)"
            )
        return Scheme(scheme, SCHEMES[scheme])
    if (
        not isinstance(scheme, Sequence)
        or len(scheme) != len(RANKS)
        or not all(_usable(weight) for weight in scheme)
        or not any(scheme)
    ):
        raise SettingError(
            "a weighting scheme is a name or three weights for first, second and third stickers, "
            "each 0 or from 0.000001 to 1,000,000 and at least one above 0, such as (5, 3, 1); "
            f"got {scheme!r}"
        )
    first, second, third = (float(weight) for weight in scheme)
    return Scheme(f"({weights_in_words((first, second, third))})", (first, second, third))


def weights_in_words(weights: Weights) -> str:
    """Write weights for people.

    >>> weights_in_words((1.0, 1 / 2, 1 / 3))
    '1, 0.5, 0.333333'
    """
    return ", ".join(f"{weight:g}" for weight in weights)


def _usable(weight: object) -> bool:
    if isinstance(weight, bool) or not isinstance(weight, Real):
        return False
    number = float(weight)
    return math.isfinite(number) and (number == 0 or _SMALLEST <= number <= _LARGEST)
