import pytest

from actionclust.reading.number_formats import NumberFormat, read_counts, readings


@pytest.mark.parametrize(
    ("cells", "counts", "told"),
    [
        (["1.000", "2.000", "12.000"], [1000, 2000, 12000], "a dot between thousands"),
        (["1,000", "2,500"], [1000, 2500], "a comma between thousands"),
        (["999", "1.000", "12.500"], [999, 1000, 12500], "a dot between thousands"),
        (["1'000", "7"], [1000, 7], "an apostrophe between thousands ('1'000' is 1000)"),
        (["1\u2019000"], [1000], "an apostrophe between thousands"),
        (["1 000", "12"], [1000, 12], "a space between thousands"),
        (["1\u202f000", "12"], [1000, 12], "a space between thousands"),
        (["1\u00a0000"], [1000], "a space between thousands"),
        (["6,0", "2,0"], [6, 2], "a comma before decimals ('6,0' is 6)"),
        (["1.000,0", "2,0"], [1000, 2], "a dot between thousands"),
        (["1.000.000"], [1000000], "a dot between thousands"),
        (["1,000.0"], [1000], "a comma between thousands"),
        (["3", "2.0", "0"], [3, 2, 0], ""),
    ],
)
def test_counts_with_marks(cells: list[str], counts: list[float], told: str) -> None:
    found = read_counts(cells)
    assert isinstance(found, tuple)
    assert found[1] == counts
    assert told.replace("'1'000'", '"1\'000"') in found[0].told(cells)


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["1.000", "2", "12.000"], "'1.000' is 1 or 1000"),
        (["12", "1,000"], "'1,000' is 1 or 1000"),
        (["0", "250.000"], "'250.000' is 250 or 250000"),
    ],
)
def test_two_readings_are_told(cells: list[str], told: str) -> None:
    assert read_counts(cells) == told


@pytest.mark.parametrize(
    "cells",
    [["1.000", "2.5"], ["-1"], ["many"], ["1.00.000"], ["1_000"], ["6,5"], [""], ["\u0663"]],
)
def test_what_is_no_count(cells: list[str]) -> None:
    assert read_counts(cells) is None


def test_a_format_reads_its_own_numbers_alone() -> None:
    assert NumberFormat(".", ",").numbers(["-1.234,5"]) == [-1234.5]
    assert NumberFormat(".", ",").numbers(["1.23"]) is None
    assert NumberFormat("", ".").numbers(["1234567890123456"]) is None


def test_each_reading_stands_once() -> None:
    assert [numbers for _, numbers in readings(["1", "2"])] == [[1, 2]]
