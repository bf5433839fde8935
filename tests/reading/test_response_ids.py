"""Ids that survey tools write, under their names."""

import pandas as pd
import pytest

from actionclust import InputError, read_actions
from actionclust.reading.response_ids import response_ids
from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable

TEXTS = ["Train nurses", "Share data", "Fund pilots"]


def raw(**columns: list[object]) -> RawTable:
    frame = pd.DataFrame(columns)
    return RawTable(frame, Rows(range(2, len(frame) + 2), "row"), "a.csv")


@pytest.mark.parametrize(
    "name",
    ["ResponseId", "Response ID", "response_id", "Respondent ID", "_uuid", "Submission ID"],
)
def test_it_is_taken_under_each_of_its_names(name: str) -> None:
    actions = read_actions(pd.DataFrame({name: ["R_3", "R_1", "R_2"], "Q1": TEXTS}))
    assert actions.ids == ("R_3", "R_1", "R_2")
    assert f"id: column {name!r}, as its values differ" in actions.notes
    assert "ids were made from the content" not in actions.notes
    # so the texts are the only other column of texts
    assert actions.texts == tuple(TEXTS)


def test_whole_numbers_are_ids_too() -> None:
    frame = pd.DataFrame({"Response ID": [7, 8, 9], "text": TEXTS})
    assert read_actions(frame).ids == ("7", "8", "9")


@pytest.mark.parametrize("values", [["R_1", "R_1", "R_2"], ["R_1", None, "R_2"], [1.5, 2.5, 3.5]])
def test_values_that_do_not_differ_are_no_ids_and_that_is_said(values: list[object]) -> None:
    actions = read_actions(pd.DataFrame({"ResponseId": values, "text": TEXTS}))
    assert "id" not in {role for role, column in actions.columns.items() if column == "ResponseId"}
    assert "ids were made from the content" in actions.notes
    note = "column 'ResponseId' was not taken for the ids: it is blank in a row, or repeats"
    assert note in actions.notes


def test_a_column_called_id_comes_first() -> None:
    frame = pd.DataFrame({"id": ["a", "b", "c"], "ResponseId": ["x", "y", "z"], "text": TEXTS})
    assert read_actions(frame).ids == ("a", "b", "c")
    assert read_actions(frame, id="ResponseId").ids == ("x", "y", "z")


def test_of_two_none_is_taken_and_that_is_said() -> None:
    found = response_ids(raw(ResponseId=["a", "b"], RecordId=["c", "d"]), ())
    assert found == (None, ("ids may stand in 'ResponseId', 'RecordId'; none was taken",))


def test_a_column_that_plays_another_role_is_no_id() -> None:
    frame = pd.DataFrame({"ResponseId": ["x", "y", "z"], "text": TEXTS})
    actions = read_actions(frame, group="ResponseId")
    assert actions.columns["group"] == "ResponseId"
    assert "ids were made from the content" in actions.notes


def test_a_row_with_two_answers_keeps_its_id() -> None:
    frame = pd.DataFrame({"ResponseId": ["x", "y", "z"], "Q1": TEXTS, "Q2": ["Beds", None, None]})
    assert read_actions(frame, text=["Q1", "Q2"]).ids == ("x.1", "x.2", "y", "z")


def test_ids_that_are_asked_for_are_refused_as_before() -> None:
    frame = pd.DataFrame({"ResponseId": ["x", "x", "z"], "text": TEXTS})
    with pytest.raises(InputError, match="ids must differ"):
        read_actions(frame, id="ResponseId")
