"""A place in the Viable System Model."""

from dataclasses import dataclass
from typing import Annotated

from msgspec import Meta

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

    function: Annotated[str, Meta(extra_json_schema={"enum": FUNCTION_CODES})]
    level: str
    primary: bool = False
    confidence: Annotated[float, Meta(ge=0, le=1)] | None = None
    suggested: bool = False
