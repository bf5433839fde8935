import re

import pandas as pd
import pytest

from actionclust.errors import InputError
from actionclust.reading.rows import Rows
from actionclust.reading.table import RawTable, column_letters, column_of, table_from_grid


def test_a_grid_becomes_a_table_with_its_row_numbers() -> None:
    table = table_from_grid([["id", "text"], ["A1", "one"], ["A2", "two"]], "a.csv")
    assert table.frame.to_dict("list") == {"id": ["A1", "A2"], "text": ["one", "two"]}
    assert table.rows.named([0, 1]) == "rows 2, 3"
    assert table.notes == ()


def test_blank_cells_are_missing() -> None:
    table = table_from_grid([["id", "text"], ["A1", "  "], ["", "two"]], "a.csv")
    assert table.frame.isna().to_numpy().tolist() == [[False, True], [True, False]]


def test_text_that_other_programs_take_for_missing_is_kept() -> None:
    words = ["NA", "None", "null", "nan", "N/A", "#N/A"]
    table = table_from_grid([["text"], *([word] for word in words)], "a.csv")
    assert table.frame["text"].tolist() == words


def test_empty_rows_are_left_out_and_noted_and_the_others_keep_their_numbers() -> None:
    grid = [[], ["id", "text"], ["A1", "one"], ["", " "], [], ["A2", "two"], []]
    table = table_from_grid(grid, "a.csv")
    assert table.rows.named([0, 1]) == "rows 3, 6"
    assert table.notes == (
        "column names: row 2, the first row with content",
        "left out because empty: rows 4, 5, 7",
    )


def test_columns_without_name_and_content_are_left_out_and_noted() -> None:
    table = table_from_grid([["text", None, ""], ["one", "", None]], "a.xlsx")
    assert list(table.frame.columns) == ["text"]
    assert table.notes == ("columns without name and content left out: B, C",)


def test_short_rows_are_filled_up() -> None:
    table = table_from_grid([["id", "text"], ["A1"], ["A2", "two"]], "a.xlsx")
    assert table.frame["text"].isna().tolist() == [True, False]


def test_a_column_with_content_needs_a_name() -> None:
    message = (
        "a.xlsx: every column needs a name in row 1, the first row with content; none in "
        "column B, C; name the columns, or say in which row their names stand, for example "
        "header=3"
    )
    with pytest.raises(InputError, match=message):
        table_from_grid([["Actions of 2022"], ["id", "text", "region"], ["A1", "one"]], "a.xlsx")


@pytest.mark.parametrize("grid", [[], [[]], [["", " "], [None]]])
def test_an_empty_grid_is_refused(grid: list[list[str | None]]) -> None:
    message = "a.csv: the file is empty; expected column names and rows below them"
    with pytest.raises(InputError, match=message):
        table_from_grid(grid, "a.csv")


def test_a_header_alone_is_refused() -> None:
    message = "a.csv: no rows; expected at least one row with a text"
    with pytest.raises(InputError, match=message):
        table_from_grid([["id", "text"], [], ["", ""]], "a.csv")


def test_column_names_must_differ() -> None:
    message = re.escape(
        "a.csv: the names of columns (and of the index) must differ; found more than once: "
        "'text', 'x'; rename or remove the extra ones"
    )
    with pytest.raises(InputError, match=message):
        table_from_grid([["text", "x", "text", "x", "y"], ["a", "b", "c", "d", "e"]], "a.csv")


@pytest.mark.parametrize(("name", "shown"), [(0, "0 (int)"), (("a", "b"), "('a', 'b') (tuple)")])
def test_column_names_must_be_str(name: object, shown: str) -> None:
    frame = pd.DataFrame([["one"]])
    frame.columns = pd.Index([name], tupleize_cols=False)
    message = re.escape(f"DataFrame: column names must be str; got {shown}; name the columns")
    with pytest.raises(InputError, match=message):
        RawTable(frame, Rows([0], "index"), "DataFrame")


def test_a_column_can_hold_half_of_a_surrogate_pair() -> None:
    assert column_of(["\ud800", None]).tolist()[0] == "\ud800"


@pytest.mark.parametrize(
    ("position", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_lettered_as_in_a_spreadsheet(position: int, letters: str) -> None:
    assert column_letters(position) == letters
