import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.reading.numerals import with_numbers


@pytest.mark.parametrize(
    ("cells", "numbers", "dtype"),
    [
        (["1", "-20", "0"], [1, -20, 0], "int64"),
        (["1", " 2 "], [1, 2], "int64"),
        (["1.5", "2"], [1.5, 2.0], "float64"),
        (["12.50", "-0.5"], [12.5, -0.5], "float64"),
        (["1e-05", "2.5e+10"], [1e-05, 2.5e10], "float64"),
    ],
)
def test_columns_of_numbers_become_numbers(
    cells: list[str], numbers: list[float], dtype: str
) -> None:
    frame, notes = with_numbers(pd.DataFrame({"votes": cells}), ())
    assert notes == ("numbers: 'votes'",)
    assert frame["votes"].dtype == dtype
    assert frame["votes"].tolist() == numbers


def test_missing_cells_stay_missing() -> None:
    frame, _ = with_numbers(pd.DataFrame({"votes": ["1", None, "3"]}), ())
    assert frame["votes"].dtype == "float64"
    assert frame["votes"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize(
    "cells",
    [
        ["007", "008"],
        ["1", "two"],
        ["1E5", "2E5"],
        ["+32", "+33"],
        ["1234567890123456", "1"],
        ["nan", "inf"],
        ["1_000", "1"],
        ["\u0663", "1"],
        ["", "1"],
        ["1.", ".5"],
        ["0x1", "1"],
    ],
)
def test_codes_and_words_stay_text(cells: list[str]) -> None:
    frame, notes = with_numbers(pd.DataFrame({"code": cells}), ())
    assert notes == ()
    assert frame["code"].tolist() == cells


def test_a_column_without_values_stays_as_it_is() -> None:
    frame, notes = with_numbers(pd.DataFrame({"empty": [None, None]}), ())
    assert notes == ()
    assert frame["empty"].isna().all()


def test_columns_can_be_kept_as_text() -> None:
    frame, notes = with_numbers(pd.DataFrame({" ID": ["1"], "n": ["2"], "self": ["3"]}), ["id"])
    assert notes == ("numbers: 'n', 'self'",)
    assert frame[" ID"].tolist() == ["1"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["1.000", "2.000"], "'1.000' is 1 or 1000"),
        (["12", "1.250"], "'1.250' is 1.25 or 1250"),
        (["-1.000"], "'-1.000' is -1 or -1000"),
    ],
)
def test_a_dot_between_thousands_or_before_decimals_is_left_alone(
    cells: list[str], told: str
) -> None:
    frame, notes = with_numbers(pd.DataFrame({"cost": cells}), ())
    assert notes == (f"'cost' stays text, as it can be read in two ways: {told}",)
    assert frame["cost"].tolist() == cells


@pytest.mark.parametrize("separator", [";", "\t", "|"])
@pytest.mark.parametrize(
    ("cells", "numbers", "example"),
    [
        (["1,5", "2"], [1.5, 2.0], "'1,5' is 1.5"),
        (["12,50", "-0,5"], [12.5, -0.5], "'12,50' is 12.5"),
        ([" 0,25 ", "3"], [0.25, 3.0], "'0,25' is 0.25"),
        (["1234,567", "2"], [1234.567, 2.0], "'1234,567' is 1234.567"),
        (["1,5", "2", "1000,25"], [1.5, 2.0, 1000.25], "'1,5' is 1.5"),
    ],
)
def test_a_comma_before_decimals_is_read_and_told(
    separator: str, cells: list[str], numbers: list[float], example: str
) -> None:
    frame, notes = with_numbers(pd.DataFrame({"cost": cells}), (), separator=separator)
    assert frame["cost"].tolist() == numbers
    assert notes == (f"numbers: 'cost', with a comma before decimals ({example})",)


BOTH = (
    "a dot between thousands ('1.000,50' is 1000.5) and a comma before decimals "
    "('1.000,50' is 1000.5)"
)


@pytest.mark.parametrize(
    ("cells", "numbers", "told"),
    [
        (["1.000,50", "2,5"], [1000.5, 2.5], BOTH),
        (["1 000", "20 000"], [1000, 20000], "a space between thousands ('1 000' is 1000)"),
        (["1\u202f000", "7"], [1000, 7], r"a space between thousands ('1\u202f000' is 1000)"),
        (["1'250", "7"], [1250, 7], 'an apostrophe between thousands ("1\'250" is 1250)'),
        (["1,250,000", "7"], [1250000, 7], "a comma between thousands ('1,250,000' is 1250000)"),
    ],
)
@pytest.mark.parametrize("separator", [";", ","])
def test_marks_between_thousands_are_read_and_told(
    cells: list[str], numbers: list[float], told: str, separator: str
) -> None:
    frame, notes = with_numbers(pd.DataFrame({"cost": cells}), (), separator=separator)
    assert frame["cost"].tolist() == numbers
    assert notes == (f"numbers: 'cost', with {told}",)


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["45%", "12 %"], "%"),
        (["\u20ac 1.200", "30"], "\u20ac"),
        (["$5", "$7.50"], "$"),
        (["5 EUR", "7,50 EUR"], "EUR"),
        (["\u22123", "4"], "\u2212"),
    ],
)
def test_numbers_with_a_sign_stay_text_and_that_is_told(cells: list[str], sign: str) -> None:
    frame, notes = with_numbers(pd.DataFrame({"cost": cells}), (), separator=";")
    assert notes == (f"'cost' stays text, as its numbers are written with {sign!r}",)
    assert frame["cost"].tolist() == cells


@pytest.mark.parametrize(
    "cells", [["A%", "12%"], ["12.05.2024", "1.6.2024"], ["02 345 67", "1"], ["10:30", "11:00"]]
)
def test_what_only_looks_like_numbers_with_marks_stays_text(cells: list[str]) -> None:
    frame, notes = with_numbers(pd.DataFrame({"code": cells}), (), separator=";")
    assert notes == ()
    assert frame["code"].tolist() == cells


def test_missing_cells_stay_missing_beside_commas() -> None:
    frame, _ = with_numbers(pd.DataFrame({"n": [None, "1,5", None]}), (), separator=";")
    assert frame["n"].isna().tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("cells", "separator", "told"),
    [
        # the answers to a question with several choices look so in a file with commas
        (["1,5", "2"], ",", "as it can be read in two ways: '1,5' is a number or two values"),
        (["1,500", "2"], ";", "as it can be read in two ways: '1,500' is 1.5 or 1500"),
        (["2.5", "1,5"], ";", "as its numbers are written in two ways: '1,5' and '2.5'"),
        (["3", "1,5", "7.25"], ",", "as its numbers are written in two ways: '1,5' and '7.25'"),
    ],
)
def test_commas_that_stay_text_are_told(cells: list[str], separator: str, told: str) -> None:
    frame, notes = with_numbers(pd.DataFrame({"cost": cells}), (), separator=separator)
    assert notes == (f"'cost' stays text, {told}",)
    assert frame["cost"].tolist() == cells


@pytest.mark.parametrize("cells", [["1,2,3", "2"], ["01,5", "2"], ["1,5", "many"], [",5", "1"]])
def test_commas_that_are_no_decimals_stay_text(cells: list[str]) -> None:
    frame, notes = with_numbers(pd.DataFrame({"code": cells}), (), separator=";")
    assert notes == ()
    assert frame["code"].tolist() == cells


@pytest.mark.parametrize("cells", [["0.125", "1.000"], ["1.000", "2.5"], ["1.0000"], ["1234.567"]])
def test_decimals_that_can_be_nothing_else_are_numbers(cells: list[str]) -> None:
    frame, _ = with_numbers(pd.DataFrame({"fit": cells}), ())
    assert frame["fit"].tolist() == [float(cell) for cell in cells]


@given(st.lists(st.integers(-(10**15) + 1, 10**15 - 1), min_size=1))
def test_whole_numbers_survive(numbers: list[float]) -> None:
    frame, _ = with_numbers(pd.DataFrame({"n": [str(number) for number in numbers]}), ())
    assert frame["n"].tolist() == numbers
