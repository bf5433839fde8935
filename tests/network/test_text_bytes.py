"""Many texts as bytes: what is passed over there has nothing that a close look would find."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network import text_bytes as module
from actionclust.network.link_words import may_end_so, without_last_words
from actionclust.network.markup import may_have_markup, without_markup
from actionclust.network.non_answers import may_say_nothing, says_nothing
from actionclust.network.text_bytes import some_at_a_time, text_bytes
from actionclust.network.tokens import read_all_tokens, read_tokens, tokenise_all

PIECES = [
    *(
        "<b>",
        "</p>",
        "&amp;",
        "<!-- x -->",
        "[b]",
        "[/url]",
        "[*]",
        "http://a.org",
        "mailto:x@y.be",
    ),
    *("tel:12", "www.town.eu", "a@b.com", "town.be/x", "MAILTO:", "a<b", "x > y", "e.g.", "1.5"),
    *(
        ". Read more",
        "- click here",
        ": lees meer >>",
        ") Voir plus\u2026",
        "! ver m\u00e1s",
        "; more",
    ),
    *("Don't know", "n/a", "NO", "none", "#REF!", "Err:502", "- -", "no opinion on this", "geen"),
    *(
        "Sorry,",
        "je n'ai pas d'avis",
        "pas d\u2019id\u00e9e",
        "x",
        "TBD",
        "I have no idea",
        "\u65e0",
    ),
    *(
        "2. ",
        "(a) ",
        "12) ",
        "zone A",
        "A/B",
        "vitamin C.",
        "I want",
        "C++",
        "C#",
        "50%",
        "plan B",
    ),
    *(
        "town",
        "a",
        "tram",
        "l'h\u00f4pital",
        "don't",
        "caf\u00e9",
        "\u6a2a\u65ad",
        "R&D",
        "x_y",
        "_",
    ),
    *(
        " ",
        "  ",
        "\n",
        "\t",
        "\u200b",
        "\xa0",
        "\x7f",
        ".",
        ",",
        "?",
        "-",
        "'",
        "`",
        "\u2019",
        "\u2026",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=8).map(
    " ".join
) | st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
CORPORA = st.lists(TEXTS, max_size=8)


@given(CORPORA)
def test_a_text_without_a_mark_has_no_markup(texts: list[str]) -> None:
    for text, marked in zip(texts, may_have_markup(text_bytes(texts)), strict=True):
        plain = without_markup(text)
        assert marked or (plain.text == text and not plain.markup and not plain.address)


@given(CORPORA)
def test_a_text_without_a_mark_has_no_last_words(texts: list[str]) -> None:
    thrice = [text for text in texts for _ in range(3)]
    marked = may_end_so(text_bytes(thrice))
    assert without_last_words(thrice) == without_last_words(
        thrice, np.flatnonzero(marked).tolist()
    )


@given(CORPORA)
def test_a_text_without_a_mark_says_something(texts: list[str]) -> None:
    for text, marked in zip(texts, may_say_nothing(text_bytes(texts)), strict=True):
        assert marked or (says_nothing(text) is None and any(map(str.isalnum, text)))


@given(CORPORA)
def test_texts_split_at_once_have_the_words_of_each(texts: list[str]) -> None:
    found, each = read_all_tokens(texts), read_tokens(texts, tokenise_all)
    assert found.lengths.tolist() == each.lengths.tolist()
    assert [found.surfaces[number] for number in found.flat.tolist()] == [
        each.surfaces[number] for number in each.flat.tolist()
    ]


def test_parts_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{piece} town {piece}" for piece in PIECES]
    whole = read_all_tokens(texts)
    monkeypatch.setattr(module, "_TEXTS", 3)
    assert [part.stop - part.start for part in some_at_a_time(7)] == [3, 3, 1]
    parts = read_all_tokens(texts)
    assert parts.lengths.tolist() == whole.lengths.tolist()
    assert [parts.surfaces[number] for number in parts.flat] == [
        whole.surfaces[number] for number in whole.flat
    ]


@given(st.lists(st.text(max_size=6)))
def test_bytes_are_counted_and_found_text_by_text(texts: list[str]) -> None:
    some = text_bytes(texts)
    spaces = some.data == ord(" ")
    assert some.counts(spaces).tolist() == [text.count(" ") for text in texts]
    assert some.having(np.flatnonzero(spaces)).tolist() == [" " in text for text in texts]
    for text, first, last in zip(texts, some.first(1), some.last(1), strict=True):
        plain = text.encode(errors="surrogatepass") or b"\n"
        assert (first[0], last[0]) == (plain[0], plain[-1])


def test_few_usual_texts_are_looked_at_closely() -> None:
    usual = ["More trams in the evening", "Plant trees along the canal.", "I want a library"] * 100
    some = text_bytes(usual)
    assert not may_have_markup(some).any()
    # "I have no idea" begins as the third does
    assert may_say_nothing(some).tolist() == [False, False, True] * 100
    # "continue reading" ends as the first does
    assert may_end_so(some).tolist() == [True, False, False] * 100
