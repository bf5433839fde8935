"""Pictures of a clustering, drawn by matplotlib on given or new axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

    from actionclust.network.outcome import Tuning

BLUE = "#1f6fb4"
ORANGE = "#c05a1c"
GREY = "#6b6b6b"
_BAR_INCHES = 0.27
_WIDE = 5  # how many times the fewest edges go into the most, for a logarithmic axis
_LONGEST = 70  # characters of a label, so that the bars keep half of the picture


def plot_tuning(tuning: Tuning, ax: Axes | None = None) -> Axes:
    """Draw the number of communities against the number of edges.

    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> plot_tuning(result.tuning).get_xlabel()
    'edges'
    """
    ax = _new_axes(6.4, 4.0) if ax is None else ax
    runs = tuning.table
    first = tuning.runs[0].resolution
    along, others = runs[runs["resolution"] == first], runs[runs["resolution"] != first]
    ax.plot(along["edges"], along["communities"], color=GREY, linewidth=1, zorder=1)
    ax.scatter(along["edges"], along["communities"], color=BLUE, s=28, zorder=2, label="run")
    if len(others):
        ax.scatter(
            others["edges"],
            others["communities"],
            s=24,
            facecolors="none",
            edgecolors=BLUE,
            zorder=2,
            label="run at another resolution",
        )
    taken = tuning.runs[tuning.taken]
    found = f"{taken.communities} at {taken.edges:,} edge{'s' * (taken.edges != 1)}"
    if taken.resolution != first:
        found += f", resolution {taken.resolution:.3g}"
    ax.scatter(
        [taken.edges],
        [taken.communities],
        s=120,
        facecolors="none",
        edgecolors=ORANGE,
        linewidths=2,
        zorder=3,
        label=f"taken: {found}",
    )
    if tuning.target is not None:
        label = f"target: {tuning.target}"
        if tuning.merged is not None:
            label += ", after merging the nearest"
        ax.axhline(tuning.target, color=ORANGE, linestyle="--", linewidth=1, label=label)
    ax.set_xlabel("edges")
    ax.set_ylabel("communities found")
    ax.set_ylim(0, max(1, ax.get_ylim()[1]))
    _mark_whole(ax.yaxis)
    _scale_edges(ax, runs["edges"])
    ax.spines[["top", "right"]].set_visible(False)
    several = runs["edges"].min() < runs["edges"].max()
    ax.set_title("More edges, fewer communities" if several else "Communities found", loc="left")
    ax.legend(frameon=False)
    return ax


def plot_sizes(communities: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the size of each community, with its keywords.

    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> plot_sizes(result.communities).get_xlabel()
    'texts'
    """
    height = 1.2 + _BAR_INCHES * max(len(communities), 1)
    ax = _new_axes(8.0, height) if ax is None else ax
    places = range(len(communities))
    ax.barh(places, communities["size"], color=BLUE, height=0.72)
    labels = [f"{number}  {_cut(words)}" for number, words in communities["keywords"].items()]
    ax.set_yticks(places, labels, fontsize=8)
    ax.invert_yaxis()
    ax.margins(y=0.01)
    for place, size in zip(places, communities["size"], strict=True):
        ax.annotate(
            str(size),
            (size, place),
            xytext=(3, 0),
            textcoords="offset points",
            va="center",
            fontsize=8,
            color=GREY,
        )
    ax.set_xlabel("texts")
    _mark_whole(ax.xaxis)
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_title("Communities by size", loc="left")
    return ax


def _scale_edges(ax: Axes, edges: pd.Series) -> None:
    """Let the runs stand apart: the search goes up by factors, not by steps."""
    from matplotlib.ticker import LogLocator, NullLocator  # noqa: PLC0415 - slow to import

    if 0 < _WIDE * edges.min() <= edges.max():
        ax.set_xscale("log")
        ax.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        ax.xaxis.set_minor_locator(NullLocator())
    elif edges.min() == edges.max():
        ax.set_xticks([edges.min()])
    else:
        _mark_whole(ax.xaxis, 6)
    ax.xaxis.set_major_formatter("{x:,.0f}")


def _new_axes(width: float, height: float) -> Axes:
    import matplotlib.pyplot as plt  # noqa: PLC0415 - slow to import

    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def _mark_whole(axis: Axis, most: int = 10) -> None:
    """Mark whole numbers alone."""
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - slow to import

    axis.set_major_locator(MaxNLocator(most, integer=True))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}\u2026"
