"""The network of a payload, and what does not change it."""

import subprocess
import sys

import numpy as np
import pytest

import actionclust as ac
from actionclust import Clustering, Hierarchy
from actionclust.view.payload.fixed_part import NETWORK_NOTE, basis_of
from actionclust.view.payload.types import Payload
from actionclust.view.payload.whole_payload import payload, payload_of
from tests.view.payloads import FRAME, by_id
from tests.view.shapes import misfits


def test_the_network_is_that_of_the_clustering(clustered: Clustering) -> None:
    found = payload(clustered)
    network = found["network"]
    ids = found["actions"]["id"]

    graph = clustered.network
    shown = {
        frozenset((ids[a], ids[b])): weight
        for a, b, weight in zip(
            network["first"][: network["taken"]],
            network["second"][: network["taken"]],
            network["weight"],
            strict=False,
        )
    }
    kept = {
        frozenset((a, b)): data["weight"]
        for a, b, data in graph.edges(data=True)
        if data["kind"] == "pair"
    }
    assert shown == pytest.approx(kept, abs=0.00006)
    copies = {frozenset(ids[place] for place in pair) for pair in network["copies"]}
    assert copies == {
        frozenset((a, b)) for a, b, data in graph.edges(data=True) if data["kind"] != "pair"
    }
    assert found["tuning"] is not None
    assert [run["edges"] for run in found["tuning"]["runs"] if run["taken"]] == [network["taken"]]
    assert found["tuning"]["reason"] == clustered.tuning.reason


def test_shared_words_can_be_read_off(clustered: Clustering) -> None:
    found = payload(clustered)
    actions, network, terms = found["actions"], found["network"], found["terms"]

    for edge in range(0, network["taken"], 40):
        a, b = network["first"][edge], network["second"][edge]
        both = sorted(set(actions["terms"][a]) & set(actions["terms"][b]))
        evidence = clustered.shared_words(actions["id"][a], actions["id"][b])["term"]
        assert {terms[place] for place in both} == {w for w in evidence if " " not in w}
    having = np.bincount(np.concatenate([np.array(t, int) for t in actions["terms"]]))
    different = having[np.array([len(t) > 0 for t in terms])]
    assert different[0] == 1
    assert different[-1] == max(different) > 50  # the rarest first


@pytest.fixture
def coded() -> Hierarchy:
    code = {"A1": "Training", "A2": "Training", "A4": "Data"}
    return ac.from_codebook(
        {"Skills": ["Training"], "Data": None}, ac.read_actions(FRAME), code=code
    )


def test_a_code_tree_has_a_network_and_no_tuning(coded: Hierarchy) -> None:
    found = payload(coded)

    assert misfits(found, Payload) == []
    assert found["tuning"] is None
    assert found["network"]["taken"] > 0
    assert NETWORK_NOTE in found["notes"]
    facts = {fact["name"]: fact["value"] for fact in found["receipt"]}
    assert facts["Network"] == "computed to be shown"
    assert facts["Edits"] == "none"
    assert by_id(found, "fit")["A1"] is not None


def test_a_code_tree_without_codes_is_laid_out_by_communities() -> None:
    actions = ac.read_actions(FRAME)
    empty = ac.from_codebook({"Skills": None}, actions)
    clustering = ac.cluster_actions(actions)

    x, y = (payload(empty)["actions"][axis] for axis in "xy")  # type: ignore[literal-required]
    found = payload(clustering)["actions"]
    assert (x, y) == (found["x"], found["y"])


@pytest.mark.parametrize("texts", [["only one"], ["", "!"], ["Train nurses", "Share data"]])
def test_few_texts_make_a_payload(texts: list[str]) -> None:
    found = payload(ac.cluster_actions(texts))

    assert misfits(found, Payload) == []
    assert found["actions"]["text"] == texts


def typical_ids(found: Payload) -> list[list[str]]:
    return [[found["actions"]["id"][n] for n in group["typical"]] for group in found["groups"]]


def test_the_order_of_the_rows_changes_nothing_else(clustered: Clustering) -> None:
    table = clustered.actions.table.sample(frac=1, random_state=3)
    one = payload(clustered)
    other = payload(ac.cluster_actions(ac.read_actions(table), target=40))

    assert typical_ids(one) == typical_ids(other)
    without = [[{**group, "typical": []} for group in found["groups"]] for found in (one, other)]
    assert without[0] == without[1]
    assert one["terms"] == other["terms"]
    for name in ("text", "group", "fit", "share", "rank", "priority", "x", "y", "terms"):
        assert by_id(one, name) == by_id(other, name), name


def test_the_hash_seed_and_the_run_change_nothing() -> None:
    program = (
        "import json, hashlib, actionclust as ac\n"
        "from actionclust.view.payload.whole_payload import payload\n"
        "c = ac.cluster_actions(ac.datasets.load_example(), target=30)\n"
        "h = c.to_hierarchy()\n"
        "print(hashlib.sha256(json.dumps(payload(h)).encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(  # noqa: S603 - this Python, and a program from here
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PATH": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_what_is_known_is_kept_while_a_board_edits(clustered: Clustering) -> None:
    h = clustered.to_hierarchy()
    basis = basis_of(h)
    before = payload_of(h, basis)
    kept = {group["id"]: group["colour"] for group in before["groups"]}

    h = h.merge(["S01", "S02"]).create("New").move(h.members("S05")[:2], to="New")
    after = payload_of(h, basis, before=before)
    assert after["actions"]["x"] == before["actions"]["x"]
    assert after["network"] == before["network"]
    assert after["columns"] == before["columns"]
    assert after["start"] == before["start"]
    colours = {group["id"]: group["colour"] for group in after["groups"]}
    assert {id_: colours[id_] for id_ in kept if id_ in colours} == {
        id_: colour for id_, colour in kept.items() if id_ != "S02"
    }
    assert payload_of(h, basis_of(h))["actions"]["x"] != before["actions"]["x"]


def test_linked_groups_have_other_colours(clustered: Clustering) -> None:
    found = payload(clustered)
    home = found["actions"]["group"]
    between: dict[frozenset[int], float] = {}
    network = found["network"]
    ends = zip(network["first"], network["second"], network["weight"], strict=True)
    for a, b, weight in list(ends)[: network["taken"]]:
        if home[a] != home[b] and min(home[a], home[b]) >= 0:
            pair = frozenset((home[a], home[b]))
            between[pair] = between.get(pair, 0.0) + weight
    same = [
        weight
        for (a, b), weight in between.items()
        if found["groups"][a]["colour"] == found["groups"][b]["colour"]
    ]
    assert sum(same) < 0.02 * sum(between.values())
