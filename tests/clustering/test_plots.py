from dataclasses import replace

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

from actionclust import Clustering, cluster_actions
from actionclust.clustering.plots import ORANGE, plot_sizes, plot_tuning
from actionclust.clustering.tuning_curve import tuning_curve

pytestmark = pytest.mark.usefixtures("_pictures")


def texts(ax: Axes) -> list[str]:
    return [label.get_text() for label in ax.get_yticklabels()]


def legend(ax: Axes) -> list[str]:
    return [entry.get_text() for entry in ax.get_legend().get_texts()]


def test_the_tuning_shows_every_run_and_marks_the_one_taken(clustered: Clustering) -> None:
    tuning = clustered.tuning
    ax = plot_tuning(tuning)
    assert isinstance(ax, Axes)
    every, taken = ax.collections
    assert (
        every.get_offsets().tolist() == tuning.table[["edges", "communities"]].to_numpy().tolist()
    )
    assert taken.get_offsets().tolist() == [[tuning.edges, tuning.found]]
    assert ax.get_xlabel() == "edges"
    assert ax.get_ylabel() == "communities found"
    assert legend(ax) == [
        "run",
        f"taken: {tuning.found} at {tuning.edges:,} edges",
        "asked for: 40, after merging the nearest",
    ]
    (line,) = [line for line in ax.lines if to_hex(line.get_color()) == ORANGE]
    assert list(line.get_ydata()) == [40, 40]
    ax.figure.canvas.draw()


def test_runs_stand_apart_on_a_logarithmic_axis_with_plain_numbers(clustered: Clustering) -> None:
    ax = plot_tuning(clustered.tuning)
    assert ax.get_xscale() == "log"
    ax.figure.canvas.draw()
    ticks = [tick.get_text() for tick in ax.get_xticklabels()]
    assert {"500", "1,000", "2,000", "5,000"} <= set(ticks)
    assert not any("$" in tick for tick in ticks)


@pytest.mark.parametrize("edges", [[0, 40], [12, 18]])
def test_few_edges_stand_on_a_plain_axis(clustered: Clustering, edges: list[int]) -> None:
    runs = tuple(replace(clustered.tuning.runs[0], edges=number) for number in edges)
    ax = plot_tuning(replace(clustered.tuning, runs=runs, taken=0))
    assert ax.get_xscale() == "linear"
    ax.figure.canvas.draw()
    assert len(ax.get_xticks()) > 1


@pytest.mark.parametrize("number", [0, 1, 30])
def test_one_number_of_edges_is_the_only_one_on_the_axis(
    clustered: Clustering, number: int
) -> None:
    run = replace(clustered.tuning.runs[0], edges=number, communities=0)
    ax = plot_tuning(replace(clustered.tuning, target=None, runs=(run,), taken=0))
    ax.figure.canvas.draw()
    assert [tick.get_text() for tick in ax.get_xticklabels()] == [str(number)]
    assert all(float(tick).is_integer() for tick in ax.get_yticks())
    assert ax.get_title(loc="left") == "Communities found"
    assert legend(ax)[1] == f"taken: 0 at {number} edge{'s' * (number != 1)}"


def test_runs_at_other_resolutions_are_not_on_the_line(clustered: Clustering) -> None:
    tuning = clustered.tuning
    finer = replace(tuning.runs[0], resolution=22.627, communities=99)
    ax = plot_tuning(replace(tuning, runs=(*tuning.runs, finer), taken=len(tuning.runs)))
    along, others, taken = ax.collections
    assert len(along.get_offsets()) == len(ax.lines[0].get_xdata()) == len(tuning.runs)
    assert others.get_offsets().tolist() == taken.get_offsets().tolist() == [[finer.edges, 99]]
    assert legend(ax)[1:3] == [
        "run at another resolution",
        f"taken: 99 at {finer.edges:,} edges, resolution 22.6",
    ]


@pytest.mark.parametrize("most", [0, 1, 3, 39, 117, 6_000, 800_000])
def test_the_scales_hold_all_runs_and_have_a_few_round_numbers(
    clustered: Clustering, most: int
) -> None:
    first = clustered.tuning.runs[0]
    runs = tuple(replace(first, edges=number, communities=number) for number in (most, most // 9))
    curve = tuning_curve(replace(clustered.tuning, target=None, runs=runs, taken=0))
    assert (curve.communities.marks[0][0], curve.communities.marks[-1][0]) == (0, 1)
    assert 2 <= len(curve.communities.ticks) <= 7
    assert 1 <= len(curve.edges.ticks) <= 8
    assert curve.line == ((1, 0) if most else (0, 1))
    for point in curve.points:
        assert 0 < point.x < 1
        assert 0 <= point.y <= 1


def test_scales_of_many_powers_of_ten_have_those_alone(clustered: Clustering) -> None:
    runs = tuple(replace(clustered.tuning.runs[0], edges=number) for number in (330, 7_000_000))
    curve = tuning_curve(replace(clustered.tuning, runs=runs, taken=0))
    assert curve.edges.ticks == (1_000, 10_000, 100_000, 1_000_000)
    assert tuning_curve(clustered.tuning).edges.ticks == (500, 1_000, 2_000, 5_000)


def test_a_tuning_without_target_or_refining(clustered: Clustering) -> None:
    assert len(legend(plot_tuning(replace(clustered.tuning, target=None)))) == 2
    assert legend(plot_tuning(replace(clustered.tuning, merged=None)))[2] == "asked for: 40"


def test_sizes_show_every_community_with_its_keywords(clustered: Clustering) -> None:
    ax = plot_sizes(clustered.communities)
    assert isinstance(ax, Axes)
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == clustered.communities["size"].tolist()
    keywords = clustered.communities["keywords"]
    assert texts(ax) == [f"{number}  {words}" for number, words in keywords.items()]
    assert [note.get_text() for note in ax.texts] == [str(size) for size in map(int, widths)]
    assert ax.yaxis_inverted()
    ax.figure.canvas.draw()


def test_long_keywords_leave_room_for_the_bars() -> None:
    communities = pd.DataFrame({"size": [3, 2], "keywords": ["x" * 70, "y" * 9_000]})
    ax = plot_sizes(communities)
    assert [len(text.split()[1]) for text in texts(ax)] == [70, 71]
    assert texts(ax)[1].endswith("y\u2026")
    ax.figure.canvas.draw()


def test_pictures_are_drawn_on_given_axes(clustered: Clustering) -> None:
    figure, axes = plt.subplots(1, 2)
    assert plot_tuning(clustered.tuning, axes[0]) is axes[0]
    assert plot_sizes(clustered.communities, axes[1]) is axes[1]
    assert clustered.plot_tuning(axes[0]) is axes[0]
    assert clustered.plot_sizes(ax=axes[1]) is axes[1]
    assert plt.get_fignums() == [figure.number]


def test_a_result_draws_on_a_new_figure(clustered: Clustering) -> None:
    assert clustered.plot_tuning().figure is not clustered.plot_sizes().figure
    assert len(plt.get_fignums()) == 2


def test_nothing_to_show_is_drawn_too() -> None:
    result = cluster_actions(["", "train nurses"])
    for ax in (result.plot_tuning(), result.plot_sizes()):
        ax.figure.canvas.draw()
    assert result.plot_sizes().patches[:] == []
