import re

import pandas as pd
import pytest

from actionclust.errors import InputError
from actionclust.reading.frames import table_from_frame


def test_the_table_is_a_copy_with_a_plain_index() -> None:
    frame = pd.DataFrame({"text": ["one", "two"], "n": [1, 2]}, index=[7, 9])
    table = table_from_frame(frame, "DataFrame")
    frame.loc[7, "text"] = "changed"
    assert table.frame["text"].tolist() == ["one", "two"]
    assert isinstance(table.frame.index, pd.RangeIndex)
    assert table.rows.named([0, 1]) == "index 7, 9"
    assert table.notes == ()


def test_index_levels_with_names_become_the_first_columns() -> None:
    index = pd.MultiIndex.from_tuples(
        [("N", 0, "A1"), ("S", 1, "A2")], names=["region", None, "id"]
    )
    table = table_from_frame(pd.DataFrame({"text": ["one", "two"]}, index=index), "DataFrame")
    assert table.frame.to_dict("list") == {
        "region": ["N", "S"],
        "id": ["A1", "A2"],
        "text": ["one", "two"],
    }
    assert table.notes == ("index 'region' became a column", "index 'id' became a column")


def test_an_index_and_a_column_of_one_name_are_refused() -> None:
    frame = pd.DataFrame({"id": ["A1"]}, index=pd.Index(["A1"], name="id"))
    message = re.escape(
        "DataFrame: the names of columns (and of the index) must differ; found more than once: "
        "'id'"
    )
    with pytest.raises(InputError, match=message):
        table_from_frame(frame, "DataFrame")


def test_an_index_with_a_name_that_is_no_str_is_refused() -> None:
    frame = pd.DataFrame({"text": ["one"]}, index=pd.Index([1], name=5))
    with pytest.raises(InputError, match=re.escape("column names must be str; got 5 (int)")):
        table_from_frame(frame, "DataFrame")


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame({"text": []})])
def test_a_frame_without_rows_is_refused(frame: pd.DataFrame) -> None:
    with pytest.raises(InputError, match="DataFrame: no rows; expected at least one row"):
        table_from_frame(frame, "DataFrame")
