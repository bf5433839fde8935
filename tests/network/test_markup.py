"""Markup and addresses: no words."""

import pytest
from hypothesis import given

from actionclust.network.markup import without_markup
from tests.network.town import TEXTS, clustered, keywords
from tests.strategies import any_texts


@pytest.mark.parametrize(
    "wrapped",
    [
        '<p class="ql-align-left">{}&nbsp;<br></p>',
        "<div><span style='color:red'>{}</span></div> www.example.org/a?b=c",
        "{} https://example.org/idea/3?utm_source=mail",
        "&lt;p&gt;{}&lt;/p&gt; jan.peeters@example.org",
        "<!-- note --><o:p>{}</o:p><style>p {{ color: red }}</style>",
    ],
)
def test_markup_and_addresses_are_no_words(wrapped: str) -> None:
    plain = clustered(TEXTS, target=4)
    texts = [wrapped.format(text) if place % 3 else text for place, text in enumerate(TEXTS)]
    result = clustered(texts, target=4)
    assert result.table["community"].tolist() == plain.table["community"].tolist()
    assert keywords(result) == keywords(plain)
    assert result.table["text"].tolist() == texts
    assert any("8 texts" in note for note in result.notes)


@pytest.mark.parametrize("text", ["a<b and c>d", "R&D & more", "e.g. this", "3.5 < 4.5"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert not any("markup" in note or "addresses" in note for note in clustered([text]).notes)


@pytest.mark.parametrize(
    ("text", "plain", "led"),
    [
        ('Trees. <a href="/7"><b>See more</b></a>', "Trees.", "See more"),
        ("&lt;a href='x'&gt;Lire la suite&lt;/a&gt; trees", "trees", "Lire la suite"),
        ("[url=x]click here[/url] trees", "trees", "click here"),
        ("Trees. More information at: https://a.be", "Trees.", "More information"),
        ("Trees (see here: www.a.be)", "Trees ( )", "see here"),
        ("[here](https://a.be) trees", "trees", "here"),
        # words of the text itself stay
        ('Plant <a href="/7">the trees</a>', "Plant the trees", ""),
        ("We want more information https://a.be", "We want more information", ""),
        ("[Trees](https://a.be)", "[Trees]( )", ""),
        ("[more] trees & www.a.be", "[more] trees &", ""),
    ],
)
def test_words_that_only_lead_to_a_link_go_with_it(text: str, plain: str, led: str) -> None:
    found = without_markup(text)
    assert " ".join(found.text.split()) == plain
    assert found.led == led


@given(any_texts())
def test_a_text_without_markup_and_addresses_stays_as_it_is(text: str) -> None:
    found = without_markup(text)
    if not found.markup and not found.address:
        assert found.text == text
        assert not found.led
