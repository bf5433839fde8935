import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError
from actionclust.reading.rows import Rows
from actionclust.reading.texts import read_texts
from tests.strategies import any_texts


def texts_of(values: list[object], dtype: object = object) -> tuple[str, ...]:
    column = pd.Series(values, dtype=dtype, name="Actie")
    return read_texts(column, Rows(range(2, len(values) + 2), "row"), "a.xlsx")


@given(st.lists(any_texts() | st.none()))
def test_texts_are_kept_as_they_are_and_blanks_are_empty(texts: list[str | None]) -> None:
    assert texts_of(texts) == tuple(
        text if text is not None and text.strip() else "" for text in texts
    )


@pytest.mark.parametrize("missing", [None, np.nan, pd.NA, pd.NaT, "", " \t\n", "\u00a0"])
def test_missing_and_blank_texts_are_empty(missing: object) -> None:
    assert texts_of(["one", missing]) == ("one", "")


@pytest.mark.parametrize("dtype", ["str", "string", "category"])
def test_every_type_of_text_column_is_read(dtype: str) -> None:
    assert texts_of(["one", None], dtype) == ("one", "")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12, "12 (int)"),
        (1.5, "1.5 (float)"),
        (True, "True (bool)"),
        (b"one", "b'one' (bytes)"),
        (["one"], "['one'] (list)"),
        (date(2022, 3, 1), "datetime.date(2022, 3, 1) (date)"),
    ],
)
def test_what_is_no_text_is_refused_with_its_row(value: object, shown: str) -> None:
    message = re.escape(
        f"a.xlsx: every text in column 'Actie' must be a str; got row 3: {shown}; write them as "
        'text, or say which column holds the texts with text="..."'
    )
    with pytest.raises(InputError, match=message):
        texts_of(["one", value, None])


def test_a_column_of_numbers_is_refused() -> None:
    with pytest.raises(InputError, match=re.escape("got row 2: 1 (int), row 3: 2 (int); write")):
        texts_of([1, 2], "int64")
