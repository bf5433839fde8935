import hashlib
import re
from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import InputError
from actionclust.reading import identifiers
from actionclust.reading.identifiers import check_different, make_ids, read_ids, shortened_ids
from actionclust.reading.rows import Rows
from tests.strategies import any_texts


def ids_of(values: list[object], dtype: object = object) -> tuple[str, ...]:
    column = pd.Series(values, dtype=dtype, name="nr")
    return read_ids(column, Rows(range(2, len(values) + 2), "row"), "a.xlsx")


def test_ids_are_kept_as_they_are() -> None:
    assert ids_of(["A1", " A2", "007", "NA"]) == ("A1", " A2", "007", "NA")


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([17, 18], "int64"),
        ([17.0, 18.0], "float64"),
        ([17, "18"], object),
        ([np.int64(17), np.float32(18)], object),
        ([17, 18], "Int64"),
    ],
)
def test_whole_numbers_become_their_digits(values: list[object], dtype: object) -> None:
    assert ids_of(values, dtype) == ("17", "18")


def test_large_numbers_keep_every_digit() -> None:
    assert ids_of([2**53 + 1, 2**70]) == (str(2**53 + 1), str(2**70))


@pytest.mark.parametrize("blank", [None, np.nan, pd.NA, "", "  "])
def test_blank_ids_are_refused_with_their_rows(blank: object) -> None:
    message = re.escape("a.xlsx: column 'nr' must be filled in every row; blank in rows 3, 5")
    with pytest.raises(InputError, match=message):
        ids_of(["A1", blank, "A2", blank])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1.5, "1.5 (float)"),
        (float("inf"), "inf (float)"),
        (True, "True (bool)"),
        ((1,), "(1,) (t"),
    ],
)
def test_other_ids_are_refused_with_their_rows(value: object, shown: str) -> None:
    message = re.escape(
        "a.xlsx: column 'nr' must hold a str or a whole number in every row; got row 3: " + shown
    )
    with pytest.raises(InputError, match=f"{message}.*; write them as text"):
        ids_of(["A1", value])


def test_half_of_a_surrogate_pair_is_refused() -> None:
    message = re.escape(
        "a.xlsx: column 'nr' must hold valid Unicode; half of a surrogate pair in row 3; write "
        "these anew"
    )
    with pytest.raises(InputError, match=message):
        ids_of(["A1", "A\ud800"])


def test_ids_that_differ_pass() -> None:
    check_different(["A1", "a1", "A 1"], Rows(range(3), "item"), "list")


def test_repeated_ids_are_refused_with_their_rows() -> None:
    message = re.escape(
        "a.csv: ids must differ; found more than once: 'A1' in rows 2, 4, 'A2' in rows 3, 6; "
        "correct them, or remove the column and ids will be made"
    )
    with pytest.raises(InputError, match=message):
        check_different(["A1", "A2", "A1", "A3", "A2"], Rows(range(2, 7), "row"), "a.csv")


def rest_of(texts: list[str]) -> pd.DataFrame:
    return pd.DataFrame({"text": pd.Series(texts, dtype=object)})


def test_ids_are_made_from_the_hash_of_the_text() -> None:
    texts = ["Train nurses", "santé", ""]
    assert make_ids(texts, rest_of(texts)) == tuple(
        "A" + hashlib.sha256(text.encode()).hexdigest()[:8] for text in texts
    )


def test_spellings_of_one_text_in_unicode_share_a_hash() -> None:
    texts = ["sante\u0301", "sant\u00e9"]
    made = "A" + hashlib.sha256("sant\u00e9".encode()).hexdigest()[:8]
    assert make_ids(texts, rest_of(texts)) == (made, f"{made}-2")


def test_copies_are_numbered_by_the_rest_of_their_rows() -> None:
    rest = pd.DataFrame({"region": ["W", "F", None, "B"], "votes": [1, 2, 3, 4]})
    ids = make_ids(["one"] * 4, rest)
    assert ids == ("A7692c3ad-4", "A7692c3ad-3", "A7692c3ad", "A7692c3ad-2")
    swapped = rest[["votes", "region"]]
    assert make_ids(["one"] * 4, swapped) == ids


def test_texts_that_would_share_an_id_get_more_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identifiers, "_DIGITS", 1)
    texts = [str(number) for number in range(40)]
    ids = make_ids(texts, rest_of(texts))
    assert len(set(ids)) == 40
    for text, identifier in zip(texts, ids, strict=True):
        assert ("A" + hashlib.sha256(text.encode()).hexdigest()).startswith(identifier)
    sharing = Counter(identifier[:2] for identifier in ids)
    assert {len(identifier) for identifier in ids if sharing[identifier[:2]] == 1} <= {2}
    assert all(len(identifier) > 2 for identifier in ids if sharing[identifier[:2]] > 1)


@given(
    rows=st.lists(st.tuples(any_texts(3), st.sampled_from(["N", "S", None]), st.integers(0, 1))),
    data=st.data(),
)
def test_ids_do_not_depend_on_the_order_of_rows(
    rows: list[tuple[str, str | None, int]], data: st.DataObject
) -> None:
    def made(rows: list[tuple[str, str | None, int]]) -> tuple[str, ...]:
        frame = pd.DataFrame(rows, columns=["text", "region", "votes"], dtype=object)
        return make_ids([text if text.strip() else "" for text, _, _ in rows], frame)

    shuffled = data.draw(st.permutations(rows))
    ids = made(rows)
    assert len(set(ids)) == len(rows)
    assert Counter(zip(ids, rows, strict=True)) == Counter(
        zip(made(shuffled), shuffled, strict=True)
    )


@pytest.mark.parametrize(
    ("ids", "told"),
    [
        (["1.23457E+17", "1.23458E+17"], "'1.23457E+17' in row 2 and 1 more"),
        (["A1", " 9,00720e+15 "], "'9,00720e+15' in row 3"),
        ([9007199254740994.0, 9007199254740996.0], "'9007199254740994.0' in row 2 and 1 more"),
        (["1E+20", "2"], "'1E+20' in row 2"),
    ],
)
def test_ids_that_have_lost_digits_are_told(ids: list[object], told: str) -> None:
    (note,) = shortened_ids(pd.Series(ids), Rows(range(2, 4), "row"))
    assert note.startswith(f"ids that have lost digits: {told}; a spreadsheet or a fraction keeps")


@pytest.mark.parametrize(
    "ids", [["1E", "E+17"], [17.0, 18.0], [2**60, 2**61], ["9007199254740993", "x"], ["1E5", "2"]]
)
def test_other_ids_have_all_their_digits(ids: list[object]) -> None:
    assert shortened_ids(pd.Series(ids), Rows(range(2, 4), "row")) == ()
