"""How many groups of a level are wanted."""

from __future__ import annotations

from numbers import Integral, Real
from typing import TypeAlias

from actionclust.errors import SettingError

Wanted: TypeAlias = int | float | None
"""A number, a share below 1, or None for what the tree suggests."""


def checked_wanted(name: str, wanted: object) -> Wanted:
    """Check how many groups of a level are wanted."""
    if wanted is None:
        return None
    if not isinstance(wanted, bool):
        if isinstance(wanted, Integral) and int(wanted) >= 0:
            return int(wanted)
        if isinstance(wanted, Real) and 0 < float(wanted) < 1:
            return float(wanted)
    raise SettingError(
        f"{name} must be a whole number from 0 on (0 proposes none), a share of the groups below "
        f"between 0 and 1, or None for what the tree suggests; got {wanted!r:.80}"
    )


def wanted_number(wanted: float, below: int) -> int:
    """Turn a share of the groups below into a number.

    >>> wanted_number(0.5, 53), wanted_number(35, 53), wanted_number(0.001, 53)
    (26, 35, 1)
    """
    if isinstance(wanted, int):
        return wanted
    return max(round(wanted * below), 1)
