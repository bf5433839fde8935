"""The picture of the Viable System Model at one level: its shapes, lines and places of words.

It is laid out here once, in units, for up to three units of S1. What each part is stands beside
it as a role; who paints it, a figure or the page, gives colours by role and fills in the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from actionclust.view.shapes import box, circle, cloud, head, polygon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actionclust.view.shapes import Steps

Role: TypeAlias = Literal[
    "frame",
    "symbol",
    "command",
    "resources",
    "coordination",
    "audit",
    "balance",
    "environment",
    "alarm",
]
Says: TypeAlias = Literal["code", "name", "caption", "count"]

UNITS = 3
"""Units of S1 that are drawn."""

WIDTH, HEIGHT = 100.0, 97.0


@dataclass(frozen=True, slots=True)
class ModelShape:
    """A shape, or a line between shapes; a closed line is the head of an arrow.

    What belongs to a unit of S1 is drawn where there are more units than its number.
    """

    role: Role
    steps: Steps
    function: str = ""
    unit: int = 0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ModelWord:
    """Where the code, the name or the number of a function stands: around x, y, in its symbol.

    A caption is a name that stands outside.
    """

    says: Says
    function: str
    x: float
    y: float
    size: float
    unit: int = 0


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A kind of line: its name, and a sample of it for a legend, 6 units by 3."""

    role: Role
    name: str
    sample: tuple[Steps, ...]


_ACROSS = (polygon((0, 1.5), (6, 1.5)),)

LINES = (
    ModelLine("command", "command", (polygon((0, 1), (6, 1)), polygon((0, 2), (6, 2)))),
    ModelLine("resources", "resources and accounts", _ACROSS),
    ModelLine("coordination", "coordination", _ACROSS),
    ModelLine("audit", "audit and monitoring", _ACROSS),
    ModelLine("balance", "balance of S3 and S4", ((((0, 2.5),), ((2, 0), (4, 0), (6, 2.5))),)),
    ModelLine("environment", "exchange with the environment", _ACROSS),
    ModelLine("alarm", "algedonic line (alarm)", _ACROSS),
)

_TOPS = tuple(52.0 + 15 * unit for unit in range(UNITS))


def model_shapes() -> tuple[ModelShape, ...]:
    """Give all shapes and lines, from back to front."""
    areas = {
        "E": cloud(6, 8, 17, 80, 22),
        "S5": box(62, 3, 18, 12),
        "S4": box(62, 17, 18, 12),
        "S3": box(62, 31, 18, 12),
        "S2": polygon((88.5, 28), (96.5, 42), (80.5, 42)),
        "S3*": polygon((51, 45), (43.7, 32), (58.3, 32)),
    }
    return (
        ModelShape("frame", box(42, 1, 56, 46), closed=True),
        *_lines(),
        *(ModelShape("symbol", steps, code, closed=True) for code, steps in areas.items()),
        *(
            ModelShape("symbol", steps, "S1", unit, closed=True)
            for unit, y in enumerate(_TOPS)
            for steps in (circle(53, y + 6.5, 6), box(65, y, 12, 8))
        ),
    )


def model_words() -> tuple[ModelWord, ...]:
    """Give where all words stand."""
    middles = {"E": (14.5, 48), "S5": (71, 9), "S4": (71, 23), "S3": (71, 37)}
    triangles = (("S2", 88.5, 37.0, 44.3), ("S3*", 51, 34.3, 29.8))
    return (
        *(
            ModelWord("code", code, x, y - 3.6, 3.5)
            for code, (x, y) in middles.items()
            if code != "E"
        ),
        *(ModelWord("name", code, x, y - 0.1, 2.4) for code, (x, y) in middles.items()),
        *(ModelWord("count", code, x, y + 3.4, 2.8) for code, (x, y) in middles.items()),
        *(ModelWord("code", code, x, y, 3.0) for code, x, y, _ in triangles),
        *(ModelWord("count", code, x, y + 3.2, 2.4) for code, x, y, _ in triangles),
        *(ModelWord("caption", code, x, y, 2.3) for code, x, _, y in triangles),
        *(ModelWord("count", "S1", 53, y + 6.5, 2.8, unit) for unit, y in enumerate(_TOPS)),
        *(ModelWord("code", "S1", 71, y + 4, 3.0, unit) for unit, y in enumerate(_TOPS)),
    )


def _lines() -> Iterator[ModelShape]:
    """Give the lines between functions; those to each unit begin where the one above ends."""
    first = _TOPS[0]
    for begin, end in ((15.0, 17.0), (29.0, 31.0), (43.0, first)):
        for x in (70.4, 71.6):
            yield ModelShape("command", polygon((x, begin), (x, end)))
    yield ModelShape("resources", polygon((67, 43), (67, first)))
    # S3 and S4 hold each other in balance
    for side, out, begin, end in ((80.0, 83.5, 25.0, 34.0), (62.0, 58.5, 34.0, 25.0)):
        yield ModelShape("balance", (((side, begin),), ((out, begin), (out, end), (side, end))))
        yield ModelShape("balance", head((out, end), (side, end)), closed=True)
    yield from _exchange(62, 21)
    yield ModelShape("audit", polygon((57, 37), (62, 37)))
    yield ModelShape("alarm", head((85, 7), (80, 7)), closed=True)
    audit, steady, alarm = [(51.0, 45.0), (44.0, 49.5)], [(88.5, 47.0)], [(80.0, 7.0), (95.5, 7.0)]
    for unit, y in enumerate(_TOPS):
        audit = [*audit, (44.0, y + 4.5)]
        steady = [*steady, (88.5, y + 5.5)]
        alarm = [*alarm, (95.5, y + 2)]
        yield ModelShape("audit", polygon(*audit, (47.3, y + 4.5)), unit=unit)
        yield ModelShape("coordination", polygon(*steady, (77, y + 5.5)), unit=unit)
        yield ModelShape("alarm", polygon(*alarm, (77, y + 2)), unit=unit)
        audit, steady, alarm = audit[-1:], steady[-1:], alarm[-1:]
        yield from _exchange(47, y + 8, unit)
        yield ModelShape("command", polygon((58.7, y + 5), (65, y + 5)), unit=unit)
        if unit:
            for x in (70.4, 71.6):
                yield ModelShape("command", polygon((x, y - 7), (x, y)), unit=unit)


def _exchange(x: float, y: float, unit: int = 0) -> Iterator[ModelShape]:
    """Give the line from a function to the environment, with an arrow both ways."""
    ends = (x, y), (28.0, y)
    yield ModelShape("environment", polygon(*ends), unit=unit)
    for begin, end in (ends, ends[::-1]):
        yield ModelShape("environment", head(begin, end), unit=unit, closed=True)
