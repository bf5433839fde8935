"""Accents and case: they do not matter where words are matched."""

import pytest
from hypothesis import given

from actionclust.network.folding import folded
from tests.network.town import clustered, keywords
from tests.strategies import texts_in_scripts


@pytest.mark.parametrize(
    ("texts", "language", "word"),
    [
        (["Créer une équipe", "CREER DES EQUIPES", "une équipe du soir"], "fr", "équipe"),
        (
            ["Un hôpital plus proche", "HOPITAL PROCHE DE CHEZ MOI", "hôpital neuf"],
            "fr",
            "hôpital",
        ),
        (["Mehr Grün", "MEHR GRUN IM PARK", "grün am Bach"], "de", "grün"),
        (["Cœur de ville", "COEUR DU QUARTIER", "cœur du village"], "fr", "cœur"),
    ],
)
def test_accents_and_case_fold(texts: list[str], language: str, word: str) -> None:
    result = clustered(texts, language=language)
    assert len(result) == 1
    assert word in keywords(result)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Hôpital", "hopital"),
        ("ho\u0302pital", "hopital"),
        ("ŒUVRE", "oeuvre"),
        ("STRASSE", "strasse"),
        ("Łódź", "lodz"),
        # marks that make another letter in their script
        ("\u304c", "\u304c"),
    ],
)
def test_a_word_as_it_is_matched(word: str, plain: str) -> None:
    assert folded(word) == plain


@given(texts_in_scripts())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text) == folded(text.upper().lower())
