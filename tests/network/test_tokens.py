"""Texts into words of any script."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.tokens import read_tokens, tokenise
from tests.strategies import any_texts, texts_in_scripts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        (" \n\t", []),
        ("Train the NURSES!", ["train", "the", "nurses"]),
        ("follow-up, e-health", ["follow", "up", "health"]),
        ("a b 7 é x2", ["x2"]),
        ("24/7 and 3.5", ["24", "and"]),
        ("l\u2019h\u00f4pital d'accueil", ["hôpital", "accueil"]),
        ("don\u2019t", ["don't"]),
        ("o'neill", ["neill"]),
        ("caf\u00e9 cafe\u0301", ["café", "café"]),
        ("co\u00adordi\u200bnate", ["coordinate"]),
        ("\uff26\uff35\uff2c\uff2c \ufb01ne \u2460", ["full", "fine"]),
        ("Straße STRASSE", ["straße", "strasse"]),
        ("培训护士", ["培", "训", "护", "士"]),
        ("ヘルス care", ["ヘ", "ル", "ス", "care"]),
        ("care培训", ["care", "培", "训"]),
        ("한국 말", ["한국", "말"]),
        ("ไทย", ["ไ", "ท", "ย"]),
        ("น้ำ", ["น้\u0e4d", "า"]),
        ("नर्सों को", ["नर्सों", "को"]),
        ("الرعاية الصحية", ["الرعاية", "الصحية"]),
        ("הכשרת אחיות", ["הכשרת", "אחיות"]),
        ("😀 👩\u200d👧", []),
        ("1\ufe0f\u20e3 train \u2139\ufe0f nurses\u2122\ufe0f", ["train", "nursestm"]),
        ("snake_case", ["snake", "case"]),
        ("train\0nurses \ud800x1", ["train", "nurses", "x1"]),
    ],
)
def test_words_of_any_script(text: str, words: list[str]) -> None:
    assert tokenise(text) == words


@given(any_texts() | texts_in_scripts())
def test_words_are_lower_case_and_hold_no_space(text: str) -> None:
    for word in tokenise(text):
        assert word
        assert not re.search(r"\s", word)
        assert word == word.lower()


@given(texts_in_scripts())
def test_words_are_the_same_in_upper_case_and_with_other_spaces(text: str) -> None:
    assert tokenise(f" {text}\n".replace(" ", " \u00a0 ")) == tokenise(text)


@given(st.lists(texts_in_scripts(), max_size=6))
def test_tokens_are_the_words_of_the_texts(texts: list[str]) -> None:
    tokens = read_tokens(texts)
    words = [tokenise(text) for text in texts]
    assert tokens.lengths.tolist() == [len(some) for some in words]
    assert [tokens.surfaces[n] for n in tokens.flat] == [word for some in words for word in some]
    assert len(set(tokens.surfaces)) == len(tokens.surfaces)
