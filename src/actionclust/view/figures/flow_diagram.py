"""How the values of a column flow into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from actionclust.analysis.labels import every_label_of
from actionclust.analysis.places import places_at
from actionclust.analysis.tables.crosstab import count_cells
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.view.colours import NODES
from actionclust.view.figures.drawing import (
    INK,
    OUTSIDE,
    SOFT,
    TEXT,
    axes,
    one_line,
    title,
    verbatim,
    wrapped,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actionclust.analysis.labels import Labels
    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

_LABEL = 33  # characters in a line of a label
_TALL = 0.05  # part of all actions from which a node is as high as three lines
_BAR = 0.022  # width of a node, of that of the flows
_GAP = 0.3  # of all the height, what is between nodes
_SWEEPS = 8  # times that both sides are ordered by the other


def links(
    h: Hierarchy,
    *,
    column: str = "dimension",
    level: Level = "super-cluster",
    ax: Axes | None = None,
) -> Axes:
    """Draw which values of a column the actions of each group have, as an alluvial diagram.

    Parameters
    ----------
    h : Hierarchy
        The hierarchy.
    column : str
        The role or column on the left.
    level : {"super-cluster", "cluster", "sub-cluster"}
        The groups on the right.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        A band for each link, as high as it has actions, in the colour of its group. Both sides
        are ordered so that few bands cross; actions in no group of the level come last, in grey.
        An action with several values is in a band of each; the numbers are those of actions.

    Raises
    ------
    InputError
        If it is not a hierarchy, or there is no such column or no group of the level.
    SettingError
        If there is no such level, or the column is not a str.

    See Also
    --------
    actionclust.tables.links : The numbers.

    References
    ----------
    "Towards integrated care in Belgium", KCE Report 359, Belgian Health Care Knowledge Centre
    (KCE), 2022: Figure 11.

    Examples
    --------
    >>> import pandas as pd
    >>> from actionclust import cluster_actions
    >>> frame = pd.DataFrame({"text": ["train nurses", "train doctors"], "cost": ["low", "high"]})
    >>> h = cluster_actions(frame).to_hierarchy()
    >>> links(h, column="cost", level="sub-cluster").get_title(loc="left")
    'From cost to sub-cluster'
    """
    check_hierarchy(h, "figures.links")
    left = every_label_of(h.actions, column).occurring()
    right = places_at(h, level).occurring()
    cells = count_cells(left, [right])[:, :, 0]
    rows, columns = _orders(cells, left, right)
    cells = cells[np.ix_(rows, columns)]
    ax = axes(ax, 1.1 + 0.36 * max(len(rows), len(columns)))
    gap = _GAP * cells.sum() / max(len(rows), len(columns))
    tops_left, tops_right = _tops(cells.sum(axis=1), gap), _tops(cells.sum(axis=0), gap)
    colours = [NODES[place % len(NODES)] for place in range(len(columns))]
    inside = len(right) - right.last
    colours = [
        OUTSIDE if place >= inside else colour
        for place, colour in zip(columns, colours, strict=True)
    ]
    at_right = tops_right.copy()
    bands = []
    for row, start in enumerate(tops_left.tolist()):
        at = start
        for place, count in enumerate(cells[row].tolist()):
            if count:
                bands.append((count, at, at_right[place], colours[place]))
                at += count
                at_right[place] += count
    # the narrow bands above the wide ones, so that none is hidden
    for count, begin, end, colour in sorted(bands, key=lambda band: -band[0]):
        ax.add_patch(_band(begin, end, count, colour))
    for side, tops, labels, order in ((0, tops_left, left, rows), (1, tops_right, right, columns)):
        total = cells.sum(axis=1 - side)
        sizes = labels.sizes[order]
        for place, (top, label) in enumerate(zip(tops.tolist(), order, strict=True)):
            _node(ax, side, top, int(total[place]), colours[place] if side else SOFT)
            height, size = int(total[place]), int(sizes[place])
            lines = 3 if height > _TALL * total.sum() else 2
            name = wrapped(labels.labels[label], _LABEL - len(f" ({size})"), lines)
            _name(ax, side, top + height / 2, f"{name} ({size})")
    height = max(tops_left[-1] + cells[-1].sum(), tops_right[-1] + cells[:, -1].sum())
    ax.set_xlim(-0.72, 1.72)
    ax.set_ylim(height + gap / 2, -gap / 2)
    ax.set_axis_off()
    title(ax, f"From {one_line(column, _LABEL)} to {level}")
    return ax


def _orders(cells: NDArray[np.int64], left: Labels, right: Labels) -> tuple[list[int], list[int]]:
    """Order both sides by the mean position of what they are linked to, again and again."""
    rows, columns = list(range(len(left))), list(range(len(right)))
    best = (_crossings(cells), rows, columns)
    for _ in range(_SWEEPS):
        columns = _sorted(cells[rows].T, right)
        rows = _sorted(cells[:, columns], left)
        found = (_crossings(cells[np.ix_(rows, columns)]), rows, columns)
        best = min(best, found, key=lambda one: one[0])
    return best[1], best[2]


def _sorted(cells: NDArray[np.int64], labels: Labels) -> list[int]:
    """Sort rows by the weighted mean position of their cells; the last ones stay last."""
    places = np.arange(cells.shape[1])
    mean = (cells * places).sum(axis=1) / np.maximum(cells.sum(axis=1), 1)
    inside = len(labels) - labels.last
    order = sorted(range(inside), key=lambda row: (round(float(mean[row]), 9), row))
    return [*order, *range(inside, len(labels))]


def _crossings(cells: NDArray[np.int64]) -> float:
    """Weigh how much crosses: products of bands that go opposite ways."""
    below = cells[::-1].cumsum(axis=0)[::-1]
    below = np.vstack([below[1:], np.zeros((1, cells.shape[1]), dtype=np.int64)])
    before = np.hstack([np.zeros((len(cells), 1), dtype=np.int64), below.cumsum(axis=1)[:, :-1]])
    return float((cells * before).sum())


def _tops(totals: NDArray[np.int64], gap: float) -> NDArray[np.float64]:
    """Stack nodes with gaps in between."""
    ends: NDArray[np.float64] = np.cumsum(totals + gap)
    return ends - totals - gap


def _band(begin: float, end: float, height: float, colour: str) -> PathPatch:
    """Draw a band from the left to the right."""
    x0, x1, middle = _BAR, 1 - _BAR, 0.5
    points = [
        *((x0, begin), (middle, begin), (middle, end), (x1, end)),
        *((x1, end + height), (middle, end + height), (middle, begin + height)),
        *((x0, begin + height), (x0, begin)),
    ]
    curve = [Path.CURVE4] * 3
    codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
    return PathPatch(Path(points, codes), facecolor=colour, alpha=0.5, linewidth=0)


def _node(ax: Axes, side: int, top: float, height: float, colour: str) -> None:
    ax.add_patch(Rectangle((side * (1 - _BAR), top), _BAR, height, color=colour, linewidth=0))


def _name(ax: Axes, side: int, middle: float, label: str) -> None:
    where = 1.025 if side else -0.025
    text = ax.text(
        where,
        middle,
        label,
        ha="left" if side else "right",
        va="center",
        fontsize=TEXT,
        color=INK,
        linespacing=1.05,
    )
    verbatim([text])
