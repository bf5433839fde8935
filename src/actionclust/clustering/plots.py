"""Pictures of a clustering, drawn by matplotlib on given or new axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
from matplotlib.ticker import LogLocator, MaxNLocator, NullLocator

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

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
    if ax is None:
        ax = plt.subplots(figsize=(6.4, 4.0), layout="constrained")[1]
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
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
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
    if ax is None:
        height = 1.2 + _BAR_INCHES * max(len(communities), 1)
        ax = plt.subplots(figsize=(8.0, height), layout="constrained")[1]
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
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_title("Communities by size", loc="left")
    return ax


def _scale_edges(ax: Axes, edges: pd.Series) -> None:
    """Let the runs stand apart: the search goes up by factors, not by steps."""
    if 0 < _WIDE * edges.min() <= edges.max():
        ax.set_xscale("log")
        ax.xaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        ax.xaxis.set_minor_locator(NullLocator())
    elif edges.min() == edges.max():
        ax.set_xticks([edges.min()])
    else:
        ax.xaxis.set_major_locator(MaxNLocator(6, integer=True))
    ax.xaxis.set_major_formatter("{x:,.0f}")


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}\u2026"
