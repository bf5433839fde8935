import random

import pytest

from actionclust.analysis.naming.name_ranking import Candidate, rank_names
from actionclust.analysis.naming.study_words import read_language

TEXTS = {
    "A1": "We should train all nurses in dialysis, because nobody can.",
    "A2": "train nurses in dialysis",
    "A3": "Nurses!",
    "A4": "a course in dialysis for nurses",
    "A5": "what is my balance",
    "A6": "tell me my balance please",
    "A7": "balance of my account",
    "A8": "use the eHealth box",
    "A9": "eHealth box for all",
}
GROUPS = {"S01": ["A1", "A2", "A3", "A4"], "S02": ["A5", "A6", "A7"], "S03": ["A8", "A9"]}


def ranked(
    texts: dict[str, str], groups: dict[str, list[str]], count: int, language: str = "en"
) -> dict[str, list[Candidate]]:
    """Rank the names of groups."""
    study = read_language(texts, language)
    about = {group: study.about(ids) for group, ids in groups.items()}
    return rank_names(study, groups, about, count)


def first(group: str, language: str = "en") -> str:
    """Give the best candidate of a group."""
    return ranked(TEXTS, GROUPS, 3, language)[group][0].name


def test_what_says_what_to_do_comes_first() -> None:
    assert first("S01").casefold() in {"train nurses in dialysis", "train all nurses in dialysis"}


def test_a_question_can_be_a_name() -> None:
    assert first("S02") == "What is my balance"


def test_a_word_with_a_capital_inside_stays_as_it_is() -> None:
    names = [one.name for one in ranked(TEXTS, GROUPS, 9)["S03"]]
    assert not any(name.startswith("EHealth") for name in names)
    assert any(name.startswith("eHealth") for name in names)


def test_no_name_is_invented() -> None:
    for group, found in ranked(TEXTS, GROUPS, 9).items():
        assert found
        for one in found:
            assert one.name.casefold() in TEXTS[one.source].casefold()
            assert one.source in GROUPS[group]
            assert 0 < one.score <= 1


def test_candidates_of_a_group_differ() -> None:
    found = ranked(TEXTS, GROUPS, 9)["S01"]
    assert len({frozenset(one.stems) for one in found}) == len(found)
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_texts_does_not_count(seed: int) -> None:
    ids = list(TEXTS)
    random.Random(seed).shuffle(ids)  # noqa: S311 - no secret
    shuffled = {id_: TEXTS[id_] for id_ in ids}
    groups = {group: sorted(inside, key=ids.index) for group, inside in GROUPS.items()}
    again = ranked(shuffled, groups, 9)
    assert again == ranked(TEXTS, GROUPS, 9)


def test_a_word_that_belongs_to_the_next_is_not_torn_off() -> None:
    texts = {f"A{place}": "carry on rules" for place in range(3)} | {"B": "beds", "C": "data"}
    groups = {"S01": ["A0", "A1", "A2"]}
    assert ranked(texts, groups, 1)["S01"][0].name == "Carry on rules"


def test_a_group_without_words_has_no_name() -> None:
    assert ranked({"A": "!", "B": "beds"}, {"S01": ["A"]}, 3) == {"S01": []}
