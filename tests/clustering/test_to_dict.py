import json

import pandas as pd

from actionclust import Clustering, cluster_actions, read_actions


def test_it_is_strict_json_and_holds_what_the_tables_hold(clustered: Clustering) -> None:
    found = clustered.to_dict()
    again = json.loads(json.dumps(found, allow_nan=False))
    assert again == found
    assert [row["id"] for row in found["actions"]] == list(clustered.actions.ids)
    known = (
        clustered.table["community"]
        .astype(object)
        .where(clustered.table["community"].notna(), None)
    )
    assert [row["community"] for row in found["actions"]] == known.tolist()
    assert [row["size"] for row in found["communities"]] == clustered.communities["size"].tolist()
    assert [row["number"] for row in found["communities"]] == list(range(1, len(clustered) + 1))
    assert found["receipt"] == clustered.receipt


def test_what_is_missing_is_none() -> None:
    found = cluster_actions(["train nurses", "train doctors", "share data"], 1).to_dict()
    assert found["actions"][2]["community"] is None
    assert found["actions"][2]["fit"] is None
    assert found["actions"][2]["strength"] is None
    assert found["actions"][2]["weak"] is None
    assert found["actions"][0]["weak"] is False
    assert found["actions"][2]["reason"] == "no similar text"
    assert found["actions"][0]["reason"] is None


def test_without_communities() -> None:
    found = cluster_actions(["train nurses"]).to_dict()
    assert found["communities"] == []
    json.dumps(found, allow_nan=False)


def test_columns_of_the_analyst_with_our_names() -> None:
    frame = pd.DataFrame({"text": ["train nurses", "train doctors"], "community": ["x", "y"]})
    found = cluster_actions(read_actions(frame, text="text"), 1).to_dict()
    assert [row["community"] for row in found["actions"]] == [1, 1]
