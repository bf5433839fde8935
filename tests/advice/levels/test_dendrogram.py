import json
import pickle
from itertools import pairwise

import matplotlib.pyplot as plt
import pytest
from matplotlib.colors import to_hex

import actionclust as ac
from actionclust.advice.levels.dendrogram import Dendrogram
from actionclust.clustering.plots import GREY
from tests.advice.levels.laboratory_levels import kitchen_and_garden


@pytest.fixture(scope="module")
def drawn() -> Dendrogram:
    return ac.propose_levels(kitchen_and_garden(), clusters=4, super_clusters=2).dendrogram


def test_in_plain_text(drawn: Dendrogram) -> None:
    lines = str(drawn).splitlines()
    assert len(lines) == 6
    assert [line[:3] for line in lines] == [drawn.groups[group] for group in drawn.order]
    # each of five joins has two ends, none of which stands in the column of another
    assert str(drawn).count("+") == 10


def test_a_tree_of_one_group() -> None:
    one = ac.propose_levels(kitchen_and_garden(groups=1), clusters=1, super_clusters=1)
    assert str(one.dendrogram) == "S01  pans"
    assert [step.edit.level for step in one.steps] == ["cluster", "super-cluster"]
    assert one.plot().get_yticklabels()[0].get_text() == "S01  pans (3)"


def test_no_branches_cross(drawn: Dendrogram) -> None:
    held = {group: {group} for group in range(6)}
    place = {group: number for number, group in enumerate(drawn.order)}
    for number, join in enumerate(drawn.joins):
        held[6 + number] = held[join.left] | held[join.right]
        rows = sorted(place[group] for group in held[6 + number])
        assert rows == list(range(rows[0], rows[-1] + 1))


def test_as_json(drawn: Dendrogram) -> None:
    told = json.loads(json.dumps(drawn.to_dict(), allow_nan=False))
    assert told == drawn.to_dict()
    assert [row["part"] for row in told["groups"]] == list(drawn.order)
    assert {row["colour"] for row in told["groups"]} == {0, 1}
    assert [row["stage"] for row in told["joins"]] == [
        *["cluster"] * 2,
        *["super-cluster"] * 2,
        "above",
    ]


def test_plot(drawn: Dendrogram) -> None:
    ax = drawn.plot()
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels == [f"{drawn.groups[g]}  {drawn.labels[g]} (3)" for g in drawn.order]
    assert len(ax.lines) == 5
    thick = [line.get_linewidth() > 2 for line in ax.lines]
    assert thick == [stage == "cluster" for stage in drawn.stage]
    assert to_hex(str(ax.lines[-1].get_color())) == GREY
    own = plt.subplots()[1]
    assert drawn.plot(own) is own


def test_what_people_put_together_is_dotted() -> None:
    h = kitchen_and_garden().group(["pans", "roses"], level="cluster", label="Mine")
    proposal = ac.propose_levels(h, clusters=4, super_clusters=0)
    assert [line.get_linestyle() for line in proposal.plot().lines].count(":") == 1
    assert proposal.dendrogram.by_people == (True, False, False, False, False)


def test_labels_of_fifty_three_groups_do_not_touch() -> None:
    result = ac.cluster_actions(ac.datasets.load_example(), target=53, progress=False)
    ax = ac.propose_levels(result.to_hierarchy(), 35, 11).plot()
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.canvas.draw()
    boxes = [label.get_window_extent() for label in ax.get_yticklabels()]
    assert len(boxes) == 53
    # from top to bottom, each below the one before, and none outside
    assert all(above.y0 >= below.y1 for above, below in pairwise(boxes))
    assert all(box.x0 >= 0 for box in boxes)


def test_it_is_a_value(drawn: Dendrogram) -> None:
    assert pickle.loads(pickle.dumps(drawn)) == drawn  # noqa: S301 - made here
