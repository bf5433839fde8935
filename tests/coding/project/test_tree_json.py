import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert

from actionclust import InputError
from actionclust.coding.edits import Placement
from actionclust.coding.edits.json_form import to_json
from actionclust.coding.project.documents import (
    entry_from_json,
    entry_to_json,
    tree_from_json,
    tree_to_json,
)
from actionclust.coding.project.schema import EntryForm, TreeForm
from actionclust.coding.tree.tree import Change
from tests.coding.strategies import edited
from tests.coding.studies import check_tree, study

H = study()
IDS = H.actions.ids
TREE = tree_to_json(H.pin("A01").set_aside("A02").tree)
CELL = to_json(Placement("S9", "meso"))
ENTRY = entry_to_json(H.move("A01", to="S02", why="x").entries[0])


@given(st.data())
def test_trees_and_entries_come_back(data: st.DataObject) -> None:
    h = data.draw(edited(H))
    document = json.loads(json.dumps(tree_to_json(h.tree)))
    again = tree_from_json(convert(document, TreeForm), IDS, "study.json")
    assert again == h.tree
    assert again.issued == h.tree.issued
    check_tree(again, IDS)
    for entry in h.entries:
        written = json.loads(json.dumps(entry_to_json(entry)))
        assert entry_from_json(convert(written, EntryForm)) == entry


def test_equal_trees_have_one_form() -> None:
    one = H.rename("S01", "Care").pin("A01")
    other = H.pin("A01").rename("S01", "Care")
    assert json.dumps(tree_to_json(one.tree)) == json.dumps(tree_to_json(other.tree))


def test_the_form() -> None:
    h = H.set_aside("A01", reason="off topic")
    document = tree_to_json(h.tree)
    assert document["groups"][0] == {
        "id": "C01",
        "level": "cluster",
        "label": "Training",
        "parent": "SC01",
        "rule": "",
    }
    assert document["places"]["A01"] == {"reason": "off topic", "came_from": "S01"}
    assert document["places"]["A02"] == "S01"
    assert document["issued"] == {"C": 3, "S": 3, "SC": 3}
    assert entry_to_json(h.entries[0])["inverse"]["places"] == {
        "A01": [{"reason": "off topic", "came_from": "S01"}, "S01"]
    }


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("places", "A99"), "S01", "not every action has one place: A99"),
        (("places", "A01"), "S77", "S77 is named and is not there"),
        (("groups", 0, "parent"), "SC77", "SC77 is named and is not there"),
        (("pinned",), ["A77"], "A77 is named and is not there"),
        (("functions",), {"S77": []}, "S77 is named and is not there"),
        (("groups", 3, "id"), "C01", "a group id stands twice"),
        (("groups", 0, "level"), "super-cluster", "C01 is not the id of a super-cluster"),
        (("groups", 3, "id"), "S1234567890123456", "S1234567890123456 is not the id of a sub-"),
        (("groups", 3, "id"), "../S1", "../S1 is not the id of a sub-cluster"),
        (("functions",), {"S01": [CELL]}, "there is no function S9"),
        (("groups", 3, "parent"), "S02", "S01 stands in S02, which is no wider"),
        (("groups", 3, "parent"), "S01", "S01 stands in S01, which is no wider"),
        (("groups", 0, "parent"), "S01", "C01 stands in S01, which is no wider"),
    ],
)
def test_trees_that_do_not_hold_together(
    path: tuple[Any, ...], value: object, message: str
) -> None:
    document: Any = deepcopy(TREE)
    part = document
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    if path == ("groups", 3, "id"):
        # nothing else names the group
        for id_, place in document["places"].items():
            document["places"][id_] = "S02" if place == "S01" else place
    with pytest.raises(InputError) as caught:
        tree_from_json(convert(document, TreeForm), IDS, "study.json")
    assert str(caught.value).startswith(f"study.json: {message}")


def test_an_action_and_a_group_of_one_id() -> None:
    document = deepcopy(TREE)
    document["places"]["S01"] = document["places"].pop("A10")
    ids = (*IDS[:-1], "S01")
    with pytest.raises(InputError) as caught:
        tree_from_json(convert(document, TreeForm), ids, "study.json")
    assert str(caught.value) == "study.json: S01 is the id of a group and of an action"


def test_an_inverse_must_take_back() -> None:
    document = deepcopy(ENTRY)
    document["inverse"]["places"]["A01"][1] = "S03"
    with pytest.raises(InputError) as caught:
        entry_from_json(convert(document, EntryForm))
    assert str(caught.value) == (
        f"the inverse of entry {ENTRY['id']} does not take its change back"
    )


@given(st.data())
def test_changes_come_back(data: st.DataObject) -> None:
    for entry in data.draw(edited(H, 5)).entries:
        document = json.loads(json.dumps(to_json(entry.change)))
        assert convert(document, Change) == entry.change
        inverse = json.loads(json.dumps(to_json(entry.change.inverse())))
        assert convert(inverse, Change).inverse() == entry.change
