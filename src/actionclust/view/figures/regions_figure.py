"""Which regions the actions of each group come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.ticker import MaxNLocator

from actionclust.analysis.labels import every_label_of
from actionclust.analysis.places import places_at
from actionclust.analysis.tables.crosstab import count_cells
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.view.colours import NODES, ink
from actionclust.view.figures.drawing import (
    INK,
    SMALL,
    SOFT,
    TEXT,
    add_legend,
    axes,
    bars,
    category_colours,
    hatch,
    one_line,
    title,
    verbatim,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from actionclust.analysis.labels import Labels
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

_LABEL = 44  # characters in a line of a label
_ROOM = 0.03  # part of the width that a number needs


def regions(
    h: Hierarchy,
    *,
    by: str = "region",
    level: Level = "super-cluster",
    ax: Axes | None = None,
) -> Axes:
    """Draw how many actions of each group come from each region.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy.
    by : str
        The role or column that divides the bars.
    level : {"super-cluster", "cluster", "sub-cluster"}
        The groups.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        A bar for each group, the largest on top, divided by region; actions in no group of the
        level come last. An action with several values counts in each of them; the number behind
        a bar is that of actions. Up to four regions have the hues of the page; more have other
        colours, and above seven patterns too.

    Raises
    ------
    InputError
        If it is not a hierarchy, or there is no such column or no group of the level.
    SettingError
        If there is no such level, or `by` is not a str.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022: Table 40 has these numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> from actionclust import cluster_actions
    >>> frame = pd.DataFrame({"text": ["train nurses", "train doctors"], "region": ["N", "S"]})
    >>> h = cluster_actions(frame).to_hierarchy()
    >>> [text.get_text() for text in regions(h, level="sub-cluster").get_legend().texts]
    ['N (1)', 'S (1)']
    """
    check_hierarchy(h, "figures.regions")
    groups, parts = places_at(h, level), every_label_of(h.actions, by)
    cells = count_cells(groups, [parts])[:, :, 0]
    order = _by_size(groups)
    cells = cells[order]
    ax = axes(ax, 1.0 + 0.34 * len(order))
    starts = np.zeros(len(order))
    most = float(cells.sum(axis=1).max())
    for place, colour in enumerate(category_colours(parts)):
        count = cells[:, place]
        label = f"{one_line(parts.labels[place], _LABEL)} ({count.sum()})"
        ax.barh(
            range(len(order)),
            count,
            left=starts,
            height=0.7,
            color=colour,
            edgecolor="white",
            linewidth=0.8,
            hatch=hatch(place // len(NODES)),
            label=label,
        )
        for row, number in enumerate(count.tolist()):
            if number > _ROOM * most:
                _inside(ax, number, starts[row] + number / 2, row, colour)
        starts += count
    _totals(ax, starts.tolist(), groups.sizes[order].tolist())
    bars(ax, (wrapped(groups.labels[place], _LABEL) for place in order))
    ax.set_xlabel(_unit(parts), fontsize=TEXT, color=SOFT)
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    title(ax, f"{groups.name.capitalize()}s by {one_line(by, _LABEL)}")
    add_legend(ax, by, loc="lower right")
    return ax


def _inside(ax: Axes, number: int, middle: float, row: int, colour: str) -> None:
    """Write a number into the middle of its bar."""
    text = ax.text(
        middle,
        row,
        str(number),
        ha="center",
        va="center",
        fontsize=SMALL,
        color=ink(colour),
        # letters stand on the colour, not on its pattern
        bbox={"facecolor": colour, "linewidth": 0, "pad": 0.8},
    )
    verbatim([text])


def _unit(parts: Labels) -> str:
    """Say what the bars count."""
    if parts.actions is None:
        return "actions"
    return f"actions, once in each of their values of {one_line(parts.name, _LABEL)}"


def _totals(ax: Axes, ends: Sequence[float], totals: Sequence[int]) -> None:
    """Write the number of actions of each row behind its bar."""
    for row, (end, total) in enumerate(zip(ends, totals, strict=True)):
        ax.annotate(
            str(total),
            (end, row),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=TEXT,
            color=INK,
        )


def _by_size(groups: Labels) -> list[int]:
    """Order groups by size; what is in none comes last, if there is any."""
    total = groups.sizes
    inside = len(groups) - groups.last
    order = sorted(range(inside), key=lambda place: (-total[place], place))
    return [*order, *(place for place in range(inside, len(groups)) if total[place])]
