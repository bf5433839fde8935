"""Languages by their codes and names, and their function words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.function_words import (
    LISTED,
    STEMMED,
    UNDETERMINED,
    function_words,
    language_code,
)
from actionclust.network.tokens import read_tokens, tokenise
from tests.strategies import corpora


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("en", "en"),
        ("EN", "en"),
        (" English ", "en"),
        ("nl-BE", "nl"),
        ("fr_BE.UTF-8", "fr"),
        ("Français", "fr"),
        ("Nederlands", "nl"),
        ("deutsch", "de"),
        ("Klingon", "klingon"),
        ("", UNDETERMINED),
        ("  ", UNDETERMINED),
        ("-", UNDETERMINED),
    ],
)
def test_language_codes(name: str, code: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize(("code", "name"), STEMMED.items())
def test_every_language_with_a_stemmer_is_known_by_its_english_name(code: str, name: str) -> None:
    assert language_code(name) == code


@pytest.mark.parametrize("language", LISTED)
def test_lists_of_function_words_hold_words_as_texts_have_them(language: str) -> None:
    words = function_words(language)
    assert len(words) > 200
    assert not [word for word in words if word != word.strip().lower() or not word]


@pytest.mark.parametrize(
    ("language", "left_out", "kept"),
    [
        ("en", ["the", "of", "don't"], ["information", "system", "home", "group", "work"]),
        ("fr", ["le", "des", "est"], ["soins", "patient"]),
        ("nl", ["de", "het", "niet"], ["zorg", "huisarts"]),
        ("de", ["der", "und", "nicht"], ["pflege", "patient"]),
        ("es", ["de", "la"], ["salud"]),
        ("sv", [], ["och"]),
    ],
)
def test_function_words(language: str, left_out: list[str], kept: list[str]) -> None:
    assert set(left_out) <= function_words(language)
    assert not set(kept) & function_words(language)


@given(corpora(), st.lists(st.sampled_from(["en", "fr", "es"]), min_size=1))
def test_function_words_are_counted_text_by_text(texts: list[str], languages: list[str]) -> None:
    texts = [*texts, "the nurses of the ward", "le budget des soins"]
    counts = read_tokens(texts).function_words(languages)
    for language, row in zip(languages, counts.tolist(), strict=True):
        listed = function_words(language)
        assert row == [sum(w in listed for w in tokenise(text)) for text in texts]
