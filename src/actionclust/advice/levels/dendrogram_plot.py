"""A tree of groups, drawn by matplotlib on given or new axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.clustering.plots import GREY, LANGUAGE_COLOURS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from actionclust.advice.levels.dendrogram import Dendrogram

_LINE_INCHES, _MOST_INCHES = 0.21, 120.0  # height of a label, and of a drawing at the most
_WIDE_INCHES = 11.0
_LONGEST = 64  # characters of a label, so that the tree keeps half of the drawing
_POINTS = 8.0
_THICK, _THIN = 2.4, 1.2


def plot_dendrogram(drawn: Dendrogram, ax: Axes | None = None) -> Axes:
    """Draw a tree from left to right, the labels of the groups beside it."""
    count = len(drawn.groups)
    inches = min(1.0 + _LINE_INCHES * max(count, 1), _MOST_INCHES)
    ax = _axes(inches) if ax is None else ax
    rows, x = drawn.rows(), [0.0] * count + [join.height for join in drawn.joins]
    # a part has the colour of the super-cluster that it is in, or none above them
    colours = [LANGUAGE_COLOURS[number % (len(LANGUAGE_COLOURS) - 1)] for number in drawn.colour]
    for number, join in enumerate(drawn.joins):
        above = drawn.stage[number] == "above"
        colour = GREY if above else colours[join.left]
        colours.append(colour)
        top, bottom = rows[join.left], rows[join.right]
        ax.plot(
            [x[join.left], join.height, join.height, x[join.right]],
            [top, top, bottom, bottom],
            color=colour,
            linewidth=_THICK if drawn.stage[number] == "cluster" else _THIN,
            linestyle=":" if drawn.by_people[number] else "-",
            solid_joinstyle="miter",
        )
    points = min(_POINTS, _POINTS * inches / (1.0 + _LINE_INCHES * max(count, 1)))
    labels = [
        f"{drawn.groups[group]}  {_short(drawn.labels[group])} ({drawn.sizes[group]})"
        for group in drawn.order
    ]
    ax.set_yticks(range(count), labels, fontsize=points)
    ax.set_ylim(count - 0.5, -0.5)
    ax.set_xlim(left=-0.005 * max(x, default=0.0))
    ax.tick_params(axis="y", length=0)
    ax.set_xticks([])
    ax.set_xlabel("less and less alike, from left to right")
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
    ax.set_title("How groups join", loc="left")
    return ax


def _axes(height: float) -> Axes:
    import matplotlib.pyplot as plt  # noqa: PLC0415 - slow to import

    return plt.subplots(figsize=(_WIDE_INCHES, height), layout="constrained")[1]


def _short(label: str) -> str:
    line = " ".join(label.split()).replace("$", r"\$")
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}\u2026"
