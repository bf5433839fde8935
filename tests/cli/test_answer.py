import json

import pandas as pd
import pytest

from actionclust.cli.answer import aligned_columns, showable
from actionclust.table_rows import records, strict


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    rows = [["S01", "long label", 5], ["S002", "a\nb\t c", 1234]]
    assert aligned_columns(["id", "label", "n"], rows) == [
        "id    label          n",
        "S01   long label     5",
        "S002  a b c       1234",
    ]


def test_a_column_with_a_text_in_it_is_no_number() -> None:
    assert aligned_columns(["n"], [[5], ["many"]]) == ["n", "5", "many"]


def test_no_rows() -> None:
    assert aligned_columns(["id", "label"], []) == ["id  label"]


def test_records_are_strict_json() -> None:
    table = pd.DataFrame(
        {
            "whole": pd.array([1, None], dtype="Int64"),
            "share": [0.5, float("nan")],
            "text": pd.Series(["\ud800", None], dtype=object),
            "flag": [True, False],
        }
    )
    rows = records(table)
    assert rows == [
        {"whole": 1, "share": 0.5, "text": "\ud800", "flag": True},
        {"whole": None, "share": None, "text": None, "flag": False},
    ]
    assert json.loads(json.dumps(rows, allow_nan=False)) == rows


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("bell \a, escape \x1b[31m", r"bell \x07, escape \x1b[31m"),
        ("return\rhere", r"return\rhere"),
        ("C1 \x9b, delete \x7f", r"C1 \x9b, delete \x7f"),
        ("héé 漢字 😀", "héé 漢字 😀"),
        ("alone \ud800", r"alone \ud800"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert showable(text) == shown


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (float("nan"), None),
        (float("-inf"), None),
        (1.5, 1.5),
        (True, True),
        ("nan", "nan"),
        ([{"a": (1, float("inf"))}], [{"a": [1, None]}]),
    ],
)
def test_what_json_has_no_number_for_is_missing(value: object, expected: object) -> None:
    assert strict(value) == expected
    json.dumps(strict(value), allow_nan=False)
