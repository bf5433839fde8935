"""English stems: those of NLTK, found faster."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.stem.snowball import SnowballStemmer

from actionclust import datasets
from actionclust.network.english_stems import english_stem
from actionclust.network.function_words import function_words

NLTK = SnowballStemmer("english").stem

ENDINGS = """
' 's 's' s ss sses us ied ies eed eedly ed edly ing ingly at bl iz bb dd ll tt y ly li ogi logi
ational ization fulness ousness iveness tional biliti lessli entli ation alism aliti ousli iviti
fulli enci anci abli izer ator alli bli alize icate iciti ative ical ness ful ement ance ence able
ible ment ant ent ism ate iti ous ive ize ion sion tion al er ic e le
"""
PIECES = [*ENDINGS.split(), *"aeiouyYbcdglnrstwxz", "gener", "commun", "arsen", "\u2019", "\u00e9"]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join))
def test_stems_of_any_endings_are_those_of_nltk(word: str) -> None:
    assert english_stem(word) == NLTK(word)


@given(st.text(max_size=12))
def test_any_text_has_the_stem_of_nltk(word: str) -> None:
    assert english_stem(word) == NLTK(word)


def test_stems_of_the_example_and_of_function_words_are_those_of_nltk() -> None:
    words = set(re.findall(r"[\w']+", " ".join(datasets.load_example().texts).lower()))
    for word in words | function_words("en"):
        assert english_stem(word) == NLTK(word)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("skies", "sky"),
        ("dying", "die"),
        ("news", "news"),
        ("innings", "inning"),
        ("proceeding", "proceed"),
        ("generously", "generous"),
        ("communities", "communiti"),
        ("hopping", "hop"),
        ("hoping", "hope"),
        ("falling", "fall"),
        ("ties", "tie"),
        ("cries", "cri"),
        ("gas", "gas"),
        ("gaps", "gap"),
        ("agreed", "agre"),
        ("by", "by"),
        ("say", "say"),
        ("cry", "cri"),
        ("", ""),
    ],
)
def test_known_stems(word: str, stem: str) -> None:
    assert english_stem(word) == stem
