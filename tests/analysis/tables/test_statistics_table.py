import math

import numpy as np
import pandas as pd
import pytest

from actionclust import Actions, Hierarchy, from_codebook, read_actions
from actionclust.analysis.tables import styled, summary_statistics
from actionclust.errors import InputError, SettingError

NAN = math.nan
IDS = ["A1", "A2", "A3", "A4", "A5", "A6"]
COSTS = [2, 4, 9, None, 7, 1]
CODES = {"A1": "Nurses", "A2": "Nurses", "A3": "Nurses", "A4": "Data", "A5": "Data"}


def actions(values: object = COSTS, **others: object) -> Actions:
    return read_actions(pd.DataFrame({"id": IDS, "text": "a", "cost": values, **others}))


def coded(values: object = COSTS) -> Hierarchy:
    tree = {"Skills": {"Training": ["Nurses", "Doctors"]}, "Sharing": {"Systems": ["Data"]}}
    return from_codebook(tree, actions(values), code=CODES)


def rows(table: pd.DataFrame) -> dict[str, list[float]]:
    return dict(zip(table.index, table.to_numpy().tolist(), strict=True))


def test_by_sub_cluster() -> None:
    table = summary_statistics(coded(), "cost", level="sub-cluster")
    assert table.columns.tolist() == ["n", "missing", "mean", "standard_deviation", "median"]
    assert table.index.tolist() == ["Nurses", "Doctors", "Data", "Unclustered", "Total"]
    assert table.index.name == "sub-cluster"
    found = rows(table)
    # deviations -3, -1 and 4: squares sum to 26, and 26 / 2 = 13
    assert found["Nurses"] == pytest.approx([3, 0, 5, math.sqrt(13), 4])
    assert found["Doctors"] == pytest.approx([0, 0, NAN, NAN, NAN], nan_ok=True)
    assert found["Data"] == pytest.approx([1, 1, 7, NAN, 7], nan_ok=True)
    assert found["Unclustered"] == pytest.approx([1, 0, 1, NAN, 1], nan_ok=True)
    # 23 / 5 = 4.6; squares 6.76 + 0.36 + 19.36 + 5.76 + 12.96 = 45.2, and 45.2 / 4 = 11.3
    assert found["Total"] == pytest.approx([5, 1, 4.6, math.sqrt(11.3), 4])
    assert table.attrs["caption"] == "cost by sub-cluster"
    assert table.attrs["notes"] == ["one number has no standard deviation: Data, Unclustered"]
    assert "Nurses" in styled(table).to_html()


def test_super_clusters_are_the_rows_unless_said() -> None:
    table = summary_statistics(coded(), "cost")
    assert table["n"].to_dict() == {"Skills": 3, "Sharing": 1, "Unclustered": 1, "Total": 5}
    assert table["missing"].sum() == 2
    assert [kind.kind for kind in table.dtypes] == ["i", "i", "f", "f", "f"]


def test_actions_by_a_column() -> None:
    regions = ["N", "S", "N", "S", None, "N"]
    table = summary_statistics(actions(region=regions), "cost", by="region")
    assert rows(table)["N"] == pytest.approx([3, 0, 4, math.sqrt(19), 2])
    assert table["n"].to_dict() == {"N": 3, "S": 1, "(missing)": 1, "Total": 5}


def test_actions_alone_give_the_total() -> None:
    table = summary_statistics(actions(), "cost")
    assert table.index.tolist() == ["Total"]
    assert table.attrs["caption"] == "cost"


def test_an_action_counts_in_each_of_its_values_and_once_in_the_total() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "region": ["N; S", "S"], "cost": [2, 4]})
    table = summary_statistics(read_actions(frame, split_values=["region"]), "cost", by="region")
    assert table["mean"].to_dict() == {"N": 2, "S": 3, "Total": 3}
    assert table["n"].to_dict() == {"N": 1, "S": 2, "Total": 2}
    assert "counts once in each of its values of region" in table.attrs["caption"]


def test_no_number_at_all() -> None:
    table = summary_statistics(actions([None, " ", "", NAN, None, None]), "cost")
    assert rows(table)["Total"] == pytest.approx([0, 6, NAN, NAN, NAN], nan_ok=True)
    assert table.attrs["notes"] == []


def test_equal_numbers_have_no_spread() -> None:
    assert rows(summary_statistics(actions([0.1] * 6), "cost"))["Total"] == [6, 0, 0.1, 0, 0.1]


def test_the_order_of_rows_does_not_matter() -> None:
    values = [1e16, 1.0, -1e16, 0.1, 3.0, 0.7]
    frame = pd.DataFrame({"id": IDS, "text": "a", "cost": values})
    whole = summary_statistics(read_actions(frame), "cost")
    for seed in range(5):
        mixed = frame.sample(frac=1, random_state=seed, ignore_index=True)
        pd.testing.assert_frame_equal(
            summary_statistics(read_actions(mixed), "cost"), whole, check_exact=True
        )


@pytest.mark.parametrize("kind", ["Int64", "Float64", "int8", "category"])
def test_any_type_of_numbers(kind: str) -> None:
    values = pd.Series([1, 2, 3, 4, 5, 6]).astype(kind)
    assert rows(summary_statistics(actions(values), "cost"))["Total"][:3] == [6, 0, 3.5]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ([1, 2, "many", 3, "few", 4], "got 'many' (str) for action 'A3'"),
        ([1, True, 2, 3, 4, 5], "got True (bool) for action 'A2'"),
        ([False] * 6, "got False (bool) for action 'A1'"),
        ([1, 2, 3, 4, 5, np.inf], "got inf (float) for action 'A6'"),
        ([1, 2, 3, 4, 5, -1e101], "got -1e+101 (float) for action 'A6'"),
        ([1, 2, 3, 4, 5, 10**300], "(int) for action 'A6'"),
        (pd.Series([1, 2, 3, 4, 5, "6"], dtype=object), "got '6' (str) for action 'A6'"),
    ],
)
def test_what_is_no_number_is_refused(values: object, told: str) -> None:
    with pytest.raises(InputError) as caught:
        summary_statistics(actions(values), "cost")
    assert "column 'cost' must have numbers, up to 1e+100 in size, or blanks" in str(caught.value)
    assert told in str(caught.value)
    assert "pass another column, or write it as a number" in str(caught.value)


def test_near_names_of_an_unknown_column() -> None:
    with pytest.raises(InputError, match="no role or column 'costs'; did you mean 'cost'"):
        summary_statistics(coded(), "costs")


def test_what_cannot_be_asked() -> None:
    with pytest.raises(SettingError, match=r"by='cost' is for Actions.*pass h\.actions"):
        summary_statistics(coded(), "cost", by="cost")
    with pytest.raises(SettingError, match="level='cluster' is for a Hierarchy"):
        summary_statistics(actions(), "cost", level="cluster")
    with pytest.raises(InputError, match="takes a Hierarchy or Actions; got list"):
        summary_statistics([1], "cost")  # type: ignore[arg-type]
    with pytest.raises(InputError, match="the value 'Total'"):
        summary_statistics(actions(region=["Total"] * 6), "cost", by="region")
    with pytest.raises(SettingError, match="did you mean 'cluster'"):
        summary_statistics(coded(), "cost", level="clustre")
