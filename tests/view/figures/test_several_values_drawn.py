"""Figures of columns whose cells hold several values, counted as the tables count them."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_hex

import actionclust as ac
from actionclust import Hierarchy, figures
from actionclust.view.colours import SEVERAL

pytestmark = pytest.mark.usefixtures("_pictures")


@pytest.fixture(scope="module")
def h() -> Hierarchy:
    frame = pd.DataFrame(
        {
            "text": [
                "train nurses",
                "train doctors",
                "train all",
                "share data",
                "share more data",
            ],
            "region": ["N; S", "S", "N", None, "S;N"],
            "theme": ["a, b", "b", "a", "a", "b, a"],
            "group": list("GGHHG"),
            "sticker_1": [2, 1, 0, 1, 3],
            "sticker_2": 0,
            "sticker_3": 0,
        }
    )
    actions = ac.read_actions(frame, split_values=["region", "theme"])
    return ac.cluster_actions(actions, target=2).to_hierarchy()


def legend(ax: Axes) -> list[str]:
    made = ax.get_legend()
    assert made is not None
    return [text.get_text() for text in made.texts]


def test_bars_of_regions_count_an_action_in_each(h: Hierarchy) -> None:
    ax = figures.regions(h, level="sub-cluster")
    assert legend(ax) == ["N (3)", "S (3)", "(missing) (1)"]
    table = ac.tables.counts(h, by="region", level="sub-cluster")
    totals = table.iloc[:, -1].astype(int).tolist()
    assert sorted(int(text.get_text()) for text in ax.texts[-2:]) == sorted(totals[:2])
    assert ax.get_xlabel() == "actions, once in each of their values of region"


def test_a_column_of_single_values_is_labelled_as_before(h: Hierarchy) -> None:
    assert figures.regions(h, by="group", level="sub-cluster").get_xlabel() == "actions"


def test_links_go_from_each_value_and_count_actions(h: Hierarchy) -> None:
    ax = figures.links(h, column="theme", level="sub-cluster")
    numbers = sorted(text.get_text().rpartition(" ")[2] for text in ax.texts)
    assert numbers == ["(2)", "(3)", "(3)", "(4)"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("region", ["N (3)", "S (3)", "(missing) (1)", "several values (2)"]),
        ("theme", ["a (4)", "b (3)", "several values (2)"]),
        ("group", ["G (3)", "H (2)"]),
    ],
)
def test_nodes_of_several_values_have_a_colour_of_their_own(
    h: Hierarchy, by: str, expected: list[str]
) -> None:
    ax = figures.network(h, by=by)
    assert legend(ax) == expected
    drawn = [part for part in ax.collections if len(part.get_offsets()) and part.get_label()]
    nodes = [part for part in drawn if not str(part.get_label()).startswith("_")]
    assert sum(len(np.asarray(part.get_offsets())) for part in nodes) == len(h)
    if len(expected) > 2:
        assert to_hex(nodes[-1].get_facecolor()[0]) == SEVERAL[2]


def test_bars_of_actions_of_several_regions_have_a_colour_of_their_own(h: Hierarchy) -> None:
    ax = figures.ranking(h, level="action")
    assert legend(ax) == ["N", "S", "(missing)", "several values"]
    heights = [round(bar.get_width(), 6) for bar in ax.containers[-1]]
    assert len(heights) == 2
    assert to_hex(ax.containers[-1][0].get_facecolor()) == SEVERAL[2]
