import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import actionclust as ac
from actionclust.advice.explaining.group_words import particular_terms, repeated_phrases
from actionclust.advice.text_space import text_space

COUNTS = st.lists(st.integers(0, 9), min_size=1, max_size=8)


def told(having: list[int], others: list[int], *terms: str) -> list[str]:
    found = particular_terms(np.array(having, float), np.array(others, float), (10, 10), terms)
    return [one.term for one in found]


def test_what_is_commoner_here_comes_first() -> None:
    assert told([8, 6, 5, 1], [0, 1, 9, 0], "data", "share", "care", "once") == ["data", "share"]


def test_words_of_a_bigram_are_told_once() -> None:
    assert told([5, 5, 5], [0, 0, 0], "home", "nursing", "home nursing") == ["home nursing"]
    assert told([8, 5, 5], [0, 0, 0], "home", "nursing", "home nursing") == ["home", "nursing"]


def test_a_single_text_has_terms_too() -> None:
    found = particular_terms(np.array([1.0]), np.array([0.0]), (1, 5), ("data",))
    assert (found[0].texts, found[0].inside, found[0].outside) == (1, 1.0, 0.0)


@given(COUNTS, COUNTS)
def test_shares_are_shares(having: list[int], others: list[int]) -> None:
    size = min(len(having), len(others))
    terms = [f"t{n}" for n in range(size)]
    one, other = np.array(having[:size], float), np.array(others[:size], float)
    for term in particular_terms(one, other, (9, 9), terms):
        assert 0 <= term.outside < term.inside <= 1
        assert term.texts >= 2


def test_phrases_are_of_several_texts_and_no_part_of_another() -> None:
    texts = [
        "a single electronic file for all",
        "One single electronic file!",
        "the single electronic file of the patient",
        "training for nurses",
        "one file of the patient",
    ]
    space = text_space(ac.cluster_actions(texts, progress=False).to_hierarchy())
    (found,) = repeated_phrases(space, [0, 1, 2], [3, 4])
    assert (found.term, found.texts, found.inside, found.outside) == (
        *("single electronic file", 3, 1.0, 0.0),
    )
    assert repeated_phrases(space, [3], [0, 1, 2, 4]) == ()
