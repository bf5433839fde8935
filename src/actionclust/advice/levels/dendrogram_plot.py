"""A tree of groups, drawn by matplotlib on given or new axes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from actionclust.clustering.plots import GREY, LANGUAGE_COLOURS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

_COLOURS = tuple(colour for colour in LANGUAGE_COLOURS if colour != GREY)
_LINE_INCHES, _MOST_INCHES = 0.21, 120.0  # height of a label, and of a drawing at the most
_EDGE_INCHES = 1.0  # for the title and what stands below
_WIDE_INCHES = 11.0
_LONGEST = 64  # characters of a label, so that the tree keeps half of the drawing
_POINTS = 8.0
_THICK, _THIN = 2.4, 1.2


@dataclass(frozen=True, slots=True)
class Branch:
    """A line from one part to another that it is joined with."""

    across: tuple[float, ...]  # the heights along the line
    down: tuple[float, ...]  # the rows along it
    colour: int | None  # a number, or None for grey
    thick: bool
    dotted: bool


def plot_branches(
    leaves: Sequence[tuple[str, str, int]], branches: Sequence[Branch], ax: Axes | None = None
) -> Axes:
    """Draw a tree from left to right, beside it the id, label and size of each group."""
    count = len(leaves)
    wanted = _EDGE_INCHES + _LINE_INCHES * max(count, 1)
    inches = min(wanted, _MOST_INCHES)
    ax = _new_axes(inches) if ax is None else ax
    for branch in branches:
        number = branch.colour
        ax.plot(
            branch.across,
            branch.down,
            color=GREY if number is None else _COLOURS[number % len(_COLOURS)],
            linewidth=_THICK if branch.thick else _THIN,
            linestyle=":" if branch.dotted else "-",
            solid_joinstyle="miter",
        )
    # of very many groups the labels are small, but in place
    shown = [f"{id_}  {_short(label)} ({size})" for id_, label, size in leaves]
    ax.set_yticks(range(count), shown, fontsize=_POINTS * inches / wanted)
    ax.set_ylim(count - 0.5, -0.5)
    highest = max((max(branch.across) for branch in branches), default=0.0) or 1.0
    ax.set_xlim(-0.005 * highest, 1.02 * highest)
    ax.tick_params(axis="y", length=0)
    ax.set_xticks([])
    ax.set_xlabel("less and less alike, from left to right")
    ax.spines[["top", "right", "left", "bottom"]].set_visible(False)
    ax.set_title("How groups join", loc="left")
    return ax


def _new_axes(height: float) -> Axes:
    import matplotlib.pyplot as plt  # noqa: PLC0415 - slow to import

    return plt.subplots(figsize=(_WIDE_INCHES, height), layout="constrained")[1]


def _short(label: str) -> str:
    r"""Write a label on one short line, in which a dollar is one.

    >>> _short("pay $5,\nnow")
    'pay \\$5, now'
    """
    line = " ".join(label.split())
    cut = line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}\u2026"
    return cut.replace("$", r"\$")
