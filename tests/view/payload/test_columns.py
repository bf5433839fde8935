import math
from typing import Any

import pandas as pd
import pytest

from actionclust import Actions, read_actions
from actionclust.view.payload.columns import categories_of, columns_of
from actionclust.view.payload.types import Column


def column(values: Any, name: str = "own", **roles: str) -> Column:  # noqa: ANN401 - any cells
    frame = pd.DataFrame({"text": [f"text {place}" for place in range(len(values))]})
    frame[name] = values
    return next(one for one in columns_of(read_actions(frame, **roles)) if one["name"] == name)


def test_the_columns_of_the_example(example: Actions) -> None:
    found = {one["name"]: one for one in columns_of(example)}

    assert list(found) == ["region", "group", "dimension", "sub_cluster"]
    assert [one["role"] for one in found.values()] == ["region", "group", "dimension", ""]
    assert found["region"]["categories"] == ["Brussels", "Flanders", "Wallonia"]
    assert found["group"]["categories"][:5] == ["B1", "B2", "B3", "B4", "F1"]
    for one in found.values():
        names = example.table[one["name"]].tolist()
        back = [one["categories"][v] if v >= 0 else None for v in one["values"]]  # type: ignore[index, operator]
        assert [None if pd.isna(name) else name for name in names] == back


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["a", "b"] * 4, "category"),
        ([2021, 2022] * 4, "category"),
        ([True, False, True], "category"),
        (pd.Categorical(["x", "y", "z"]), "category"),
        (["one", "two", "three"], "text"),
        ([f"v{place % 120}" for place in range(700)], "text"),
        ([1.5, 2.5, 3.5], "number"),
        ([1, 2, 3], "number"),
        ([1.5, math.inf, 3.5], "text"),
        ([1, 2, 2**53], "text"),
        ([None, None, None], "text"),
        (pd.to_datetime(["2026-01-01", "2026-01-02", None]), "text"),
    ],
)
def test_kinds(values: Any, kind: str) -> None:  # noqa: ANN401 - any cells
    assert column(values)["kind"] == kind


def test_missing_values() -> None:
    assert column([1.5, None, 2.5])["values"] == [1.5, None, 2.5]
    assert column(["one", None, "two", "three"])["values"] == ["one", "", "two", "three"]
    assert column(["a", None, "a", "b", "b", " "])["values"] == [0, -1, 0, 1, 1, -1]


def test_a_role_makes_a_category() -> None:
    found = column(["North", "South", "East"], "Region")

    assert (found["role"], found["kind"], found["categories"]) == (
        "region",
        "category",
        ["East", "North", "South"],
    )


def test_a_column_may_have_the_name_of_a_role_that_another_plays() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "region": ["x", "x"], "area": ["N", "S"]})
    one, other = columns_of(read_actions(frame, region="area"))

    assert (one["name"], one["role"], one["categories"]) == ("region", "", ["x"])
    assert (other["name"], other["role"], other["categories"]) == ("area", "region", ["N", "S"])


def test_numbers_are_ordered_by_size() -> None:
    assert column([10, 9, 10, 9])["categories"] == ["9", "10"]


def test_missing_as_a_word_is_missing() -> None:
    assert column(["(missing)", "a", "a", "a"])["values"] == [-1, 0, 0, 0]


def several(cells: list[Any], name: str = "region", **roles: str) -> Column:
    frame = pd.DataFrame({"text": [f"text {place}" for place in range(len(cells))], name: cells})
    actions = read_actions(frame, split_values=[name], **roles)
    return next(one for one in columns_of(actions) if one["name"] == name)


def test_cells_with_several_values_are_the_places_of_their_parts() -> None:
    found = several(["North; South", "South", None, "South;North", " "])

    assert (found["role"], found["kind"]) == ("region", "categories")
    assert found["categories"] == ["North", "South"]
    assert found["values"] == [[0, 1], [1], [], [1, 0], []]
    assert [categories_of(found, place) for place in range(5)] == found["values"]


def test_a_column_of_no_role_with_several_values_has_categories_too() -> None:
    # each cell is unlike the others, so that whole cells would be texts
    found = several(["a; b", "b; c", "c; a", "d"], "theme of talk")

    assert (found["role"], found["kind"], found["categories"]) == ("", "categories", list("abcd"))
    assert found["values"] == [[0, 1], [1, 2], [2, 0], [3]]


def test_parts_that_differ_in_spelling_alone_are_one_category() -> None:
    found = several(["R\u00e9gion; South", "Re\u0301gion; R\u00e9gion", "R\u00e9gion"])

    assert found["categories"] == ["R\u00e9gion", "South"]
    assert found["values"] == [[0, 1], [0], [0]]


def test_a_column_with_several_values_may_have_the_name_of_a_role_of_another() -> None:
    frame = pd.DataFrame({"text": ["a", "b"], "region": ["x; y", "x"], "area": ["N", "S"]})
    one, other = columns_of(read_actions(frame, region="area", split_values=["region"]))

    assert (one["role"], one["kind"], one["values"]) == ("", "categories", [[0, 1], [0]])
    assert (other["role"], other["kind"], other["values"]) == ("region", "category", [0, 1])
