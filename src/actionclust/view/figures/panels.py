"""One panel of the picture of the Viable System Model, and the list beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.analysis.vsm import FUNCTIONS
from actionclust.errors import counted
from actionclust.view.colours import ink
from actionclust.view.figures.drawing import INK, SOFT
from actionclust.view.figures.scene import Line, TextMark
from actionclust.view.model_picture import HEIGHT, LINES, UNITS, model_shapes, model_words
from actionclust.view.shapes import moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from actionclust.view.figures.scene import Dash
    from actionclust.view.model_picture import ModelShape, ModelWord
    from actionclust.view.shapes import Steps

WIDE, HIGH = 220.0, HEIGHT
"""The size of a panel, in units."""

FOOT = 15.0
"""The height of the legend below all panels, in units."""

NAMES = {function.code: function.name for function in FUNCTIONS}
"""What the functions are called, by code."""

LETTERS = 62
"""Characters in a line of a list."""

_LISTS = 105.0  # where the lists begin
_ROW = 3.45  # from one line of a list to the next
_GAP = 0.35  # lines between the functions of a list
_COLUMNS, _APART = 4, 55.0  # of the legend
_EMPTY = "#8d8d87"
_FRAME, _FRAME_LINE = "#f6f6f3", "#d0d0ca"


@dataclass(frozen=True, slots=True)
class DrawnCell:
    """What stands in one function at one level."""

    code: str  # of the function
    labels: tuple[str, ...]  # names of the groups and actions that are placed there
    sizes: tuple[int, ...]  # how many actions each of them brings
    share: float | None  # the part of all sticker points that they have; None without stickers
    fill: str  # the colour that says how many actions there are

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


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a kind of line is drawn."""

    colour: str = INK
    width: float = 0.3
    dash: Dash = "solid"


_PLAIN, _NOTHING = Stroke(), Stroke(_EMPTY, dash="dashed")
_STROKES: dict[str, Stroke] = {
    "resources": Stroke(SOFT),
    "coordination": Stroke(SOFT),
    "audit": Stroke(dash="dashed"),
    "alarm": Stroke(width=0.5, dash="dotted"),
}


def panel(cells: Mapping[str, DrawnCell], top: float) -> list[Line | TextMark]:
    """Draw the model at one level."""
    units = min(max(len(cells["S1"].labels), 1), UNITS)
    return [
        *(_painted(one, cells, top) for one in model_shapes() if one.unit < units),
        *(_written(one, cells[one.function], top) for one in model_words() if one.unit < units),
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
    found: list[Line | TextMark] = []
    for place, one in enumerate(LINES):
        x, y = _APART * (place % _COLUMNS), top + 1.5 + 4.2 * (place // _COLUMNS)
        found.extend(_line(one.role, moved(steps, x, y)) for steps in one.sample)
        found.append(TextMark(x + 7.5, y + 1.5, one.name, 2.6, colour=SOFT))
    said = (
        "Numbers are actions; the darker, the more. Dashed: nothing is there. ?: only suggested."
    )
    return [*found, TextMark(0, top + 11.4, said, 2.6, colour=SOFT)]


def _painted(shape: ModelShape, cells: Mapping[str, DrawnCell], top: float) -> Line:
    steps = moved(shape.steps, 0, top)
    if shape.role == "frame":
        return Line(steps, fill=_FRAME, stroke=_FRAME_LINE, closed=True)
    if shape.role != "symbol":
        return _line(shape.role, steps, head=shape.closed)
    cell = cells[shape.function]
    look = _NOTHING if cell.empty else _PLAIN
    return Line(steps, fill=cell.fill, stroke=look.colour, dash=look.dash, closed=True)


def _line(role: str, steps: Steps, *, head: bool = False) -> Line:
    if head:
        return Line(steps, fill=INK, stroke="none", closed=True)
    look = _STROKES.get(role, _PLAIN)
    return Line(steps, stroke=look.colour, width=look.width, dash=look.dash)


def _written(word: ModelWord, cell: DrawnCell, top: float) -> TextMark:
    """Write the code, the name or the number of a function."""
    text = NAMES[cell.code] if word.says in {"name", "caption"} else cell.code
    if word.says == "count":
        text = _unit_count(cell, word.unit) if cell.code == "S1" else _number(cell)
    colour = INK if word.says == "caption" else cell.ink
    bold = word.says == "code"
    return TextMark(word.x, word.y + top, text, word.size, "middle", bold=bold, colour=colour)


def _unit_count(cell: DrawnCell, unit: int) -> str:
    """Give the size of what a unit stands for; the last one may stand for several."""
    rest = len(cell.labels) - unit
    if unit == UNITS - 1 and rest > 1:
        return f"+{rest}"
    return str(cell.sizes[unit]) if cell.sizes else "empty"


def _number(cell: DrawnCell) -> str:
    return "empty" if cell.empty else str(sum(cell.sizes))
