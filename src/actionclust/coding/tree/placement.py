"""A place in the Viable System Model."""

from __future__ import annotations

from dataclasses import dataclass

FUNCTION_CODES = ("S1", "S2", "S3", "S3*", "S4", "S5", "E")
"""The functions of the Viable System Model; E is the environment."""


@dataclass(frozen=True, slots=True)
class Placement:
    """A place in the Viable System Model.

    Attributes
    ----------
    function : str
        S1, S2, S3, S3*, S4, S5, or E for the environment.
    level : str
        The level of the system, for instance micro, meso or macro.
    primary : bool
        Whether it is the main place; one at the most is.
    confidence : float or None
        From 0 to 1, if it was said.
    suggested : bool
        Whether it is a suggestion that nobody confirmed.
    """

    function: str
    level: str
    primary: bool = False
    confidence: float | None = None
    suggested: bool = False
