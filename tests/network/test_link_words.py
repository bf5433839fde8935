"""Words that only lead to a link, such as "read more"."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.link_words import only_leads, without_last_words
from tests.network.town import TEXTS, clustered, keywords
from tests.strategies import any_texts


@pytest.mark.parametrize(
    "text",
    [
        *(
            "See more",
            "READ MORE...",
            "[click here]",
            "more \u2192",
            "En savoir plus >",
            "Lees meer",
        ),
        *("Cliquez ici", "Mehr erfahren", "Más información", "plus d\u2019infos", "here"),
    ],
)
def test_what_only_leads(text: str) -> None:
    assert only_leads(text)


@pytest.mark.parametrize(
    "text", ["", "More trams", "The library", "See the plan", "Read more books", "see " * 20]
)
def test_what_says_something(text: str) -> None:
    assert not only_leads(text)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Plant trees. See more", "Plant trees."),
        ("Plant trees... see more \u00bb", "Plant trees..."),
        ("Plant trees\nSee more", "Plant trees\n"),
        ("Plant trees \u2026 SEE MORE", "Plant trees \u2026"),
        ("Plant trees (tell them) See more.", "Plant trees (tell them)"),
        # part of a sentence, or of nothing
        ("Let us see more", "Let us see more"),
        ("See more", "See more"),
        # what people may want
        ("Plant trees. More information", "Plant trees. More information"),
        ("Plant trees. See more trees", "Plant trees. See more trees"),
    ],
)
def test_the_last_words_of_several_texts_go(text: str, rest: str) -> None:
    shorter, counts = without_last_words(
        [text, "One. See more", "Two. See more", "Three. See more"]
    )
    assert shorter == [rest, "One.", "Two.", "Three."]
    assert counts == {"see more": 3 + (rest != text)}


def test_fewer_than_three_texts_keep_them() -> None:
    texts = ["One. Read more", "Two. Read more", "Three. Lees meer"]
    assert without_last_words(texts) == (texts, {})


@given(st.lists(any_texts(), max_size=5))
def test_each_text_is_the_start_of_what_it_was(texts: list[str]) -> None:
    shorter, counts = without_last_words(texts)
    assert all(text.startswith(rest) for text, rest in zip(texts, shorter, strict=True))
    assert counts.total() == sum(text != rest for text, rest in zip(texts, shorter, strict=True))


@pytest.mark.parametrize(
    ("wrapped", "phrase"),
    [
        ('{} <a href="/idea/7">See more</a>', "see more"),
        ("{}... See more", "see more"),
        ("{}. Read more: https://example.org/7", "read more"),
        ("{} [lees meer](https://example.org/7)", "lees meer"),
        ("{}. Lire la suite", "lire la suite"),
    ],
)
def test_they_group_nothing_and_are_told(wrapped: str, phrase: str) -> None:
    plain = clustered(TEXTS, target=4)
    texts = [wrapped.format(text) if place % 3 else text for place, text in enumerate(TEXTS)]
    result = clustered(texts, target=4)
    assert result.table["community"].tolist() == plain.table["community"].tolist()
    assert keywords(result) == keywords(plain)
    told = f"words that only lead to a link, such as {phrase!r}, in 8 texts do not count as words"
    assert told in result.notes
