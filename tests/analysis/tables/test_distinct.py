import numpy as np
import pandas as pd
import pytest

from actionclust import Actions, InputError, SettingError, datasets, read_actions
from actionclust.analysis.labels import Labels
from actionclust.analysis.tables import counts
from actionclust.analysis.tables.distinct import distinct_cells
from tests.analysis.strategies import coded
from tests.datasets.test_example import DISCUSSED

FRAME = pd.DataFrame(
    {
        "id": ["A1", "A2", "A3", "A4", "A5", "A6"],
        "text": "train nurses",
        "region": ["N", "N", "N", "S", "S", "S"],
        "dimension": ["D", "D", "E", "D", "E", "E"],
        "group": ["G1", "G2", "G1", "G3", "G3", None],
    }
)


@pytest.fixture
def actions() -> Actions:
    return read_actions(FRAME)


def test_how_often_each_dimension_was_discussed_in_the_study() -> None:
    # Table 35 of KCE Report 359
    table = counts(datasets.load_example(), by=["dimension", "region"], of="group")
    regions = [column.split(" (")[0] for column in table.columns]
    assert regions[-1] == "Total"
    for dimension, times in DISCUSSED.items():
        row = table.loc[dimension].tolist()
        assert sorted(row[:-1]) == sorted(times)
        assert row[-1] == sum(times)
    assert table.loc["Total"].iloc[-1] == 16
    assert table.attrs["caption"] == "number of different values of group: dimension by region"


def test_distinct_values_are_no_sums(actions: Actions) -> None:
    table = counts(actions, by=["dimension", "region"], of="group")
    assert table.columns.tolist() == ["N (n=2)", "S (n=1)", "Total (n=3)"]
    assert table.to_numpy().tolist() == [[2, 1, 3], [1, 1, 2], [2, 1, 3]]
    assert table.attrs["notes"] == ["1 without a value of group do not count"]
    bare = counts(actions, by=["dimension", "region"], of="group", margins=False)
    assert bare.to_numpy().tolist() == [[2, 1], [1, 1]]
    assert bare.columns.tolist() == ["N (n=2)", "S (n=1)"]


def test_shares_of_the_groups(actions: Actions) -> None:
    with pytest.warns(UserWarning, match=r"^percentages of fewer than 30"):
        table = counts(actions, by=["dimension", "region"], of="group", percent=True)
    assert table.to_numpy().tolist() == [[100, 100, 100], [50, 100, 66.7], [100, 100, 100]]


def test_the_order_by_size_is_that_of_what_is_counted(actions: Actions) -> None:
    table = counts(actions, by=["dimension", "region"], of="group", sort="size")
    assert table.index.tolist() == ["D", "E", "Total"]
    by_id = counts(actions, by=["dimension", "region"], of="id", sort="size")
    assert by_id.equals(counts(actions, by=["dimension", "region"], sort="size"))


def test_groups_of_a_hierarchy() -> None:
    frame = FRAME.assign(code=["a", "a", "b", "b", "c", None])
    h = coded(read_actions(frame))
    table = counts(h, by="region", level="sub-cluster", of="group")
    assert table.loc["a"].tolist() == [2, 0, 2]
    assert table.loc["b"].tolist() == [1, 1, 2]
    assert table.loc["Total"].tolist() == [2, 1, 3]


def test_columns_in_two_levels() -> None:
    frame = FRAME.assign(kind=["barrier", "barrier", "other", "other", "barrier", "other"])
    table = counts(read_actions(frame), by=["dimension", ["region", "kind"]], of="group")
    assert table.columns.tolist()[:2] == [("N", "barrier (n=2)"), ("N", "other (n=1)")]
    assert table.loc["D"].tolist() == [2, 0, 0, 1, 2, 1]


def test_rates_for_each_discussion(actions: Actions) -> None:
    # D has two actions in N from two discussions, E one from one; S has one discussion known
    table = counts(actions, by=["dimension", "region"], per="group")
    assert table.to_numpy().tolist() == [[1, 1, 1], [1, 2, 1.5], [1.5, 3, 2]]
    assert table.attrs["caption"] == "actions for each group: dimension by region"
    nowhere = counts(actions, by=["group", "dimension"], per="region").loc["G2"]
    assert nowhere.iloc[0] == 1
    assert np.isnan(nowhere.iloc[1])


def test_rates_of_a_hierarchy_are_for_each_discussion_of_the_column() -> None:
    h = coded(read_actions(FRAME.assign(code=["a", "a", "b", "b", "c", None])))
    table = counts(h, by="dimension", level="sub-cluster", per="group")
    # D was discussed in three groups, E in two that are known
    assert table.loc["a"].round(3).tolist() == [0.667, 0, 0.667]
    assert table.loc["b"].round(3).tolist() == [0.333, 0.5, 0.667]


@pytest.mark.parametrize("other", [{"of": "region"}, {"percent": True}])
def test_what_does_not_go_together(actions: Actions, other: dict[str, str | bool]) -> None:
    with pytest.raises(SettingError) as caught:
        counts(actions, by=["dimension", "region"], per="group", **other)  # type: ignore[arg-type]
    assert str(caught.value) == (
        "per='group' divides numbers of actions; pass it without of and percent"
    )


def test_unknown_columns_are_named(actions: Actions) -> None:
    with pytest.raises(InputError, match=r"^there is no role or column 'grup'; did you mean 'gro"):
        counts(actions, by=["dimension", "region"], of="grup")


def test_nothing_counts_where_no_value_is_known() -> None:
    some = Labels("x", ("a",), np.array([0, 0]))
    none = Labels("group", ("(missing)",), np.array([0, 0]), 1)
    assert distinct_cells(some, [some], none).sum() == 0
