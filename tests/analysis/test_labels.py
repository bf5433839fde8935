import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from actionclust.actions import Actions, read_actions
from actionclust.analysis.labels import MISSING, Labels, labels_of
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import statements


def read(values: object, name: str = "place") -> Actions:
    column = pd.Series(values)
    frame = pd.DataFrame({"text": [f"text {row}" for row in range(len(column))], name: column})
    return read_actions(frame, text="text")


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (["b", "a", "b"], ("a", "b")),
        (["T10", "t9", "T1"], ("T1", "t9", "T10")),
        (["a2b10", "a2b9", "a02b9"], ("a02b9", "a2b9", "a2b10")),
        ([3, 20, 1], ("1", "3", "20")),
        ([1.5, 1.25, -2.0], ("-2", "1.25", "1.5")),
        ([3.0, None, 20.0], ("3", "20", MISSING)),
        ([True, False], ("False", "True")),
        (["a", None, " ", ""], ("a", MISSING)),
        ([" a", "a "], ("a",)),
        (["(missing)", "z", None], ("z", MISSING)),
        ([None, None], (MISSING,)),
        ([[1], [2], [1]], ("[1]", "[2]")),
        (["\ud800", "a"], ("a", "\ud800")),
    ],
)
def test_labels_are_in_order(values: list[object], labels: tuple[str, ...]) -> None:
    found = labels_of(read(pd.Series(values, dtype=object)), "place")
    assert found.labels == labels
    assert found.last == int(MISSING in labels)
    assert found.has_missing == (MISSING in labels)


def test_numbers_are_ordered_by_size() -> None:
    assert labels_of(read([3.0, np.nan, 20.5]), "place").labels == ("3", "20.5", MISSING)
    assert labels_of(read([10, 9]), "place").labels == ("9", "10")


def test_categories_keep_their_order_and_stay_if_they_do_not_occur() -> None:
    values = pd.Categorical(["low", None, "high"], categories=["low", "mid", "high"])
    found = labels_of(read(values), "place")
    assert found.labels == ("low", "mid", "high", MISSING)
    assert found.sizes.tolist() == [1, 0, 1, 1]
    assert found.of_each() == ["low", MISSING, "high"]
    fewer = found.occurring()
    assert (fewer.labels, fewer.last) == (("low", "high", MISSING), 1)
    assert fewer.of_each() == found.of_each()


def test_a_role_is_found_by_its_name_and_by_its_column() -> None:
    actions = read_actions(
        pd.DataFrame({"text": ["a"], "Regio": ["N"], "More": ["x"]}), region="Regio"
    )
    assert [labels_of(actions, name).labels for name in ("region", "Regio", "More")] == [
        ("N",),
        ("N",),
        ("x",),
    ]
    assert labels_of(actions, "region").name == "region"


def test_unknown_columns_are_errors_that_name_near_ones() -> None:
    actions = read(["a"], "kind")
    with pytest.raises(
        InputError, match=r"^there is no role or column 'kimd'; did you mean 'kind' or 'id'\?$"
    ):
        labels_of(actions, "kimd")
    with pytest.raises(
        InputError, match=r"^no column of DataFrame plays the role 'region'; pass region="
    ):
        labels_of(actions, "region")
    with pytest.raises(
        SettingError, match=r"^expected the name of a role or of a column; got 3 \(int\)$"
    ):
        labels_of(actions, 3)  # type: ignore[arg-type]  # the point of the test


def test_a_name_that_means_two_things_is_an_error() -> None:
    frame = pd.DataFrame({"text": ["a"], "group": ["x"], "Table": ["T1"]})
    actions = read_actions(frame, text="text", group="Table")
    with pytest.raises(
        InputError,
        match=r"^'group' is a column, and a role that the column 'Table' plays; pass 'Table' for "
        r"the role, or rename the column 'group'$",
    ):
        labels_of(actions, "group")
    assert labels_of(actions, "Table").labels == ("T1",)


def test_words_of_the_table_are_refused() -> None:
    labels = labels_of(read(["Total", "a"]), "place")
    with pytest.raises(
        InputError,
        match=r"^'place' has the value 'Total', which the table itself uses; rename the value, or "
        r"leave out its rows if they are sums$",
    ):
        labels.check_reserved(("Total",))
    labels.check_reserved(("Sum",))


@given(statements())
def test_every_action_has_the_label_of_its_value(actions: Actions) -> None:
    for name in ("region", "kind", "group", "code"):
        labels = labels_of(actions, name)
        values = actions.table[name]
        expected = [MISSING if pd.isna(value) else value for value in values]
        assert labels.of_each() == expected
        assert labels.sizes.tolist() == [expected.count(label) for label in labels.labels]
        assert len(set(labels.labels)) == len(labels)


def test_occurring_labels_of_codes_without_missing() -> None:
    labels = Labels("x", ("a", "b", "c"), np.array([2, 0]))
    assert labels.occurring().labels == ("a", "c")
    assert labels.occurring().codes.tolist() == [1, 0]
