"""Pictures as values: paths and texts that matplotlib and SVG draw alike.

Coordinates are in units of no size, from the top left, downwards.
"""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from actionclust.view.figures.drawing import INK, verbatim
from actionclust.view.page.html import shown
from actionclust.view.shapes import baseline, path_data

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from actionclust.view.shapes import Point, Steps

Dash = Literal["solid", "dashed", "dotted"]

_DASHES: dict[Dash, tuple[float, float] | None] = {
    "solid": None,
    "dashed": (1.6, 1.0),
    "dotted": (0.35, 0.8),
}
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}
_POINTS = 72.0  # in an inch
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_FACES = "system-ui, sans-serif"


@dataclass(frozen=True, slots=True)
class Line:
    """A line or an area."""

    # one point for the start and for each straight line, three for each curve (Bezier)
    steps: Steps
    fill: str = "none"  # the colour inside; "none" for a line
    stroke: str = INK  # the colour of the line; "none" for an area alone
    width: float = 0.3  # the width of the line, in units
    dash: Dash = "solid"  # how it is drawn
    closed: bool = False  # whether the end is joined to the start


@dataclass(frozen=True, slots=True)
class TextMark:
    """A text of one line."""

    # where it stands: its anchor, and its middle
    x: float
    y: float
    text: str
    size: float = 3.0  # the size of the letters, in units
    anchor: Literal["start", "middle", "end"] = "start"  # which part of it stands at x
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture."""

    # its size, in units
    width: float
    height: float
    items: tuple[Line | TextMark, ...]  # what is drawn, from back to front
    # for people who do not see it
    title: str
    description: str


def draw(scene: Scene, ax: Axes) -> None:
    """Draw a picture by matplotlib."""
    ax.set_xlim(0, scene.width)
    ax.set_ylim(scene.height, 0)
    ax.set_aspect("equal", anchor="NW")
    ax.set_axis_off()
    place, figure = ax.get_position(), ax.get_figure(root=True)
    inches = (0, 0) if figure is None else figure.get_size_inches()
    unit = _POINTS * min(
        inches[0] * place.width / scene.width, inches[1] * place.height / scene.height
    )
    for item in scene.items:
        if isinstance(item, TextMark):
            text = ax.text(
                item.x,
                item.y,
                str(shown(item.text)),
                fontsize=item.size * unit,
                ha=_ANCHORS[item.anchor],
                va="center_baseline",
                fontweight="bold" if item.bold else "normal",
                color=item.colour,
            )
            verbatim([text])
            continue
        points, codes = _path(item)
        dash = _DASHES[item.dash]
        # matplotlib counts dashes in widths of the line
        style = "solid" if dash is None else (0, [part / item.width for part in dash])
        ax.add_patch(
            PathPatch(
                Path(points, codes),
                facecolor=item.fill,
                edgecolor=item.stroke,
                linewidth=item.width * unit,
                linestyle=style,
                capstyle="round" if item.dash == "dotted" else "butt",
                joinstyle="round",
            )
        )


def svg(scene: Scene) -> str:
    """Write a picture as SVG."""
    size = f"{scene.width:g} {scene.height:g}"
    parts = [
        f'<svg {_NAMESPACE} viewBox="0 0 {size}" role="img" font-family="{_FACES}">',
        f"<title>{_text(scene.title)}</title>",
        f"<desc>{_text(scene.description)}</desc>",
        f'<rect width="{scene.width:g}" height="{scene.height:g}" fill="#ffffff"/>',
        *(_words(item) if isinstance(item, TextMark) else _line(item) for item in scene.items),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _path(line: Line) -> tuple[list[Point], Sequence[int]]:
    points = [point for step in line.steps for point in step]
    codes = [int(Path.MOVETO)]
    for step in line.steps[1:]:
        codes.extend([int(Path.LINETO)] if len(step) == 1 else [int(Path.CURVE4)] * 3)
    if line.closed:
        points.append(line.steps[0][0])
        codes.append(int(Path.CLOSEPOLY))
    return points, codes


def _line(line: Line) -> str:
    dash = _DASHES[line.dash]
    extra = "" if dash is None else f' stroke-dasharray="{dash[0]:g} {dash[1]:g}"'
    if line.dash == "dotted":
        extra += ' stroke-linecap="round"'
    return (
        f'<path d="{path_data(line.steps, closed=line.closed)}" fill="{line.fill}" '
        f'stroke="{line.stroke}" stroke-width="{line.width:g}" stroke-linejoin="round"{extra}/>'
    )


def _words(words: TextMark) -> str:
    weight = ' font-weight="bold"' if words.bold else ""
    return (
        f'<text x="{words.x:.2f}" y="{baseline(words.y, words.size):.2f}" '
        f'font-size="{words.size:g}" text-anchor="{words.anchor}" fill="{words.colour}"{weight} '
        # each text has the direction of its own first letters
        'unicode-bidi="plaintext">'
        f"{_text(words.text)}</text>"
    )


def _text(text: str) -> str:
    """Escape a text for XML, and leave out what no XML can hold."""
    kept = "".join(
        character if character >= " " and character not in "\ufffe\uffff" else "\ufffd"
        for character in str(shown(text))
    )
    return html.escape(kept)
