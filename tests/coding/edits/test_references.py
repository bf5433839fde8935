import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.coding import edits
from actionclust.coding.edits import Edit, Part
from actionclust.coding.edits.references import (
    made_groups,
    named_actions,
    named_groups,
    with_actions,
    with_entry,
    with_groups,
)
from tests.coding.strategies import edits_of
from tests.coding.studies import study

TREE = study().tree
SPLIT = edits.Split("S01", (Part("S07", ("A1", "A2")), Part("S08", ("A3",), "x")))


@pytest.mark.parametrize(
    ("edit", "groups", "made"),
    [
        (edits.Move(("A1",), "S01"), {"S01"}, ()),
        (edits.Merge(("S02",), "S01"), {"S01", "S02"}, ()),
        (SPLIT, {"S01", "S07", "S08"}, ("S07", "S08")),
        (edits.Group(("S01",), "C09", "cluster"), {"S01", "C09"}, ("C09",)),
        (edits.Group(("S01",), "C01", "cluster"), {"S01", "C01"}, ()),
        (edits.Create("S09", "sub-cluster", "x", "C01"), {"S09", "C01"}, ("S09",)),
        (edits.Create("S09", "sub-cluster", "x"), {"S09"}, ("S09",)),
        (edits.Detach(("S01", "S02")), {"S01", "S02"}, ()),
        (edits.Assign("A1", ()), {"A1"}, ()),
        (edits.SetAside(("A1",), "x"), set(), ()),
        (edits.Undo("S01"), set(), ()),
    ],
    ids=lambda value: getattr(value, "kind", ""),
)
def test_groups(edit: Edit, groups: set[str], made: tuple[str, ...]) -> None:
    assert named_groups(edit) == groups
    assert made_groups(edit, {"S01", "C01"}) == made


def test_actions() -> None:
    assert named_actions(SPLIT) == ("A1", "A2", "A3")
    assert named_actions(edits.Pin(("A1",))) == ("A1",)
    assert named_actions(edits.Ungroup("C01")) == ()


def test_some_of_the_actions() -> None:
    assert with_actions(edits.Pin(("A1", "A2"), pinned=False), ["A2"]) == edits.Pin(
        ("A2",), pinned=False
    )
    # a part that is left without actions goes
    assert with_actions(SPLIT, {"A2"}) == edits.Split("S01", (Part("S07", ("A2",)),))


def test_other_entries() -> None:
    assert with_entry(edits.Undo("a"), {"a": "b"}) == edits.Undo("b")
    assert with_entry(edits.Redo("a"), {}) == edits.Redo("a")
    assert with_entry(SPLIT, {"S01": "S02"}) is SPLIT


@given(st.data())
def test_other_groups_and_back(data: st.DataObject) -> None:
    edit = data.draw(edits_of(TREE))
    names = {id_: f"{id_}0" for id_ in named_groups(edit)}
    other = with_groups(edit, names)
    assert named_groups(other) == set(names.values())
    assert named_actions(other) == named_actions(edit)
    assert with_groups(other, {new: old for old, new in names.items()}) == edit
    assert with_groups(edit, {}) is edit
