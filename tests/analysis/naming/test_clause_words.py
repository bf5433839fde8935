from importlib.resources import files

import pytest

from actionclust.analysis.naming.clause_words import (
    SPOKEN,
    articles,
    asks,
    borders,
    is_verb,
    joins,
    leads,
    pointers,
    says_nothing_itself,
)


@pytest.mark.parametrize("language", SPOKEN)
def test_words_of_verbs_stand_once_and_in_lower_case(language: str) -> None:
    source = files("actionclust.analysis.naming").joinpath("verbs", f"{language}.txt")
    lines = [line for line in source.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == len(set(lines)) > 50
    assert all(line == line.strip().lower() and line for line in lines)


@pytest.mark.parametrize("language", SPOKEN)
def test_each_language_has_words_of_each_kind(language: str) -> None:
    for kind in (borders, leads, pointers, articles, asks):
        assert kind(language)
        assert kind("fi") == frozenset()


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [
        ("create", "en", True),
        ("framework", "en", False),
        ("former", "fr", True),
        ("établir", "fr", True),
        ("dossier", "fr", False),
        ("salaire", "fr", False),
        ("lire", "fr", True),
        ("opleiden", "nl", True),
        ("patiënten", "nl", False),
        ("schaffen", "de", True),
        ("straßen", "de", False),
        ("create", "fi", False),
    ],
)
def test_verbs(word: str, language: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert is_verb(word, language) is expected


def test_other_words() -> None:
    assert says_nothing_itself("please", "en")
    assert says_nothing_itself("l'", "fr")
    assert not says_nothing_itself("nurse", "en")
    assert joins("und")
    assert not joins("mit")
