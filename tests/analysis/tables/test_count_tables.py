import random

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Actions, from_codebook, read_actions
from actionclust.analysis.tables import SmallBaseWarning, counts
from actionclust.coding.tree.levels import GROUP_LEVELS
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import coded, statements

FRAME = pd.DataFrame(
    {
        "id": ["A1", "A2", "A3", "A4", "A5", "A6"],
        "text": "train nurses",
        "region": ["N", "S", "S", "N", "S", "N"],
        "kind": ["barrier", "facilitator", "barrier", "barrier", "barrier", "barrier"],
        "dimension": ["D", "D", "E", "E", "E", None],
        "code": ["a", "b", "Alpha", "c", "loose", None],
    }
)


@pytest.fixture
def actions() -> Actions:
    return read_actions(FRAME)


def test_a_hierarchy_by_region(actions: Actions) -> None:
    table = counts(coded(actions), by="region")
    assert table.index.tolist() == ["Alpha", "Beta", "Not grouped", "Unclustered", "Total"]
    assert table.index.name == "super-cluster"
    assert table.columns.tolist() == ["N (n=3)", "S (n=3)", "Total (n=6)"]
    assert table.to_numpy().tolist() == [[1, 2, 3], [0, 0, 0], [1, 1, 2], [1, 0, 1], [3, 3, 6]]
    assert table.attrs["caption"] == "super-cluster by region"


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        ("super-cluster", {"Alpha": 3, "Beta": 0, "Not grouped": 2, "Unclustered": 1}),
        ("cluster", {"One": 2, "Two": 0, "Three": 1, "Not grouped": 2, "Unclustered": 1}),
        (
            "sub-cluster",
            {"a": 1, "b": 1, "e": 0, "c": 1, "loose": 1, "Not grouped": 1, "Unclustered": 1},
        ),
    ],
)
def test_any_level(actions: Actions, level: str, expected: dict[str, int]) -> None:
    table = counts(coded(actions), by="region", level=level)
    assert table["Total (n=6)"].to_dict() == {**expected, "Total": 6}
    assert table.index.tolist() == [*expected, "Total"]


def test_actions_by_two_columns(actions: Actions) -> None:
    table = counts(actions, by=["dimension", "region"])
    assert table.index.tolist() == ["D", "E", "(missing)", "Total"]
    assert table.to_numpy().tolist() == [[1, 1, 2], [1, 2, 3], [1, 0, 1], [3, 3, 6]]


def test_columns_in_two_levels(actions: Actions) -> None:
    table = counts(actions, by=["dimension", ["region", "kind"]])
    assert table["N", "barrier (n=3)"].tolist() == [1, 1, 1, 3]
    assert table["Total", "facilitator (n=1)"].tolist() == [1, 0, 0, 1]
    hierarchy = counts(coded(actions), by=["region", "kind"], level="cluster")
    assert hierarchy.loc["One"].tolist() == [1, 0, 0, 1, 1, 1]


def test_statements_that_are_no_actions_count_alike() -> None:
    frame = FRAME.rename(columns={"kind": "Sort of statement"}).drop(columns="dimension")
    table = counts(read_actions(frame), by=["Sort of statement", "region"])
    assert table.index.tolist() == ["barrier", "facilitator", "Total"]
    assert table["Total (n=6)"].tolist() == [5, 1, 6]


def test_categories_that_do_not_occur_are_shown() -> None:
    kinds = pd.CategoricalDtype(["S", "N", "W"])
    found = read_actions(FRAME.assign(region=FRAME["region"].astype(kinds)))
    table = counts(coded(found), by="region")
    assert table.columns.tolist() == ["S (n=3)", "N (n=3)", "W (n=0)", "Total (n=6)"]
    assert table["W (n=0)"].tolist() == [0] * 5


def test_largest_first(actions: Actions) -> None:
    table = counts(coded(actions), by="region", level="cluster", sort="size")
    assert table.index.tolist() == [
        *("One", "Three", "Two", "Not grouped", "Unclustered", "Total"),
    ]


def test_per_cent_warns_where_the_table_was_asked_for(actions: Actions) -> None:
    with pytest.warns(SmallBaseWarning, match="say little") as caught:
        table = counts(coded(actions), by="region", percent=True)
    assert caught[0].filename == __file__
    assert table.loc["Alpha"].tolist() == [33.3, 66.7, 50.0]


def test_a_level_is_of_hierarchies(actions: Actions) -> None:
    with pytest.raises(
        SettingError,
        match=r"^level='cluster' is for a Hierarchy; Actions have no groups, and their rows are "
        r"the first column in by=\[\"dimension\", \"region\"\]$",
    ):
        counts(actions, by=["dimension", "region"], level="cluster")


@pytest.mark.parametrize("by", ["region", ["region"], [["region"], "kind"], ["a", "b", "c"], 3])
def test_actions_need_rows_and_columns(actions: Actions, by: object) -> None:
    with pytest.raises(SettingError, match=r"^by of Actions names the rows and the columns, as"):
        counts(actions, by=by)  # type: ignore[arg-type]  # the point of the test


@pytest.mark.parametrize("by", [["region"], ["region", ["kind"]], 3, ["region", "kind", "id"]])
def test_a_hierarchy_needs_columns(actions: Actions, by: object) -> None:
    with pytest.raises(SettingError, match=r"^by of a Hierarchy names the columns, as \"region\""):
        counts(coded(actions), by=by)  # type: ignore[arg-type]  # the point of the test


def test_something_else_is_refused() -> None:
    with pytest.raises(
        InputError,
        match=r"^counts takes a Hierarchy or Actions; got DataFrame; read a table with "
        r"read_actions first$",
    ):
        counts(FRAME, by=["dimension", "region"])  # type: ignore[arg-type]  # the point


def test_unknown_columns_and_levels_are_refused(actions: Actions) -> None:
    with pytest.raises(InputError, match=r"^there is no role or column 'regoin'; did you mean"):
        counts(coded(actions), by="regoin")
    with pytest.raises(SettingError, match=r"^'theme' is not a level"):
        counts(coded(actions), by="region", level="theme")
    with pytest.raises(InputError, match=r"^the hierarchy has no clusters"):
        counts(from_codebook({"Data": None}, actions), by="region", level="cluster")


@given(statements(), st.sampled_from(GROUP_LEVELS), st.sampled_from(["region", "kind", "group"]))
def test_every_action_counts_once(actions: Actions, level: str, by: str) -> None:
    h = coded(actions)
    table = counts(h, by=by, level=level)
    assert table.to_numpy()[-1, -1] == len(actions)
    assert table.iloc[:-1].sum().tolist() == table.iloc[-1].tolist()
    assert table.iloc[:, :-1].sum(axis=1).tolist() == table.iloc[:, -1].tolist()
    for group in h.groups(level).itertuples():
        assert table.loc[group.label].tolist()[-1] == group.actions
    assert table.iloc[-2].tolist()[-1] == len(h.unclustered)


@given(statements(), st.randoms(use_true_random=False))
def test_counts_do_not_depend_on_the_order_of_rows(
    actions: Actions, source: random.Random
) -> None:
    order = list(range(len(actions)))
    source.shuffle(order)
    again = read_actions(actions.table.iloc[order].reset_index(drop=True))
    for one, other in (
        (counts(coded(actions), by="region"), counts(coded(again), by="region")),
        (counts(actions, by=["group", "kind"]), counts(again, by=["group", "kind"])),
    ):
        pd.testing.assert_frame_equal(one, other)
