import pandas as pd
import pytest

from actionclust.reading.rows import Rows


@pytest.mark.parametrize(
    ("word", "one", "two"),
    [
        ("row", "row 2", "rows 2, 4"),
        ("line", "line 2", "lines 2, 4"),
        ("index", "index 2", "index 2, 4"),
        ("item", "item 2 (counting from 0)", "items 2, 4 (counting from 0)"),
    ],
)
def test_rows_are_named_by_their_labels(word: str, one: str, two: str) -> None:
    rows = Rows([2, 3, 4], word)
    assert rows.named([0]) == one
    assert rows.named([0, 2]) == two


def test_only_the_first_of_many_rows_are_named() -> None:
    assert Rows(range(100), "row").named(range(20)) == ("rows 0, 1, 2, 3, 4, 5, 6, 7 and 12 more")


def test_each_row_comes_with_its_value_and_type() -> None:
    rows = Rows(pd.Index(["x", "y"]), "index")
    assert rows.each([0, 1], [12, None]) == "index x: 12 (int), index y: None (NoneType)"


def test_long_values_are_cut() -> None:
    assert len(Rows([1], "item").each([0], ["long " * 100])) < 80
