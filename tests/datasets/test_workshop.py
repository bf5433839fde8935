"""The workshop in two languages: what its columns hold, and that no text is there twice."""

from collections import Counter
from itertools import combinations

import pandas as pd
import pytest

from actionclust.actions import Actions
from actionclust.datasets import load_workshop, workshop_path
from actionclust.network.tokens import tokenise

SUBJECTS = {
    *("cycling", "greenery", "noise", "parking"),
    *("public transport", "school surroundings", "walking", "waste"),
}


@pytest.fixture(scope="module")
def actions() -> Actions:
    return load_workshop()


def test_path_is_the_file_that_is_loaded(actions: Actions) -> None:
    raw = pd.read_csv(workshop_path(), dtype=str)
    assert list(raw) == ["id", "text", "language", "group", "subject"]
    assert raw["text"].tolist() == list(actions.texts)
    assert raw["id"].tolist() == [f"W{number:03d}" for number in range(1, 121)]


def test_each_subject_is_in_both_languages(actions: Actions) -> None:
    table = actions.table
    assert set(table["subject"]) == SUBJECTS
    spoken = pd.crosstab(table["subject"], table["language"])
    assert list(spoken) == ["fr", "nl"]
    assert spoken.to_numpy().min() >= 6
    # a table speaks one language, and of several subjects
    tables = table.groupby("group")
    assert tables["language"].nunique().tolist() == [1] * 6
    assert tables["subject"].nunique().min() >= 6
    assert set(table["group"].str[0] + table["language"]) == {"Ffr", "Nnl"}


def test_texts_are_of_the_length_that_is_said_and_unlike_each_other(actions: Actions) -> None:
    words = [tokenise(text) for text in actions.texts]
    assert (min(map(len, words)), max(map(len, words))) == (4, 16)
    for one, other in combinations(words, 2):
        shared = (Counter(one) & Counter(other)).total()
        assert 2 * shared / (len(one) + len(other)) < 0.7
    # no template: hardly any two begin with the same three words
    begin = Counter(tuple(some[:3]) for some in words)
    assert max(begin.values()) <= 2
