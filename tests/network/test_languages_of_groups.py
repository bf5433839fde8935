import numpy as np
import pytest

from actionclust.network.languages_of_groups import (
    agreement_with_language,
    in_order,
    keywords_in,
    main_keywords,
    told_of_languages,
)
from tests.network.small import vectors_of

TEXTS = ["nurses train", "nurses learn", "opleiden verpleegkundigen", "data share", "share notes"]
CODES = ["en", "en", "nl", "en", "en"]


def test_languages_stand_by_their_number_of_texts() -> None:
    assert in_order(["b", "a", "c", "c"]) == ("c", "a", "b")
    assert in_order([]) == ()


def test_keywords_are_those_of_the_rows_of_a_language() -> None:
    vectors = vectors_of(TEXTS)
    codes = ["en"] * len(vectors.copies)
    labels = np.full(len(codes), -1)
    for text, code, label in zip(range(5), CODES, [0, 0, 0, 1, 1], strict=True):
        row = vectors.row_of[text]
        codes[row], labels[row] = code, label
    english, dutch = (keywords_in(vectors, labels, codes, code) for code in ("en", "nl"))
    assert [words[0] for words in english] == ["nurses", "share"]
    assert set(dutch[0]) == {"opleiden", "verpleegkundigen"}
    assert dutch[1] == ()
    assert keywords_in(vectors, labels, codes, "fr") == ((), ())
    whole = (("a",), ("b",))
    assert main_keywords(vectors, labels, codes, ["en", "nl"], whole) == english
    assert main_keywords(vectors, labels, ["en"] * len(codes), ["en"], whole) == whole


def test_communities_without_the_main_language_keep_their_keywords() -> None:
    vectors = vectors_of(TEXTS)
    codes = ["en"] * len(vectors.copies)
    codes[vectors.row_of[2]] = "nl"
    labels = np.zeros(len(codes), dtype=np.int64)
    labels[vectors.row_of[2]] = 1
    found = main_keywords(vectors, labels, codes, ["en", "nl"], (("all",), ("opleiden",)))
    assert found[1] == ("opleiden",)
    assert "all" not in found[0]


@pytest.mark.parametrize(
    ("communities", "agreement"), [([0, 0, 1, 1], 1.0), ([0, 0, 1, -1], 1.0), ([0, 0, 0, 0], 0.0)]
)
def test_agreement_with_the_language(communities: list[int], agreement: float) -> None:
    codes = ["en", "en", "nl", "nl"]
    assert agreement_with_language(np.array(communities), codes) == agreement


def test_groups_of_a_language_are_told_with_the_way_out() -> None:
    codes = ["en"] * 6 + ["nl"] * 6
    apart, mixed = np.repeat([0, 1], 6), np.tile([0, 1], 6)
    (told,) = told_of_languages(apart, codes, by_meaning=False)
    assert "agreement of the communities with the language 1.00" in told
    assert 'encoder="use" compares their meaning too' in told
    (told,) = told_of_languages(apart, codes, by_meaning=True)
    assert "encoder" not in told
    (told,) = told_of_languages(mixed, codes, by_meaning=False)
    assert "language 0.00" in told
    assert told_of_languages(apart, ["en"] * 12, by_meaning=False) == ()
    assert told_of_languages(np.full(12, -1), codes, by_meaning=False) == ()


def test_where_there_is_no_community_there_are_no_keywords() -> None:
    vectors = vectors_of(TEXTS)
    nobody = np.full(len(vectors.copies), -1)
    assert keywords_in(vectors, nobody, ["en"] * len(nobody), "en") == ()
    assert main_keywords(vectors, nobody, ["en"] * len(nobody), ["en", "nl"], ()) == ()
