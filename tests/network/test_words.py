"""Words that are compared: function words left out, stems."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.errors import SettingError
from actionclust.network.tokens import read_tokens
from actionclust.network.words import Words, compared_words
from tests.strategies import corpora


def words_of(words: Words, text: int) -> list[str]:
    return [words.terms[n] for n in words.flat[words.starts[text] : words.starts[text + 1]]]


def test_function_words_go_and_the_rest_are_stems() -> None:
    tokens = read_tokens(["The nurses were trained", "of the", "training a nurse"])
    words = compared_words(tokens, ["en"] * 3)
    assert words.terms == ("nurs", "train")
    assert [words_of(words, text) for text in range(3)] == [
        ["nurs", "train"],
        [],
        ["train", "nurs"],
    ]


def test_without_stems_words_stay_as_they_are() -> None:
    words = compared_words(read_tokens(["The nurses trained"]), ["en"], stem=False)
    assert words.terms == words.forms == ("nurses", "trained")


def test_people_see_the_word_that_a_stem_came_from_most_often() -> None:
    tokens = read_tokens(["funding", "funds funds", "funded care cares"])
    words = compared_words(tokens, ["en"] * 3)
    assert dict(zip(words.terms, words.forms, strict=True)) == {"fund": "funds", "care": "care"}


def test_each_text_has_its_own_language() -> None:
    texts = ["de zorg van het huis", "le soin de la maison", "de la zorg"]
    words = compared_words(read_tokens(texts), ["nl", "fr", "und"], stem=False)
    assert words_of(words, 0) == ["zorg", "huis"]
    assert words_of(words, 1) == ["soin", "maison"]
    assert words_of(words, 2) == ["de", "la", "zorg"]


def test_stems_follow_the_language() -> None:
    texts = ["verzorgingen", "verzorgingen", "continuellement"]
    words = compared_words(read_tokens(texts), ["nl", "en", "fr"])
    assert [words_of(words, text) for text in range(3)] == [
        ["verzorg"],
        ["verzorgingen"],
        ["continuel"],
    ]


def test_a_language_without_list_or_stemmer_keeps_its_words() -> None:
    texts = ["the nurses"]
    assert compared_words(read_tokens(texts), ["pl"]).terms == ("nurses", "the")
    assert compared_words(read_tokens(["och vården"]), ["sv"]).terms == ("och", "vard")


def test_a_word_of_which_the_stemmer_leaves_nothing_is_kept() -> None:
    stretched = "\u0640\u0640\u0640"  # the Arabic stemmer leaves the sign that stretches words out
    assert compared_words(read_tokens([stretched]), ["ar"]).terms == (stretched,)


def test_stop_words_take_the_words_of_their_stem_with_them() -> None:
    tokens = read_tokens(["Projects fund nurses", "a project", "projected funds"])
    words = compared_words(tokens, ["en"] * 3, stop_words=["Project"])
    assert words.terms == ("fund", "nurs")
    plain = compared_words(tokens, ["en"] * 3, stop_words=["Project"], stem=False)
    assert plain.terms == ("fund", "funds", "nurses", "projected", "projects")


def test_stop_words_hold_for_every_language() -> None:
    tokens = read_tokens(["zorg huis", "zorg maison"])
    words = compared_words(tokens, ["nl", "fr"], stop_words=["zorg"])
    assert words_of(words, 0) == ["huis"]
    assert words_of(words, 1) == ["maison"]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [("home care", 2), ("", 0), ("a", 0), ("!", 0), ("e-health", 1), ("护士", 2)],
)
def test_stop_words_are_single_words(word: str, pieces: int) -> None:
    tokens = read_tokens(["health"])
    if pieces == 1:
        assert compared_words(tokens, ["en"], stop_words=[word]).terms == ()
        return
    message = (
        f"stop_words takes single words of two letters or more; got {word!r}, which has "
        f"{pieces}; {'pass its words one by one' if pieces else 'it is left out as it is'}"
    )
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        compared_words(tokens, ["en"], stop_words=["care", word])


@given(corpora(), st.randoms(use_true_random=False))
def test_terms_do_not_depend_on_the_order_of_texts(texts: list[str], random: object) -> None:
    order = sorted(range(len(texts)), key=lambda _: random.random())
    words = compared_words(read_tokens(texts), ["en"] * len(texts))
    moved = compared_words(read_tokens([texts[n] for n in order]), ["en"] * len(texts))
    assert (words.terms, words.forms) == (moved.terms, moved.forms)
    assert [words_of(words, n) for n in order] == [words_of(moved, n) for n in range(len(order))]


@given(corpora())
def test_words_are_what_each_text_alone_would_give(texts: list[str]) -> None:
    words = compared_words(read_tokens(texts), ["en"] * len(texts))
    assert words.terms == tuple(sorted(set(words.terms)))
    for place, text in enumerate(texts):
        alone = compared_words(read_tokens([text]), ["en"])
        assert words_of(words, place) == words_of(alone, 0)
