import json
from copy import deepcopy
from typing import Any

import pandas as pd
import pytest
from msgspec import convert

from actionclust import Actions, Clustering, InputError, cluster_actions, read_actions
from actionclust.coding.project.documents import (
    actions_from_json,
    actions_to_json,
    origin_from_json,
    origin_to_json,
)
from actionclust.coding.project.schema import ClusteringForm
from tests.coding.studies import study


def there_and_back(document: dict[str, Any]) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(json.dumps(document, allow_nan=False))
    return read


def check_actions(actions: Actions) -> None:
    again = actions_from_json(there_and_back(actions_to_json(actions)), "study.json")
    assert again == actions
    assert again.notes == actions.notes
    assert again.source == actions.source
    assert actions_to_json(again) == actions_to_json(actions)


def test_the_example_comes_back(example: Actions) -> None:
    assert example.stickers is not None
    check_actions(example)


def test_hostile_texts_come_back(hostile: Clustering) -> None:
    check_actions(hostile.actions)


def test_one_action_comes_back() -> None:
    check_actions(read_actions(["train nurses"]))


def test_ballots_come_back() -> None:
    frame = pd.DataFrame({"id": ["A1", "A2"], "text": ["a", "b"], "group": ["G1", "G1"]})
    stickers = pd.DataFrame(
        {"id": ["A1", "A2", "A1"], "rank": [1, 2, 1], "participant": ["p", "p", "q"]}
    )
    actions = read_actions(frame, stickers=stickers)
    assert actions.ballots is not None
    check_actions(actions)


ACTIONS = actions_to_json(
    read_actions(
        pd.DataFrame(
            {"text": ["a", "b"], "sticker_1": [1, 0], "sticker_2": [1, 0], "sticker_3": [1, 0]}
        )
    )
)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"ids": ["A1", "A1"]}, "the ids A1 stand more than once"),
        ({"ids": ["A1", "\ud800"]}, "the ids '\\ud800' are not valid Unicode"),
        ({"ids": ["A1", "A2", "A3"]}, "3 ids, 2 texts and 2 rows differ"),
        ({"texts": ["a"]}, "2 ids, 1 texts and 2 rows differ"),
        ({"table": []}, "2 ids, 2 texts and 0 rows differ"),
        ({"columns": {"id": "id", "text": "words"}}, "there is no column words"),
        ({"sticker_columns": ["x", "y", "z"]}, "there is no column x, y, z"),
        ({"stickers": []}, "2 ids and 0 stickers differ"),
    ],
)
def test_actions_that_do_not_hold_together(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        actions_from_json({**ACTIONS, **change}, "study.json")
    assert str(caught.value) == f"study.json: {message}"


@pytest.fixture(scope="module")
def origin() -> dict[str, Any]:
    texts = ["train nurses", "train all nurses", "share data", "more data", "share data", ""]
    found = cluster_actions(texts, target=2).to_hierarchy().origin
    assert found is not None
    return origin_to_json(found)


def test_a_clustering_comes_back(clustered: Clustering, hostile: Clustering) -> None:
    for clustering in (clustered, hostile):
        origin = clustering.to_hierarchy().origin
        assert origin is not None
        document = convert(there_and_back(origin_to_json(origin)), ClusteringForm)
        again = origin_from_json(document, len(clustering.actions), "study.json")
        assert again == origin
        assert again.tuning.reason == clustering.tuning.reason
        assert again.receipt == clustering.receipt


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"edges": [[0], [1], []]}, "the edges of the clustering have different lengths"),
        ({"edges": [[0], [6], [0.5]]}, "the clustering does not fit the 6 actions"),
        ({"copies": [[0, 9]]}, "the clustering does not fit the 6 actions"),
        ({"community": [1]}, "the clustering does not fit the 6 actions"),
        ({"community": [9] * 6}, "the clustering does not fit the 6 actions"),
        ({"reasons": []}, "the clustering does not fit the 6 actions"),
        ({"receipt": {}}, "the receipt of the clustering is not complete"),
        ({"receipt": {"settings": {}, "data": {}}}, "the receipt of the clustering is not compl"),
    ],
)
def test_a_clustering_that_does_not_hold_together(
    origin: dict[str, Any], change: dict[str, Any], message: str
) -> None:
    document = {**deepcopy(origin), **change}
    with pytest.raises(InputError) as caught:
        origin_from_json(document, 6, "study.json")
    assert str(caught.value).startswith(f"study.json: {message}")


def test_no_clustering_is_needed() -> None:
    assert study().origin is None
