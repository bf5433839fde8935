import hashlib
import io
from collections.abc import Callable
from functools import partial
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection

import actionclust as ac
from actionclust import Clustering, Hierarchy, InputError, SettingError, figures
from actionclust.datasets import worked_example
from actionclust.view.figures.drawing import WIDTH, one_line, wrapped
from actionclust.view.figures.flow_diagram import _crossings

pytestmark = pytest.mark.usefixtures("_pictures")

EVERY: dict[str, Callable[..., Axes]] = {
    "tuning": figures.tuning,
    "sizes": partial(figures.sizes, level="super-cluster"),
    "regions": figures.regions,
    "links": figures.links,
    "network": figures.network,
    "network by region": partial(figures.network, by="region"),
    "ranking": figures.ranking,
    "ranking of actions": partial(figures.ranking, level="action"),
    "vsm": figures.vsm,
    "vsm of one level": partial(figures.vsm, level="meso"),
}


@pytest.fixture(scope="module")
def h() -> Hierarchy:
    return worked_example()


@pytest.fixture(scope="module")
def odd() -> Hierarchy:
    """Give labels that formulas, lines and pages trip over."""
    odd = ["$\\frac{1}{$ & <b>", "half \ud800 a\ncharacter\x00", "long " * 60, ""]
    frame = pd.DataFrame(
        {
            "text": ["train $nurses$", "train \ud800 doctors", "share data", "share more data"],
            "region": odd,
            "dimension": odd[::-1],
            "group": odd,
            "sticker_1": [1, 2, 3, 4],
            "sticker_2": 0,
            "sticker_3": 0,
        },
        dtype=object,
    )
    h = ac.cluster_actions(ac.read_actions(frame), target=2).to_hierarchy()
    h = h.rename("S01", odd[0]).rename("S02", odd[2])
    h = h.group(["S01", "S02"], level="super-cluster", label=odd[1])
    return ac.vsm.assign(h, {"S01": ("S3", "meso"), h.actions.ids[0]: ("S2", "meso")})


def digest(ax: Axes) -> str:
    with mpl.rc_context({"svg.hashsalt": "actionclust"}):
        picture = io.BytesIO()
        ax.figure.savefig(picture, format="svg", metadata={"Date": None})  # type: ignore[union-attr]
    return hashlib.sha256(picture.getvalue()).hexdigest()


def words(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def rows(ax: Axes) -> list[str]:
    return [" ".join(label.get_text().split()) for label in ax.get_yticklabels()]


def widths(ax: Axes) -> list[float]:
    return [float(patch.get_width()) for patch in ax.patches]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", EVERY)
def test_each_figure_is_the_same_each_time_and_fits_the_page(h: Hierarchy, name: str) -> None:
    one, other = EVERY[name](h), EVERY[name](h)

    assert one.figure is not other.figure
    assert digest(one) == digest(other)
    width, height = one.figure.get_size_inches()  # type: ignore[union-attr]
    assert width <= 8
    assert height <= 10.5
    for text in [*one.texts, *one.get_xticklabels(), *one.get_yticklabels()]:
        assert text.get_fontsize() >= 5


@pytest.mark.parametrize("name", EVERY)
def test_each_figure_draws_where_it_is_told(h: Hierarchy, name: str) -> None:
    _, axes = plt.subplots(1, 2, figsize=(12, 5))
    opened = plt.get_fignums()

    assert EVERY[name](h, ax=axes[1]) is axes[1]
    assert plt.get_fignums() == opened
    assert not axes[0].has_data()


@pytest.mark.parametrize("name", EVERY)
def test_texts_are_taken_as_they_are(odd: Hierarchy, name: str) -> None:
    ax = EVERY[name](odd)

    ax.figure.savefig(io.BytesIO(), format="png", dpi=40)  # type: ignore[union-attr] # no formula, no half character
    for text in ax.texts:
        assert len(max(text.get_text().split("\n"), key=len)) < 90


def test_sizes_count_the_groups_of_a_level(h: Hierarchy) -> None:
    ax = figures.sizes(h, level="super-cluster")

    table = h.groups("super-cluster").sort_values("actions", ascending=False, kind="stable")
    assert widths(ax) == table["actions"].tolist()
    assert [row.split()[0] for row in rows(ax)] == table.index.tolist()
    assert (ax.get_xlabel(), ax.get_title(loc="left")) == ("actions", "Super-clusters by size")


def test_a_clustering_has_its_own_sizes_and_tuning(clustered: Clustering) -> None:
    sizes = clustered.communities["size"].tolist()
    assert widths(figures.sizes(clustered)) == sizes
    assert figures.tuning(clustered).get_ylabel() == "communities found"


def test_regions_have_the_numbers_of_table_40(h: Hierarchy) -> None:
    ax = figures.regions(h)

    published = ac.datasets.load_kce359().super_clusters.set_index("super_cluster")
    regions = ["Brussels", "Flanders", "Wallonia"]
    drawn = np.array(widths(ax)).reshape(3, -1)[:, :-1]
    table = published.loc[[name for name in published.index if name in _labels(h)], regions]
    order = table.sum(axis=1).sort_values(ascending=False, kind="stable").index
    assert sorted(drawn.T.tolist()) == sorted(table.loc[order].to_numpy(float).tolist())
    assert drawn.sum(axis=0).tolist() == sorted(drawn.sum(axis=0), reverse=True)
    assert rows(ax)[-1] == "Unclustered"
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.texts] == [
        "Brussels (114)",
        "Flanders (232)",
        "Wallonia (209)",
    ]


def _labels(h: Hierarchy) -> set[str]:
    return set(h.groups("super-cluster")["label"])


def test_many_categories_have_patterns(h: Hierarchy) -> None:
    ax = figures.regions(h, by="group")

    looks = {
        (patch.get_facecolor(), patch.get_hatch())
        for patch in [container.patches[0] for container in ax.containers]  # type: ignore[union-attr]
    }
    assert len(looks) >= 10


def test_links_are_as_high_as_they_have_actions(h: Hierarchy) -> None:
    ax = figures.links(h)

    table = ac.tables.links(h.actions, h)
    numbers = table.drop(index="Total").iloc[:, :-1].to_numpy()
    bands = [patch for patch in ax.patches if patch.get_alpha()]
    heights = []
    for band in bands:
        points = band.get_path().vertices
        assert points[-1][1] == points[0][1]
        heights.append(points[7][1] - points[0][1])
    assert sorted(heights) == pytest.approx(sorted(numbers[numbers > 0].tolist()))
    shown = [" ".join(text.split()) for text in words(ax)]
    assert "Finance & Funding (46)" in shown
    assert shown[-1] == "Unclustered (29)"


def test_links_are_ordered_so_that_few_cross(h: Hierarchy) -> None:
    def known(text: str) -> str:
        return "".join(text.rpartition(" (")[0].split()).rstrip("\u2026")

    table = ac.tables.links(h.actions, h).drop(index="Total").iloc[:, :-1]
    names = [known(text) for text in words(figures.links(h))]
    rows_ = ["".join(name.split()) for name in table.index]
    columns = [known(column) for column in table.columns]
    left = [rows_.index(name) for name in names[: len(table)]]
    right = [
        next(place for place, column in enumerate(columns) if column.startswith(name))
        for name in names[len(table) :]
    ]

    assert sorted(left) == list(range(len(rows_)))
    assert sorted(right) == list(range(len(columns)))
    numbers = table.to_numpy()
    assert _crossings(numbers[np.ix_(left, right)]) < 0.8 * _crossings(numbers)


def test_crossings_are_counted() -> None:
    assert _crossings(np.array([[2, 0], [0, 3]])) == 0
    assert _crossings(np.array([[0, 2], [3, 0]])) == 6
    assert _crossings(np.array([[1, 1], [1, 1]])) == 1


def test_the_network_has_every_action_and_edge(clustered: Clustering) -> None:
    ax = figures.network(clustered)

    dots = [one for one in ax.collections if isinstance(one, PathCollection)]
    (lines,) = [one for one in ax.collections if isinstance(one, LineCollection)]
    assert sum(len(np.asarray(one.get_offsets())) for one in dots) == 555
    assert len(lines.get_segments()) == clustered.tuning.edges
    assert len(words(ax)) == len(clustered)
    assert ax.get_title(loc="left") == (
        f"555 actions, {clustered.tuning.edges:,} links between similar texts"
    )


def test_the_network_names_the_widest_groups(h: Hierarchy) -> None:
    named = {one_line(text.replace("\n", " "), 15) for text in words(figures.network(h))}
    assert named == {one_line(label, 15) for label in _labels(h)}
    assert len(words(figures.network(h, by="cluster"))) == 35
    assert len(words(figures.network(h, by="sub-clusters"))) == 45  # the largest


def test_the_network_has_a_legend_of_categories(h: Hierarchy) -> None:
    legend = figures.network(h, by="region").get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.texts] == [
        "Brussels (114)",
        "Flanders (232)",
        "Wallonia (209)",
    ]
    many = figures.network(h, by="group").get_legend()
    assert many is not None
    assert len(many.texts) == 16


def test_the_ranking_of_groups_has_the_scores(h: Hierarchy) -> None:
    ax = figures.ranking(h)

    scored = ac.priorities.score(h.actions)
    table = scored.of_groups(h).dropna(subset=["rank"]).sort_values("rank", kind="stable")
    assert widths(ax) == pytest.approx((table["sum"] / 14).tolist())
    assert sum(widths(ax)) < 1  # the unclustered have points too
    assert words(ax)[0] == f"{100 * table['sum'].iloc[0] / 14:.1f}%  (108 actions)"
    (dots,) = ax.lines
    assert np.asarray(dots.get_xdata()).tolist() == pytest.approx((table["scored"] / 482).tolist())
    assert len(rows(figures.ranking(h, most=3))) == 3


def test_the_ranking_of_actions_has_ranks_and_regions(h: Hierarchy) -> None:
    ax = figures.ranking(h, level="action", most=5)

    table = ac.priorities.score(h.actions).table.sort_values(["rank", "id"]).head(5)
    assert widths(ax)[:5] == pytest.approx(table["share"].tolist())
    assert words(ax) == [
        f"{100 * share:.1f}%  {group}, rank {rank}{'=' if tied else ''}"
        for share, group, rank, tied in zip(
            table["share"], table["group"], table["rank"], table["tied"], strict=True
        )
    ]
    legend = ax.get_legend()
    assert legend is not None
    assert [text.get_text() for text in legend.texts] == ["Brussels", "Flanders", "Wallonia"]


def test_next_to_nothing_is_drawn() -> None:
    frame = pd.DataFrame({"text": ["one"], "region": ["N"], "dimension": ["D"]})
    frame[["sticker_1", "sticker_2", "sticker_3"]] = 0
    h = ac.cluster_actions(frame).to_hierarchy().create("Empty", level="super-cluster")

    for name, draw in EVERY.items():
        ax = draw(h)
        ax.figure.savefig(io.BytesIO(), format="png", dpi=20)  # type: ignore[union-attr]
        assert ax.get_title(loc="left") or ax.texts, name


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (figures.tuning, r"^figures\.tuning takes a Clustering or a Hierarchy; got list$"),
        (figures.sizes, r"^figures\.sizes takes a Clustering or a Hierarchy; got list$"),
        (figures.network, r"^figures\.network takes a Clustering or a Hierarchy; got list$"),
        (figures.regions, r"^figures\.regions takes a Hierarchy, .*got list$"),
        (figures.links, r"^figures\.links takes a Hierarchy, .*got list$"),
        (figures.ranking, r"^figures\.ranking takes a Hierarchy, .*got list$"),
        (figures.vsm, r"^figures\.vsm takes a Hierarchy, .*got list$"),
        (figures.vsm_svg, r"^figures\.vsm takes a Hierarchy, .*got list$"),
    ],
)
def test_other_sources_are_refused(draw: Any, message: str) -> None:  # noqa: ANN401 - any figure
    with pytest.raises(InputError, match=message):
        draw(["train nurses"])


def test_what_cannot_be_drawn_is_said(h: Hierarchy) -> None:
    coded = ac.from_codebook({"Skills": None}, ac.read_actions(["Train nurses"]))
    with pytest.raises(
        InputError, match=r"^figures\.tuning draws how communities were found; .*tree$"
    ):
        figures.tuning(coded)
    with pytest.raises(InputError, match=r"^list: the actions have no stickers to score"):
        figures.ranking(coded, level="sub-cluster")
    with pytest.raises(
        InputError, match=r"^no column of .* plays the role 'dimension'|no role or col"
    ):
        figures.links(coded, level="sub-cluster")
    with pytest.raises(
        SettingError, match=r"^level='Actions' is not known; did you mean 'action'"
    ):
        figures.ranking(h, level="Actions")
    with pytest.raises(SettingError, match=r"^most must be a whole number of at least 1; got 0$"):
        figures.ranking(h, most=0)
    with pytest.raises(
        InputError, match=r"^there is no role or column 'regoin'; did you mean 'region'"
    ):
        figures.network(h, by="regoin")


@pytest.mark.parametrize(
    ("text", "width", "lines", "expected"),
    [
        ("a b c", 3, 2, "a b\nc"),
        ("a b c d e f g h", 3, 2, "a b\nc…"),
        ("word", 2, 2, "wo\nrd"),
        ("", 5, 2, ""),
        ("a\nb\tc", 9, 1, "a b c"),
    ],
)
def test_texts_are_wrapped(text: str, width: int, lines: int, expected: str) -> None:
    assert wrapped(text, width, lines) == expected


def test_a_new_figure_is_as_wide_as_a_page(h: Hierarchy) -> None:
    assert figures.regions(h).figure.get_figwidth() == WIDTH  # type: ignore[union-attr]
