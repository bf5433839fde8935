"""What participants put first: groups or actions by their share of the stickers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np
from matplotlib.ticker import PercentFormatter

from actionclust.analysis.labels import Labels, every_label_of
from actionclust.analysis.places import display_labels, groups_at
from actionclust.analysis.priorities import score
from actionclust.coding.hierarchy.hierarchy import check_hierarchy
from actionclust.coding.tree.ids import natural
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import SettingError, counted, did_you_mean
from actionclust.view.colours import NODES
from actionclust.view.figures.drawing import (
    FAINT,
    INK,
    SEVERAL_VALUES,
    SMALL,
    SOFT,
    TEXT,
    add_legend,
    axes,
    bars,
    category_colours,
    one_line,
    several_colour,
    title,
    verbatim,
    wrapped,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from actionclust.coding.hierarchy.hierarchy import Hierarchy
    from actionclust.coding.tree.levels import Level

ACTION: Literal["action"] = "action"
"""What stands for a level where the actions themselves are ranked."""

_LABEL = 46  # characters in a line of a label


def ranking(
    h: Hierarchy,
    *,
    level: Level | Literal["action"] = "super-cluster",
    most: int = 20,
    ax: Axes | None = None,
) -> Axes:
    """Draw what participants put first.

    Parameters
    ----------
    h : Hierarchy
        A hierarchy of actions with stickers.
    level : {"super-cluster", "cluster", "sub-cluster", "action"}
        What is ranked: the groups of a level, by the sum of the shares of their actions, or
        the actions, by their share of the sticker points of their discussion group.
    most : int
        How many are drawn at the most, at least 1.
    ax : matplotlib.axes.Axes or None
        Where to draw; None makes a new figure.

    Returns
    -------
    matplotlib.axes.Axes
        A bar each, the highest on top. Bars of groups are in per cent of the sticker points,
        where each discussion group that voted counts the same; a dot is their per cent of the
        actions that were voted on, which is what chance would give them. Bars of actions have
        the colour of their region; those with several have one of their own.

    Raises
    ------
    InputError
        If it is not a hierarchy, there are no stickers, or no group of the level.
    SettingError
        If there is no such level, or `most` is not a whole number of at least 1.

    See Also
    --------
    actionclust.priorities.score : The numbers.

    Examples
    --------
    >>> import pandas as pd
    >>> from actionclust import cluster_actions, read_actions
    >>> frame = pd.DataFrame({"text": ["train nurses", "train doctors"], "sticker_1": [2, 1]})
    >>> actions = read_actions(frame.assign(sticker_2=0, sticker_3=0))
    >>> ax = ranking(cluster_actions(actions).to_hierarchy(), level="action")
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['train nurses', 'train doctors']
    """
    check_hierarchy(h, "figures.ranking")
    if level not in {*GROUP_LEVELS, ACTION}:
        near = did_you_mean(str(level), [*GROUP_LEVELS, ACTION])
        raise SettingError(f"level={level!r} is not known; {near}")
    if not isinstance(most, int) or isinstance(most, bool) or most < 1:
        raise SettingError(f"most must be a whole number of at least 1; got {most!r}")
    return _actions(h, most, ax) if level == ACTION else _groups(h, level, most, ax)


def _groups(h: Hierarchy, level: Level, most: int, ax: Axes | None) -> Axes:
    scored = score(h.actions)
    table = scored.of_groups(h, level)
    voted = float((scored.groups["scored"] > 0).sum())
    labels = display_labels(groups_at(h, level))
    table = table[table["rank"].notna()].sort_values("rank", kind="stable").head(most)
    ax = axes(ax, 1.0 + 0.34 * max(len(table), 1))
    shares = table["sum"].to_numpy() / max(voted, 1)
    average = table["scored"].to_numpy() / max(int(scored.groups["scored"].sum()), 1)
    places = np.arange(len(table))
    ax.barh(places, shares, height=0.62, color=NODES[0], label="share of the sticker points")
    ax.plot(
        average,
        places,
        "o",
        color=INK,
        markersize=4,
        markerfacecolor="white",
        label="share of the actions that were voted on",
    )
    for place, (share, expected, count) in enumerate(
        zip(shares, average, table["scored"].tolist(), strict=True)
    ):
        ax.annotate(
            f"{100 * share:.1f}%  ({counted(count, 'action')})",
            (max(share, expected), place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=TEXT,
            color=INK,
        )
    bars(ax, (wrapped(labels[id_], _LABEL) for id_ in table["id"]))
    ax.set_xlim(0, 1.45 * max([*shares, *average, 0.01]))
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    title(ax, f"{level.capitalize()}s by priority")
    handles, names = ax.get_legend_handles_labels()
    ax.legend(handles[::-1], names[::-1], loc="lower right", frameon=False, fontsize=TEXT)
    return ax


def _actions(h: Hierarchy, most: int, ax: Axes | None) -> Axes:
    table = score(h.actions).table
    table = table[table["share"] > 0]
    order = sorted(
        range(len(table)),
        key=lambda row: (table["rank"].iloc[row], natural(table["id"].iloc[row])),
    )[:most]
    chosen = table.iloc[order]
    ax = axes(ax, 0.9 + 0.34 * max(len(chosen), 1))
    region = every_label_of(h.actions, "region") if "region" in h.actions.columns else None
    places = np.arange(len(chosen))
    kinds = (
        [("", NODES[0], places)]
        if region is None
        else _of_regions(region, chosen.index.to_numpy())
    )
    for label, colour, some in kinds:
        ax.barh(some, chosen["share"].to_numpy()[some], height=0.62, color=colour, label=label)
    for place, (share, rank, tied, group) in enumerate(
        zip(chosen["share"], chosen["rank"], chosen["tied"], chosen["group"], strict=True)
    ):
        where = "" if group is None else f"  {one_line(str(group), 16)}"
        text = ax.annotate(
            f"{100 * share:.1f}%{where}, rank {rank}{'=' * bool(tied)}",
            (share, place),
            xytext=(4, 0),
            textcoords="offset points",
            va="center",
            fontsize=SMALL,
            color=SOFT,
        )
        verbatim([text])
    bars(ax, (wrapped(text, _LABEL) for text in chosen["text"]))
    ax.set_xlim(0, 1.3 * float(chosen["share"].max()) if len(chosen) else 1)
    ax.xaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    ax.set_xlabel("share of the points of the discussion group", fontsize=TEXT, color=SOFT)
    title(ax, "Actions by priority")
    if region is not None:
        add_legend(ax, "region", loc="lower right")
    ax.spines["bottom"].set_color(FAINT)
    return ax


def _of_regions(
    region: Labels, actions: NDArray[np.int64]
) -> list[tuple[str, str, NDArray[np.int64]]]:
    """Say for each region, and for several, what it is called, its colour, and which have it."""
    codes = np.zeros(region.count, dtype=np.int64)
    codes[np.arange(region.count) if region.actions is None else region.actions] = region.codes
    names = [one_line(label, _LABEL) for label in region.labels]
    colours = category_colours(region)
    if len(region.several):
        codes[region.several] = len(names)
        names.append(SEVERAL_VALUES)
        colours.append(several_colour())
    found = codes[actions]
    return [
        (name, colour, np.flatnonzero(found == code))
        for code, (name, colour) in enumerate(zip(names, colours, strict=True))
    ]
