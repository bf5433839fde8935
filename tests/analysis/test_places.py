import pytest
from hypothesis import given

from actionclust import Actions, from_codebook, read_actions
from actionclust.analysis.places import display_labels, groups_at, places_at
from actionclust.coding.tree.tree import Node
from actionclust.errors import InputError, SettingError
from tests.analysis.strategies import coded, statements


def test_labels_that_could_be_mistaken_are_followed_by_the_id() -> None:
    nodes = [
        Node("S01", "sub-cluster", "Other"),
        Node("S02", "sub-cluster", "Other"),
        Node("S03", "sub-cluster", ""),
        Node("S04", "sub-cluster", "Total"),
        Node("S05", "sub-cluster", "Other (S01)"),
        Node("S06", "sub-cluster", "Data"),
    ]
    assert list(display_labels(nodes).values()) == [
        "Other (S01)",
        "Other (S02)",
        "S03",
        "Total (S04)",
        "Other (S01) (S05)",
        "Data",
    ]


def test_groups_are_ordered_by_number() -> None:
    actions = read_actions(["a"])
    h = from_codebook({f"Group {number}": None for number in range(101)}, actions)
    assert [node.label for node in groups_at(h, "sub-cluster")] == [
        f"Group {number}" for number in range(101)
    ]


def test_a_level_without_groups_is_an_error() -> None:
    actions = read_actions(["a"])
    h = from_codebook({"Data": None}, actions)
    with pytest.raises(
        InputError,
        match=r"^the hierarchy has no super-clusters; pass level='sub-cluster', or make one with "
        r"h\.create or h\.group$",
    ):
        places_at(h, "super-cluster")
    with pytest.raises(
        InputError, match=r"^the hierarchy has no clusters; it has no groups at all; make one"
    ):
        places_at(h.delete("Data"), "cluster")
    with pytest.raises(SettingError, match=r"^'theme' is not a level; known: 'sub-cluster'"):
        places_at(h, "theme")


@pytest.mark.parametrize("level", ["sub-cluster", "cluster", "super-cluster"])
@given(actions=statements())
def test_places_are_those_of_the_hierarchys_table(level: str, actions: Actions) -> None:
    h = coded(actions)
    found = places_at(h, level).of_each()
    table = h.table
    for label, place, group in zip(
        found, table["place"], table[level.replace("-", "_")], strict=True
    ):
        if place is None:
            assert label == "Unclustered"
        else:
            assert label == (group or "Not grouped")


@given(statements())
def test_not_grouped_is_listed_only_if_it_occurs(actions: Actions) -> None:
    places = places_at(coded(actions), "super-cluster")
    assert places.labels[:2] == ("Alpha", "Beta")
    assert places.labels[-1] == "Unclustered"
    assert ("Not grouped" in places.labels) == ("Not grouped" in places.of_each())
    assert places.last == len(places) - 2
