"""Pictures of a clustering, drawn by matplotlib on given or new axes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actionclust.clustering.tuning_curve import tuning_curve

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

    from actionclust.clustering.tuning_curve import Scale
    from actionclust.network.outcome import Tuning

BLUE = "#1f6fb4"
ORANGE = "#c05a1c"
GREY = "#6b6b6b"
LANGUAGE_COLOURS = (BLUE, "#e69f00", "#009e73", "#cc79a7", "#56b4e9", GREY)  # Okabe and Ito 2008
_HATCHES = ("", "//", "..", "xx")
_BAR_INCHES = 0.27
_LONGEST = 70  # characters of a label, so that the bars keep half of the picture


def plot_tuning(tuning: Tuning, ax: Axes | None = None) -> Axes:
    """Draw the number of communities against the number of edges.

    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> plot_tuning(result.tuning).get_xlabel()
    'edges'
    """
    ax = _new_axes(6.4, 4.0) if ax is None else ax
    curve = tuning_curve(tuning)
    edges = [point.run.edges for point in curve.points]
    found = [point.run.communities for point in curve.points]
    along = [edges[place] for place in curve.line], [found[place] for place in curve.line]
    others = sorted({*range(len(edges))} - {*curve.line})
    ax.plot(along[0], along[1], color=GREY, linewidth=1, zorder=1)
    ax.scatter(along[0], along[1], color=BLUE, s=28, zorder=2, label="run")
    if others:
        ax.scatter(
            [edges[place] for place in others],
            [found[place] for place in others],
            s=24,
            facecolors="none",
            edgecolors=BLUE,
            zorder=2,
            label="run at another resolution",
        )
    ax.scatter(
        [edges[curve.taken]],
        [found[curve.taken]],
        s=120,
        facecolors="none",
        edgecolors=ORANGE,
        linewidths=2,
        zorder=3,
        label=curve.taken_words,
    )
    if curve.target is not None:
        label = curve.target_words
        ax.axhline(curve.target, color=ORANGE, linestyle="--", linewidth=1, label=label)
    if curve.edges.logarithmic:
        ax.set_xscale("log")
    ax.set_xlim(curve.edges.first, curve.edges.last)
    ax.set_ylim(curve.communities.first, curve.communities.last)
    _mark(ax.xaxis, curve.edges)
    _mark(ax.yaxis, curve.communities)
    ax.set_xlabel(curve.edges_title)
    ax.set_ylabel(curve.communities_title)
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_title(curve.title, loc="left")
    ax.legend(frameon=False)
    return ax


def plot_sizes(communities: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the size of each community, with its keywords.

    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> plot_sizes(result.communities).get_xlabel()
    'texts'
    """
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - slow to import

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
    ax.xaxis.set_major_locator(MaxNLocator(10, integer=True))
    ax.spines[["top", "right", "left"]].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_title("Communities by size", loc="left")
    return ax


def plot_languages(
    communities: pd.DataFrame, languages: pd.DataFrame, ax: Axes | None = None
) -> Axes:
    """Draw how many texts of each language are in each community.

    >>> from actionclust import cluster_actions
    >>> result = cluster_actions(["train nurses", "train doctors", "share data"], target=1)
    >>> plot_languages(result.communities, result.languages()).get_xlabel()
    'texts'
    """
    ax = plot_sizes(communities, ax)
    for bar in list(ax.patches):
        bar.remove()
    left = communities["size"].to_numpy() * 0
    for place, language in enumerate(languages.columns[::2]):
        counts = languages[language].to_numpy()
        colour, hatch = LANGUAGE_COLOURS[place % len(LANGUAGE_COLOURS)], _HATCHES[place % 4]
        ax.barh(
            range(len(counts)),
            counts,
            left=left,
            color=colour,
            hatch=hatch,
            edgecolor="white",
            linewidth=0,
            height=0.72,
            label=language,
        )
        left = left + counts
    ax.legend(frameon=False, title="language")
    ax.set_title("Communities by language", loc="left")
    return ax


def _mark(axis: Axis, scale: Scale) -> None:
    """Write the numbers of an axis, and no others."""
    axis.set_ticks(scale.ticks, [number for _, number in scale.marks])
    axis.set_ticks([], minor=True)


def _new_axes(width: float, height: float) -> Axes:
    import matplotlib.pyplot as plt  # noqa: PLC0415 - slow to import

    return plt.subplots(figsize=(width, height), layout="constrained")[1]


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}\u2026"
