"""The network of similar texts, with its groups as discs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib.patheffects as effects
import numpy as np
from matplotlib.collections import LineCollection

from actionclust.analysis.labels import every_label_of
from actionclust.clustering.result import Clustering
from actionclust.coding.hierarchy.hierarchy import Hierarchy
from actionclust.coding.tree.levels import GROUP_LEVELS, group_level_named
from actionclust.errors import InputError
from actionclust.view.colours import NODES
from actionclust.view.figures.drawing import (
    INK,
    OUTSIDE,
    SEVERAL_VALUES,
    SMALL,
    TEXT,
    WIDTH,
    add_legend,
    axes,
    category_colours,
    one_line,
    several_colour,
    title,
    verbatim,
    wrapped,
)
from actionclust.view.payload.fixed_part import basis_of
from actionclust.view.payload.groups import group_colours
from actionclust.view.payload.layout import SIDE
from actionclust.view.payload.order import groups_in_order

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actionclust.view.payload.fixed_part import Basis

_LABEL = 22  # characters in a line of the name of a group
_LARGE = 15  # groups whose names can have large letters
_NAMED = 45  # groups that can have their names in the picture
_MARKERS = "osD^vPX*"
_OF_SEVERAL = "p"  # marker
_LINES = "#a9a8a1"
_ROUNDS = 80  # of pushing names apart
_LETTER, _LINE = 0.56, 1.12  # width of a letter and height of a line, of its size


@dataclass(frozen=True, slots=True)
class _Kind:
    """Some of the nodes, drawn alike."""

    nodes: NDArray[np.int64]
    colour: str
    marker: str
    label: str


def network(
    source: Clustering | Hierarchy, *, by: str | None = None, ax: Axes | None = None
) -> Axes:
    r"""Draw the network of similar texts.

    Parameters
    ----------
    source : Clustering or Hierarchy
        The study. If its groups come from a code tree, the network is computed with the default
        settings.
    by : str or None
        What gives the colours: a level ("sub-cluster", "cluster", "super-cluster"), a role or a
        column. None takes the widest level that there is.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        A dot for each action, a line for each edge. The narrowest groups are discs, those of one
        wider group stand together, and unclustered actions around them. Groups are named in the
        picture if they are 45 at the most, largest first; categories in a legend. Actions with
        several categories have a colour of their own, and the legend counts them in each too.

    Raises
    ------
    InputError
        If the source is something else, or there is no such column.

    Examples
    --------
    >>> from actionclust import cluster_actions
    >>> ax = network(cluster_actions(["train nurses", "train doctors", "share data"]))
    >>> [text.get_text().replace("\\n", " ") for text in ax.texts]
    ['train, doctors, nurses']
    """
    h = source.to_hierarchy() if isinstance(source, Clustering) else source
    if not isinstance(h, Hierarchy):
        raise InputError(
            f"figures.network takes a Clustering or a Hierarchy; got {type(source).__name__}"
        )
    basis = basis_of(h)
    widest = next((one for one in reversed(GROUP_LEVELS) if len(h.groups(one))), GROUP_LEVELS[0])
    chosen = widest if by is None else by
    levels = {*GROUP_LEVELS, *(f"{one}s" for one in GROUP_LEVELS)}
    ax = axes(ax, WIDTH)
    _edges(ax, basis)
    in_groups = chosen in levels
    kinds = _of_groups(h, basis, chosen) if in_groups else _of_categories(h, chosen)
    size = float(np.clip(9_000 / max(len(h), 1), 3, 26))
    for kind in kinds:
        ax.scatter(
            basis.spots[kind.nodes, 0],
            basis.spots[kind.nodes, 1],
            s=size,
            color=kind.colour,
            marker=kind.marker,
            linewidths=0.4,
            edgecolors="white",
            label=kind.label,
            zorder=2,
        )
    if in_groups:
        _names(ax, kinds, basis)
    else:
        add_legend(ax, chosen, loc="upper left", markerscale=1.5)
    ax.set_aspect("equal")
    ax.set_axis_off()
    edges = basis.origin.tuning.edges
    title(ax, f"{len(h):,} actions, {edges:,} links between similar texts")
    return ax


def _edges(ax: Axes, basis: Basis) -> None:
    taken = basis.origin.tuning.edges
    ends = np.stack([basis.origin.first[:taken], basis.origin.second[:taken]], axis=1)
    width = float(np.clip(300 / max(taken, 1), 0.15, 0.6))
    ax.add_collection(
        LineCollection(list(basis.spots[ends]), colors=_LINES, linewidths=width, alpha=0.5)
    )


def _of_groups(h: Hierarchy, basis: Basis, level: str) -> list[_Kind]:
    groups = groups_in_order(h)
    of_action = groups.at(group_level_named(level), h.tree)
    colours = group_colours(h, groups, basis)
    sizes = np.bincount(of_action[of_action >= 0], minlength=len(groups.nodes))
    order = sorted(np.flatnonzero(sizes).tolist(), key=lambda place: (-sizes[place], place))
    kinds = [
        _Kind(
            np.flatnonzero(of_action == place),
            NODES[colours[place]],
            "o",
            groups.nodes[place].label or groups.nodes[place].id,
        )
        for place in order
    ]
    outside = np.flatnonzero(of_action < 0)
    return [_Kind(outside, OUTSIDE, "o", ""), *kinds]


def _of_categories(h: Hierarchy, column: str) -> list[_Kind]:
    labels = every_label_of(h.actions, column)
    several = labels.several
    actions = np.arange(labels.count) if labels.actions is None else labels.actions
    kinds = []
    for place, colour in enumerate(category_colours(labels)):
        having = actions[labels.codes == place]
        marker = _MARKERS[place // len(NODES) % len(_MARKERS)]
        label = f"{one_line(labels.labels[place], _LABEL)} ({len(having)})"
        kinds.append(_Kind(np.setdiff1d(having, several), colour, marker, label))
    if len(several):
        label = f"{SEVERAL_VALUES} ({len(several)})"
        kinds.append(_Kind(several, several_colour(), _OF_SEVERAL, label))
    return kinds


def _names(ax: Axes, kinds: list[_Kind], basis: Basis) -> None:
    """Write the names of groups at their centres, or beside where another stands there."""
    named = kinds[1:][:_NAMED]
    size = TEXT if len(named) <= _LARGE else SMALL - 1
    labels = [wrapped(kind.label, _LABEL, 3) for kind in named]
    unit = SIDE / (WIDTH * 72)  # of a point, in a figure of full width
    extents = [
        (
            _LETTER * size * unit * max(map(len, label.split("\n")), default=0),
            _LINE * size * unit * (1 + label.count("\n")),
        )
        for label in labels
    ]
    centres = [np.median(basis.spots[kind.nodes], axis=0).tolist() for kind in named]
    for label, (x, y) in zip(labels, _apart(centres, extents), strict=True):
        text = ax.text(
            x,
            y,
            label,
            ha="center",
            va="center",
            fontsize=size,
            color=INK,
            linespacing=1.0,
            zorder=3,
            path_effects=[effects.withStroke(linewidth=2.5, foreground="white", alpha=0.85)],
        )
        verbatim([text])


def _apart(
    centres: list[list[float]], extents: list[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Move names up and down until they do not cover each other, or nearly so."""
    x, y = np.array(centres, dtype=np.float64).reshape(-1, 2).T
    wide, high = np.array(extents, dtype=np.float64).reshape(-1, 2).T
    near = np.abs(x[:, None] - x[None, :]) < (wide[:, None] + wide[None, :]) / 2
    np.fill_diagonal(near, val=False)
    least = (high[:, None] + high[None, :]) / 2
    order = np.arange(len(x))
    for _ in range(_ROUNDS):
        offset = y[:, None] - y[None, :]
        # of two at one height, the first goes down
        above = np.where(offset == 0, order[None, :] - order[:, None], offset) > 0
        push = np.where(near, np.maximum(least - np.abs(offset), 0), 0) / 4
        y = y + np.where(above, push, -push).sum(axis=1)
    return list(zip(x.tolist(), y.tolist(), strict=True))
