import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.analysis.naming.study_words import (
    count_terms,
    read_language,
    read_terms,
    set_apart,
)

TEXTS = {
    "a": "train all nurses",
    "b": "train nurses",
    "c": "Train nurses",
    "d": "share data",
    "e": "data of nurses",
}


def test_terms_are_stems_pairs_and_words() -> None:
    (terms,) = read_terms(["Trained the nurses"], "en")
    assert terms.stems == {"train", "nurs"}
    assert terms.pairs == {("train", "nurs")}
    assert terms.surfaces == {"trained", "the", "nurses"}


def test_a_text_without_words_has_no_terms() -> None:
    (terms,) = read_terms(["!"], "en")
    assert not terms.stems
    about = set_apart(read_terms(["!"], "en"), count_terms(read_terms(["!", "x y"], "en")))
    assert about.nearness(terms) == about.usual(terms) == about.reach(terms) == 0


def test_copies_count_once() -> None:
    study = read_language(TEXTS, "en")
    assert study.different(["c", "b", "a"]) == ["a", "b"]
    assert study.about(["a", "b", "c"]) == study.about(["a", "b"])


def test_what_sets_a_group_apart_weighs_most() -> None:
    about = read_language(TEXTS, "en").about(["a", "b"])
    assert about.stems["train"] > about.stems["nurs"] > 0
    (near, far) = read_terms(["train nurses", "share nurses"], "en")
    assert 1 >= about.nearness(near) > about.nearness(far) > 0
    assert about.reach(near) > about.reach(far)


def test_texts_with_half_of_the_words_are_covered() -> None:
    study = read_language(TEXTS, "en")
    assert study.covered(frozenset({"train", "doctor"})) == {"a", "b", "c"}
    assert study.covered(frozenset({"train", "doctor", "school"})) == set()
    assert study.covered(frozenset()) == set()


@pytest.mark.parametrize("language", ["en", "fr", "nl", "de", "und"])
def test_any_language_is_read(language: str) -> None:
    assert read_terms(["abc def"], language)[0].surfaces == {"abc", "def"}


_WORDS = st.lists(
    st.sampled_from(["train", "nurses", "share", "data", "care", "home", "beds"]), min_size=1
)


@given(texts=st.lists(_WORDS, min_size=2, max_size=6), part=_WORDS)
def test_nearness_is_a_cosine(texts: list[list[str]], part: list[str]) -> None:
    terms = read_terms([" ".join(words) for words in texts], "en")
    about = set_apart(terms[:1], count_terms(terms))
    (own,) = read_terms([" ".join(part)], "en")
    assert 0 <= about.nearness(own) <= 1
    assert 0 <= about.reach(own) <= 1
    assert 0 <= about.usual(own) <= 1
