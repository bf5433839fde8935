import pytest

from actionclust.analysis.particular.term_counts import PHRASE, WORD, count_texts_with_terms


def test_terms_count_once_a_text() -> None:
    found = count_texts_with_terms(["care care care", "care for nurse", "nurse"], "en", 2)
    assert found.terms == ("care", "nurse")
    assert found.present.toarray().tolist() == [[1, 0], [1, 1], [0, 1]]


def test_two_words_do_not_reach_into_the_next_text() -> None:
    found = count_texts_with_terms(
        ["home", "care home", "care", "home care", "home care"], "en", 2
    )
    assert dict(zip(found.terms, found.kinds, strict=True)) == {
        "care": WORD,
        "home": WORD,
        "home care": PHRASE,
    }


@pytest.mark.parametrize("texts", [[], ["!"], ["a", "of the"], ["care", "home"]])
def test_little_has_no_terms(texts: list[str]) -> None:
    found = count_texts_with_terms(texts, "en", 2)
    assert found.terms == ()
    assert found.present.shape == (len(texts), 0)
