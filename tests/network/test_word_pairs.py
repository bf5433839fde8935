"""Neighbouring words as terms."""

import pytest

from tests.network.small import vectors_of, weights


def test_bigrams_weigh_less_and_must_occur_in_enough_texts() -> None:
    texts = ["home care nurses", "home care doctors", "doctors nurses"]
    vectors = vectors_of(texts, stem=False, bigram_weight=0.3)
    assert vectors.terms == ("care", "doctors", "home", "nurses", "home care")
    assert vectors.words == 4
    found = weights(vectors, vectors.row_of[0])
    assert found["home care"] / found["home"] == pytest.approx(0.3)
    every = vectors_of(texts, stem=False, bigram_min_texts=1)
    assert set(every.terms[4:]) == {"home care", "care nurses", "care doctors", "doctors nurses"}
    assert vectors_of(texts, stem=False, bigrams=False).terms == vectors.terms[:4]


def test_bigrams_do_not_reach_from_one_text_into_the_next() -> None:
    vectors = vectors_of(["home care", "care home"], stem=False, bigram_min_texts=1)
    assert vectors.terms[2:] == ("care home", "home care")


def test_bigrams_read_as_people_write_them() -> None:
    vectors = vectors_of(["Funding nurses", "nurses", "funding nurses now"], bigram_min_texts=1)
    assert "funding nurses" in vectors.terms
