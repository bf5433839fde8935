import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.coding.tree.ids import issued_by, natural, new_ids
from actionclust.coding.tree.tree import Change, Node
from tests.coding.studies import study

TREE = study().tree


def test_above_and_below() -> None:
    assert [node.id for node in TREE.above("S02")] == ["SC01", "C01", "S02"]
    assert TREE.above(None) == ()
    assert TREE.below("SC01") == ("SC01", "C01", "S01", "S02")
    assert TREE.below("SC03") == ("SC03",)


def test_actions_at_any_depth() -> None:
    assert TREE.actions_below("C01") == {"A01", "A02", "A03", "A04", "A05"}
    assert TREE.actions_below("SC02") == {"A06", "A07", "A08"}
    assert TREE.actions_below("C03") == {"A08"}


def test_equality_forgets_which_ids_were_given_out() -> None:
    h = study()
    came_back = h.create("Extra").delete("Extra")
    assert came_back.tree == h.tree
    assert hash(came_back.tree) == hash(h.tree)
    assert came_back.tree.issued != h.tree.issued
    assert h.rename("S01", "Care").tree != h.tree
    assert h.pin("A01").tree != h.tree


@pytest.mark.parametrize(
    ("issued", "level", "count", "ids"),
    [
        ({}, "sub-cluster", 1, ("S01",)),
        ({"S": 9}, "sub-cluster", 3, ("S10", "S11", "S12")),
        ({"S": 99, "C": 2}, "sub-cluster", 1, ("S100",)),
        ({"S": 99, "C": 2}, "cluster", 1, ("C03",)),
        ({"C": 2}, "super-cluster", 1, ("SC01",)),
        ({}, "cluster", 0, ()),
    ],
)
def test_new_ids(issued: dict[str, int], level: str, count: int, ids: tuple[str, ...]) -> None:
    assert new_ids(issued, level, count) == ids


def test_ids_of_actions_keep_groups_away() -> None:
    assert issued_by(["A1", "S7", "S02", "SC3", "S07x", "s9", "S", "S0"]) == {"S": 7, "SC": 3}
    # nobody comes to such numbers, and counting on from them would run out of digits
    assert issued_by(["S999999999", "S1000000000"]) == {"S": 999_999_999}


def test_natural_order() -> None:
    ids = ["S10", "C2", "S9", "SC1", "free", "S1", "C10"]
    assert sorted(ids, key=natural) == ["C2", "C10", "S1", "S9", "S10", "SC1", "free"]
    assert natural("S0012") == ("S", 12, "S0012")
    assert natural("S1234567890123456") == ("S1234567890123456", 0, "S1234567890123456")


@given(st.lists(st.integers(1, 10**6), unique=True))
def test_natural_order_is_that_of_numbers(numbers: list[int]) -> None:
    ids = sorted((f"S{number:02d}" for number in numbers), key=natural)
    assert [natural(id_)[1] for id_ in ids] == sorted(numbers)


def test_a_change_and_its_inverse() -> None:
    old, new = Node("S01", "sub-cluster", "a"), Node("S01", "sub-cluster", "b")
    change = Change(places={"A1": ("S01", "S02")}, nodes={"S01": (old, new)}, pins={"A1": (0, 1)})
    inverse = change.inverse()
    assert inverse.places == {"A1": ("S02", "S01")}
    assert inverse.nodes == {"S01": (new, old)}
    assert inverse.pins == {"A1": (1, 0)}
    assert inverse.placements == {}
    assert inverse.inverse() == change
