"""Recipes and choices: each does what it says, and nothing else."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer
from sknetwork.clustering import Louvain

from actionclust import Actions, Clustering, cluster_actions
from actionclust.network.function_words import function_words
from actionclust.network.tokens import tokenise
from actionclust.settings import RECIPES
from tests.outcomes import SUBJECTS, Groups, groups, observed


def plain_recipe(texts: list[str], edges: int) -> Groups:
    """Follow the study's method with scikit-learn, dense matrices and scikit-network."""
    left_out = function_words("en")
    words = [tuple(word for word in tokenise(text) if word not in left_out) for text in texts]
    # rows in the order of their words, each once: where two pairs tie, it decides
    rows = sorted({some for some in words if some})
    weights = TfidfVectorizer(analyzer=lambda some: [*some, *map(" ".join, pairwise(some))])
    unit = weights.fit_transform(rows).toarray()
    first, second = np.triu_indices(len(rows), k=1)
    cosines = np.round((unit @ unit.T)[first, second], 9)
    strongest = np.argsort(-cosines, kind="stable")[:edges]
    network = np.zeros((len(rows), len(rows)))
    network[first[strongest], second[strongest]] = cosines[strongest]
    network += network.T
    labels = Louvain().fit_predict(network).tolist()
    found: dict[int, set[str]] = {}
    for place, some in enumerate(words):
        # copies of a text that has no edge are together too
        if some and (network[rows.index(some)].any() or words.count(some) > 1):
            found.setdefault(labels[rows.index(some)], set()).add(str(place))
    return {frozenset(members) for members in found.values()}


@pytest.mark.parametrize("choice", [{"target": 40}, {"target": 90}, {"edges": 700}, {}])
def test_the_recipe_of_the_study_is_louvain_on_the_strongest_pairs(
    example: Actions, choice: dict[str, int]
) -> None:
    frame = pd.DataFrame({"id": [str(place) for place in range(555)], "text": example.texts})
    result = cluster_actions(frame, recipe="kce359", **choice)
    assert groups(result) == plain_recipe(list(example.texts), result.tuning.edges)
    assert (result.tuning.merged, result.tuning.moved) == (None, 0)
    assert result.settings == replace(RECIPES["kce359"], edges=choice.get("edges"))


CHOICES = {
    "language": "fr",
    "stop_words": ("care", "network"),
    "stem": False,
    "bigrams": False,
    "bigram_weight": 0.7,
    "bigram_min_texts": 3,
    "sublinear": False,
    "pairs_per_text": 3.0,
    "cover": False,
    "engine": "networkx",
    "resolution": 2.0,
    "max_runs": 3,
    "fineness": 1.0,
    "refine": False,
    "neighbours": 2,
    "context_weight": 0.0,
    "min_size": 8,
    "min_fit": 0.1,
}


@pytest.mark.parametrize("name", CHOICES)
def test_a_choice_changes_itself_and_the_result(
    example: Actions, clustered: Clustering, name: str
) -> None:
    result = cluster_actions(example, target=40, **{name: CHOICES[name]})
    assert result.settings == replace(RECIPES["default"], **{name: CHOICES[name]})
    assert result.receipt["settings"] == result.settings.as_dict()
    assert observed(result) != observed(clustered)
    assert len(result.tuning) <= result.settings.max_runs


def test_a_seed_changes_the_engines_that_draw(example: Actions) -> None:
    drawn = [
        cluster_actions(example, edges=800, engine="python-louvain", seed=seed, refine=False)
        for seed in (0, 1, 1)
    ]
    assert groups(drawn[0]) != groups(drawn[1])
    assert groups(drawn[1]) == groups(drawn[2])


def test_choices_change_a_recipe_and_nothing_else() -> None:
    result = cluster_actions(SUBJECTS, recipe="kce359", cover=True, stem=True)
    assert result.settings == replace(RECIPES["kce359"], cover=True, stem=True)
    assert result.receipt["recipe"] == "kce359"


def test_notes_say_what_was_decided() -> None:
    texts = ["de zorg voor de patiënt", "de zorg in het ziekenhuis", "geld voor het ziekenhuis"]
    result = cluster_actions([*texts, ""])
    assert result.notes[: len(result.actions.notes)] == result.actions.notes
    assert [note for note in result.notes if note.startswith("language: ")] == [
        note for note in result.notes if note not in result.actions.notes
    ]
    assert result.receipt["notes"] == list(result.notes)
    assert list(result.receipt["seconds"]) == [
        *("words", "vectors", "pairs", "refining", "communities", "description")
    ]
    assert min(result.receipt["seconds"].values()) >= 0
