"""What the figures share: their width, their letters, and texts as they are."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt

from actionclust.view.colours import NODES, SEVERAL, shades
from actionclust.view.page.html import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.text import Text

    from actionclust.analysis.labels import Labels

WIDTH = 7.1
"""Inches: the text of an A4 page."""

TITLE, TEXT, SMALL = 10, 8, 7
"""Sizes of letters in points."""

INK, SOFT, FAINT = "#1c1f23", "#5a5f68", "#d9d9d4"
"""Colours of letters, lesser letters, and lines."""

OUTSIDE = "#b5b5b0"
"""The colour of what is in no group."""

SEVERAL_VALUES = "several values"
"""What a legend calls actions with several values, which have a colour of their own."""

_SHADE = 2  # of a hue: strong, and not yet dark
_COLOURED = 4  # categories that hues can tell apart for everyone
_LEGEND = 44  # characters in a line of a legend
_HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----", "oooo", "||||")


def axes(ax: Axes | None, height: float, width: float = WIDTH) -> Axes:
    """Give the axes to draw on."""
    if ax is not None:
        return ax
    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def one_line(text: str, longest: int) -> str:
    """Make a text one line that is not too long.

    >>> one_line("Share all  data", 10)
    'Share all…'
    """
    line = " ".join(str(shown(text)).split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}\u2026"


def wrapped(text: str, width: int, lines: int = 2) -> str:
    r"""Break a text into a few lines.

    >>> wrapped("Build skills and capacity", 12)
    'Build skills\nand capacity'
    """
    parts = textwrap.wrap(one_line(text, 10_000), width)
    if len(parts) > lines:
        parts = [*parts[: lines - 1], one_line(" ".join(parts[lines - 1 :]), width)]
    return "\n".join(parts)


def verbatim(texts: Iterable[Text]) -> None:
    """Take texts as they are: a dollar sign in a label begins no formula."""
    for text in texts:
        text.set_parse_math(False)


def bars(ax: Axes, labels: Iterable[str]) -> None:
    """Make axes of horizontal bars: the first label on top, no frame."""
    written = list(labels)
    ax.set_yticks(range(len(written)), written, fontsize=TEXT, color=INK)
    verbatim(ax.get_yticklabels())
    ax.set_ylim(max(len(written), 1) - 0.5, -0.5)
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize=TEXT, colors=SOFT)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)


def title(ax: Axes, text: str) -> None:
    """Write the title of axes."""
    verbatim([ax.set_title(text, loc="left", fontsize=TITLE, color=INK)])


def several_colour() -> str:
    """Give the colour of actions with several values."""
    return SEVERAL[_SHADE]


def category_colours(labels: Labels) -> list[str]:
    """Give each category a colour."""
    count = len(labels) - labels.has_missing
    hues = [hue[_SHADE] for hue in shades(count)[:-1]]
    if count > _COLOURED:
        hues = [NODES[place % len(NODES)] for place in range(count)]
    return [*hues, *([OUTSIDE] if labels.has_missing else [])]


def add_legend(ax: Axes, name: str, **options: Any) -> None:  # noqa: ANN401 - those of matplotlib
    """Explain the colours of categories."""
    made = ax.legend(
        frameon=False,
        fontsize=TEXT,
        title=one_line(name, _LEGEND),
        title_fontsize=TEXT,
        **options,
    )
    verbatim([*made.texts, made.get_title()])


def hatch(place: int) -> str:
    """Give the pattern of a category where colours do not do."""
    return _HATCHES[place % len(_HATCHES)]
