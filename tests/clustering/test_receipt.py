import importlib.metadata
import json
import platform
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import actionclust
from actionclust import Actions, Clustering, cluster_actions, read_actions
from actionclust.clustering.receipt import data_hash
from actionclust.settings import RECIPES, Recipe
from tests.strategies import any_texts

STAGES = ["words", "vectors", "pairs", "refining", "communities", "description"]


def test_a_receipt_says_what_was_done_to_what(clustered: Clustering) -> None:
    receipt = clustered.receipt
    assert list(receipt) == [
        *("actionclust", "recipe", "target", "settings", "data", "result", "notes", "versions"),
        "seconds",
    ]
    assert (receipt["actionclust"], receipt["recipe"], receipt["target"]) == (
        actionclust.__version__,
        "default",
        40,
    )
    assert receipt["settings"] == clustered.settings.as_dict()
    assert receipt["notes"] == list(clustered.notes)
    data = receipt["data"]
    assert data.pop("sha256") == data_hash(clustered.actions)
    assert data == {
        "source": "example.csv",
        "texts": 555,
        "different_texts": 552,
        "languages": {"en": 555},
    }
    data["sha256"] = data_hash(clustered.actions)


def test_a_receipt_says_what_came(clustered: Clustering) -> None:
    tuning = clustered.tuning
    assert clustered.receipt["result"] == {
        "communities": 40,
        "edges": tuning.edges,
        "resolution": 1.0,
        "modularity": pytest.approx(tuning.modularity, abs=1e-9),
        "runs": len(tuning),
        "reason": tuning.reason,
    }


def test_a_receipt_names_versions_and_times(clustered: Clustering) -> None:
    versions, seconds = clustered.receipt["versions"], clustered.receipt["seconds"]
    assert versions["python"] == platform.python_version()
    for package in ("numpy", "scikit-network", "nltk"):
        assert versions[package] == importlib.metadata.version(package)
    assert list(seconds) == STAGES
    assert all(isinstance(value, float) and value >= 0 for value in seconds.values())


def test_a_receipt_is_json_safe(clustered: Clustering) -> None:
    assert json.loads(json.dumps(clustered.receipt, allow_nan=False)) == clustered.receipt


def test_all_but_the_times_is_the_same_again(example: Actions, clustered: Clustering) -> None:
    again = cluster_actions(example, target=40, jobs=1).receipt
    assert {**again, "seconds": None} == {**clustered.receipt, "seconds": None}


def test_choices_stand_in_the_receipt() -> None:
    receipt = cluster_actions(
        ["zorg", "zorg thuis"], recipe="kce359", language="nl", stop_words=["thuis"], edges=1
    ).receipt
    assert (receipt["recipe"], receipt["target"]) == ("kce359", None)
    assert receipt["settings"]["stop_words"] == ["thuis"]
    assert receipt["data"]["languages"] == {"nl": 2}
    assert receipt["data"]["different_texts"] == 1


@given(st.lists(any_texts(), min_size=1, max_size=5), st.randoms(use_true_random=False))
def test_the_hash_is_of_ids_and_texts_in_any_order(texts: list[str], random: object) -> None:
    shuffled = sorted(texts, key=lambda _: random.random())
    digest = data_hash(read_actions(texts))
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert digest == data_hash(read_actions(shuffled))
    assert digest != data_hash(read_actions([*texts, "more"]))


def test_the_hash_tells_where_ids_end() -> None:
    one = Actions(table=None, columns={}, ids=("a", "b"), texts=("bc", ""))
    other = Actions(table=None, columns={}, ids=("ab", "b"), texts=("c", ""))
    assert data_hash(one) != data_hash(other)


@pytest.mark.parametrize("recipe", RECIPES)
def test_a_receipt_says_enough_to_come_again(recipe: Recipe) -> None:
    texts = ["train nurses", "train all nurses", "share data", "share more data", "more data"]
    first = cluster_actions(texts, target=2, recipe=recipe)
    kept = json.loads(json.dumps(first.receipt))
    again = cluster_actions(
        texts, target=kept["target"], recipe=kept["recipe"], **kept["settings"]
    )
    assert again == first
