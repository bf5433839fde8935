"""One panel of the picture of the Viable System Model, and the list beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from actionclust.analysis.vsm import FUNCTIONS
from actionclust.errors import counted
from actionclust.view.colours import ink
from actionclust.view.figures.drawing import INK, SOFT
from actionclust.view.figures.scene import (
    Line,
    TextMark,
    arrow,
    box,
    circle,
    cloud,
    head,
    polygon,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.view.figures.scene import Dash, Point

WIDE, HIGH = 220.0, 97.0
"""The size of a panel, in units."""

FOOT = 10.0
"""The height of the legend below all panels, in units."""

NAMES = {function.code: function.name for function in FUNCTIONS}
"""What the functions are called, by code."""

LETTERS = 62
"""Characters in a line of a list."""

_LISTS = 105.0  # where the lists begin
_ROW = 3.45  # from one line of a list to the next
_GAP = 0.35  # lines between the functions of a list
_UNITS = 3  # units of S1 that are drawn
_EMPTY = "#8d8d87"
_FRAME, _FRAME_LINE = "#f6f6f3", "#d0d0ca"


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """What stands in one function at one level.

    Attributes
    ----------
    code : str
        The function.
    labels : tuple of str
        Names of the groups and actions that are placed there.
    sizes : tuple of int
        How many actions each of them brings.
    share : float or None
        The part of all sticker points that they have; None without stickers.
    fill : str
        The colour that says how many actions there are.
    """

    code: str
    labels: tuple[str, ...]
    sizes: tuple[int, ...]
    share: float | None
    fill: str

    @property
    def empty(self) -> bool:
        """Whether nothing is placed there."""
        return not self.labels

    @property
    def count(self) -> str:
        """How much there is, in words."""
        if self.empty:
            return "nothing here"
        share = "" if self.share is None else f", {100 * self.share:.1f}% of points"
        return f"{counted(sum(self.sizes), 'action')}{share}"

    @property
    def ink(self) -> str:
        """The colour of letters in it."""
        return INK if self.empty else ink(self.fill)

    def outline(self, steps: tuple[tuple[Point, ...], ...]) -> Line:
        """Give its outline, dashed if nothing is there."""
        return Line(
            steps,
            fill=self.fill,
            stroke=_EMPTY if self.empty else INK,
            dash="dashed" if self.empty else "solid",
            closed=True,
        )


def panel(cells: Mapping[str, DrawnCell], top: float) -> list[Line | TextMark]:
    """Draw the model at one level."""
    s1 = cells["S1"]
    units = min(max(len(s1.labels), 1), _UNITS)
    tops = [top + 52 + 15 * unit for unit in range(units)]
    up = polygon((88.5, top + 28), (96.5, top + 42), (80.5, top + 42))
    down = polygon((51, top + 45), (43.7, top + 32), (58.3, top + 32))
    return [
        Line(box(42, top + 1, 56, 46), fill=_FRAME, stroke=_FRAME_LINE, closed=True),
        *_area(cells["E"], cloud(6, top + 8, 17, 80, 22), (14.5, top + 48)),
        *_connections(top, tops),
        *_area(cells["S5"], box(62, top + 3, 18, 12), (71, top + 9)),
        *_area(cells["S4"], box(62, top + 17, 18, 12), (71, top + 23)),
        *_area(cells["S3"], box(62, top + 31, 18, 12), (71, top + 37)),
        *_triangle(cells["S2"], up, (88.5, top + 38), top + 44.3),
        *_triangle(cells["S3*"], down, (51, top + 35.3), top + 29.8),
        *(item for number, y in enumerate(tops) for item in _unit(s1, number, y)),
    ]


def lists(cells: Sequence[DrawnCell], top: float) -> list[Line | TextMark]:
    """List what is placed in each function, as far as there is room."""
    rows = int(HIGH / _ROW) - len(cells) - math.ceil(_GAP * len(cells))
    room = shared_out([len(cell.labels) for cell in cells], rows)
    found: list[Line | TextMark] = []
    y = top + _ROW / 2
    for cell, most in zip(cells, room, strict=True):
        code = "" if cell.code == "E" else f"{cell.code}  "
        text = f"{code}{NAMES[cell.code]}: {cell.count}"
        colour = SOFT if cell.empty else INK
        found.append(TextMark(_LISTS, y, text, 2.9, bold=not cell.empty, colour=colour))
        said = [f"{label} ({size})" for label, size in zip(cell.labels, cell.sizes, strict=True)]
        if len(said) > most:
            kept = max(most - 1, 0)
            said = [*said[:kept], f"and {len(said) - kept} more"][:most]
        found.extend(
            TextMark(_LISTS + 4, y + _ROW * (1 + line), label, 2.7, colour=SOFT)
            for line, label in enumerate(said)
        )
        y += _ROW * (1 + len(said) + _GAP)
    return found


def shared_out(wanted: Sequence[int], rows: int) -> list[int]:
    """Share rows out: who wants few gets them, the others get the same.

    >>> shared_out([1, 9, 5], 8)
    [1, 4, 3]
    """
    given = [0] * len(wanted)
    for _ in range(rows):
        hungry = [place for place, want in enumerate(wanted) if given[place] < want]
        if not hungry:
            break
        given[min(hungry, key=lambda place: (given[place], place))] += 1
    return given


def model_legend(top: float) -> list[Line | TextMark]:
    """Explain the lines and the colours."""
    entries: tuple[tuple[str, float, str, float, Dash, bool], ...] = (
        ("command", 0, INK, 0.3, "solid", True),
        ("resources, coordination", 24, SOFT, 0.3, "solid", False),
        ("monitoring", 67, INK, 0.3, "dashed", False),
        ("alarm", 93, INK, 0.5, "dotted", False),
        ("balance, exchange", 112, INK, 0.3, "solid", False),
    )
    found: list[Line | TextMark] = []
    y = top + 3
    for name, x, stroke, width, dash, double in entries:
        found.extend(
            Line(polygon((x, y + at), (x + 6, y + at)), stroke=stroke, width=width, dash=dash)
            for at in ((-0.5, 0.5) if double else (0.0,))
        )
        found.append(TextMark(x + 7.5, y, name, 2.6, colour=SOFT))
    found.append(head((112, y), (118, y)))
    said = (
        "Numbers are actions; the darker, the more. Dashed: nothing is there. ?: only suggested."
    )
    return [*found, TextMark(0, y + 4.2, said, 2.6, colour=SOFT)]


def _area(
    cell: DrawnCell, steps: tuple[tuple[Point, ...], ...], middle: Point
) -> list[Line | TextMark]:
    """Draw a function: its outline, its code and name, and how many actions it has."""
    x, y = middle
    code = "" if cell.code == "E" else cell.code
    return [
        cell.outline(steps),
        TextMark(x, y - 3.6, code, 3.5, "middle", bold=True, colour=cell.ink),
        TextMark(x, y - 0.1, NAMES[cell.code], 2.4, "middle", colour=cell.ink),
        TextMark(x, y + 3.4, _number(cell), 2.8, "middle", colour=cell.ink),
    ]


def _triangle(
    cell: DrawnCell, steps: tuple[tuple[Point, ...], ...], middle: Point, name: float
) -> list[Line | TextMark]:
    """Draw a function that has its name outside."""
    x, y = middle
    return [
        cell.outline(steps),
        TextMark(x, y - 1.0, cell.code, 3.0, "middle", bold=True, colour=cell.ink),
        TextMark(x, y + 2.2, _number(cell), 2.4, "middle", colour=cell.ink),
        TextMark(x, name, NAMES[cell.code], 2.3, "middle"),
    ]


def _unit(cell: DrawnCell, number: int, y: float) -> list[Line | TextMark]:
    """Draw a unit of S1: what it does, and its management."""
    rest = len(cell.labels) - (_UNITS - 1)
    several = number == _UNITS - 1 and rest > 1
    text = f"+{rest}" if several else str(cell.sizes[number]) if cell.sizes else "empty"
    return [
        cell.outline(circle(53, y + 6.5, 6)),
        TextMark(53, y + 6.5, text, 2.8, "middle", colour=cell.ink),
        cell.outline(box(65, y, 12, 8)),
        TextMark(71, y + 4, "S1", 3.0, "middle", bold=True, colour=cell.ink),
    ]


def _number(cell: DrawnCell) -> str:
    return "empty" if cell.empty else str(sum(cell.sizes))


def _connections(top: float, units: Sequence[float]) -> list[Line]:
    """Draw the lines between functions."""
    last = units[-1]
    stops = [(top + 15, top + 17), (top + 29, top + 31), (top + 43, units[0])]
    stops += [(y + 8, below) for y, below in pairwise(units)]
    found = [Line(polygon((x, begin), (x, end))) for begin, end in stops for x in (70.4, 71.6)]
    found.append(Line(polygon((67, top + 43), (67, units[0])), stroke=SOFT))
    # S3 and S4 hold each other in balance
    for side, out, begin, end in ((80.0, 83.5, 25.0, 34.0), (62.0, 58.5, 34.0, 25.0)):
        curve = ((out, top + begin), (out, top + end), (side, top + end))
        found.append(Line((((side, top + begin),), curve)))
        found.append(head((out, top + end), (side, top + end)))
    found += arrow((62, top + 21), (28, top + 21), both=True)
    audit = [((57.0, top + 37), (62.0, top + 37)), ((51.0, top + 45), (44.0, top + 49.5))]
    audit += [((44.0, top + 49.5), (44.0, last + 4.5))]
    audit += [((44.0, y + 4.5), (47.3, y + 4.5)) for y in units]
    found += [Line(polygon(*ends), dash="dashed") for ends in audit]
    alarm = [((95.5, top + 7), (95.5, last + 2)), ((95.5, top + 7), (80.0, top + 7))]
    alarm += [((77.0, y + 2), (95.5, y + 2)) for y in units]
    found += [Line(polygon(*ends), dash="dotted", width=0.5) for ends in alarm]
    found.append(head((85, top + 7), (80, top + 7)))
    steadying = [((88.5, top + 47), (88.5, last + 5.5))]
    steadying += [((77.0, y + 5.5), (88.5, y + 5.5)) for y in units]
    found += [Line(polygon(*ends), stroke=SOFT) for ends in steadying]
    for y in units:
        found += arrow((47, y + 8), (28, y + 8), both=True)
        found.append(Line(polygon((58.7, y + 5), (65, y + 5))))
    return found
