from datetime import date

import pytest

from actionclust.analysis.methods.grammar import Grammar
from actionclust.analysis.methods.in_dutch import DUTCH
from actionclust.analysis.methods.in_english import ENGLISH
from actionclust.analysis.methods.in_french import FRENCH

ALL = (ENGLISH, FRENCH, DUTCH)


@pytest.mark.parametrize(
    ("say", "number", "share", "fraction", "day"),
    [
        (ENGLISH, "12,345", "12%", "0.50", "1 May 2026"),
        (FRENCH, "12\u202f345", "12\u00a0%", "0,50", "1er mai 2026"),
        (DUTCH, "12.345", "12%", "0,50", "1 mei 2026"),
    ],
)
def test_numbers_and_dates(say: Grammar, number: str, share: str, fraction: str, day: str) -> None:
    assert say.number(12_345) == number
    assert say.share(12, 100) == share
    assert say.fraction(0.5) == fraction
    assert say.day(date(2026, 5, 1)) == day
    assert say.day(date(2026, 5, 2)).startswith("2 ")


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        *[(0, 9, "0%"), (1, 1000, "less than 1%"), (999, 1000, "more than 99%")],
        *[(9, 9, "100%"), (0, 0, "0%"), (1, 3, "33%")],
    ],
)
def test_a_share_is_none_or_all_only_if_it_is(part: int, whole: int, expected: str) -> None:
    assert ENGLISH.share(part, whole) == expected


def test_several() -> None:
    forms = ("text", "texts")
    counted = [ENGLISH.count(number, forms) for number in (0, 1, 2)]
    assert counted == ["0 texts", "1 text", "2 texts"]
    assert [FRENCH.several(number, forms) for number in (0, 1, 2)] == ["text", "text", "texts"]


@pytest.mark.parametrize("say", ALL)
def test_lists_and_languages(say: Grammar) -> None:
    assert say.listed([]) == ""
    assert say.listed(["a"]) == "a"
    assert say.listed(["a", "b", "c"]) == f"a, b {say.conjunction} c"
    assert say.language("xx") == say.another_language
    assert len(say.months) == 12
    assert set(say.languages) == set(ENGLISH.languages)
