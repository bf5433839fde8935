"""Words of negation and contrast, single letters, signs: they tell texts apart, and link none."""

import pytest

from actionclust.network.contrast import contrast_words
from actionclust.network.function_words import LISTED
from actionclust.network.tokens import read_tokens, tokenise_all
from actionclust.network.words import compared_words
from tests.network.town import clustered


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Close the pool", "Do not close the pool", "en"),
        ("Parking with a permit", "Parking without a permit", "en"),
        ("We want cars in the centre", "We don't want cars in the centre", "en"),
        ("Parking for residents", "Less parking for residents", "en"),
        ("Fermer la piscine", "Ne pas fermer la piscine", "fr"),
        ("N'ouvrez pas la piscine", "Ouvrez la piscine", "fr"),
        ("Auto's in het centrum", "Geen auto's in het centrum", "nl"),
        ("Autos in der Innenstadt", "Keine Autos in der Innenstadt", "de"),
        ("Pay teams in zone A", "Pay teams in zone B", "en"),
        ("Vitamin C for all", "Vitamin D for all", "en"),
        ("Option 1", "Option 2", "en"),
        ("Courses of C++", "Courses of C", "en"),
        ("Zone A/B for cars", "Zone A for cars", "en"),
        ("Cars before bikes", "Bikes before cars", "en"),
    ],
)
@pytest.mark.parametrize("bigrams", [True, False])
def test_texts_that_say_something_else_are_no_copies(
    one: str, other: str, language: str, *, bigrams: bool
) -> None:
    result = clustered([one, other, "Open the library"], language=language, bigrams=bigrams)
    assert result.table["copy_of"].isna().all()
    (edge,) = result.network.edges(data=True)
    assert edge[2]["kind"] == "pair"
    assert 0 < edge[2]["weight"] < 0.9999


def test_what_tells_texts_apart_links_none() -> None:
    result = clustered(["Not the bridge", "Not a tunnel", "Zone A", "Option A"])
    assert result.network.number_of_edges() == 0


@pytest.mark.parametrize("language", LISTED)
def test_each_language_has_words_of_negation_which_link_nothing(language: str) -> None:
    words = contrast_words(language)
    assert {words[word] for word in words} <= set(words)
    for word in words:
        read = compared_words(
            read_tokens([word], tokenise_all), [language], stem=False, tell_apart=True
        )
        assert read.terms == ()
