import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.coding.replaying.matching_groups import matching_groups
from actionclust.coding.tree.draft import make_tree
from actionclust.coding.tree.tree import Aside, Node, Tree
from tests.coding.strategies import edited
from tests.coding.studies import study

H = study()


def groups(**inside: str) -> Tree:
    """Make a tree of sub-clusters, from their ids and actions."""
    places = {action: id_ for id_, actions in inside.items() for action in actions.split()}
    return make_tree([Node(id_, "sub-cluster", f"label {id_}") for id_ in inside], places)


def test_the_same_tree_matches_itself() -> None:
    assert matching_groups(H.tree, H.tree) == {id_: id_ for id_ in H.tree.nodes}
    # without actions and without labels too
    bare = make_tree([Node("S01", "sub-cluster"), Node("S02", "sub-cluster")], {"A1": Aside("x")})
    assert matching_groups(bare, bare) == {"S01": "S01", "S02": "S02"}


def test_other_numbers_and_further_actions() -> None:
    old = groups(S01="a b c", S02="d e")
    new = groups(S01="d e x y z", S02="a b c w")
    assert matching_groups(old, new) == {"S01": "S02", "S02": "S01"}


@pytest.mark.parametrize(
    ("new", "match"),
    [
        (groups(S07="a b c", S08="d"), "S07"),  # three of four in both
        (groups(S07="a b", S08="c d"), None),  # two of four, which is not more than half
        (groups(S07="a b c e f", S08="d"), "S07"),  # three of four, and of five
        (groups(S07="a b c e f g", S08="d"), "S07"),  # g is not there at all
        (groups(S07="a b c d e f"), "S07"),  # four of four, and of six
        (groups(S07="c d e f", S08="a b"), None),  # two of four
        (groups(S07="a b", S08="e"), "S07"),  # c and d are not there at all
        (groups(S07="x y"), None),
    ],
)
def test_more_than_half_of_each(new: Tree, match: str | None) -> None:
    assert matching_groups(groups(S01="a b c d", S02="e f"), new)["S01"] == match


def test_wider_groups_by_all_that_is_in_them() -> None:
    changed = H.ungroup("C01").group(["S01", "S02"], level="cluster", label="Staff")
    matches = matching_groups(H.tree, changed.tree)
    assert matches["C01"] == "C04"
    assert matches["SC01"] == "SC01"


def test_empty_groups_match_by_their_labels_from_the_top() -> None:
    one = H.create("Empty", parent="C01").create("Lost").create("Twin", parent="C02")
    other = H.create("Else").create("Empty", parent="C01").create("Twin").rename("S01", "Lost")
    matches = matching_groups(one.tree, other.tree)
    assert (matches["S04"], matches["S05"], matches["S06"]) == ("S05", None, None)


def test_empty_groups_of_one_label_match_none() -> None:
    one = H.create("Empty").create("Empty")
    matches = matching_groups(one.tree, H.create("Empty").tree)
    assert (matches["S04"], matches["S05"]) == (None, None)


@given(st.data())
def test_no_group_is_matched_twice(data: st.DataObject) -> None:
    one, other = data.draw(edited(H)), data.draw(edited(H))
    matches = matching_groups(one.tree, other.tree)
    assert matches.keys() == one.tree.nodes.keys()
    found = [match for match in matches.values() if match is not None]
    assert len(set(found)) == len(found)
    for id_, match in matches.items():
        if match is not None:
            assert one.tree.nodes[id_].level == other.tree.nodes[match].level
            ours, theirs = one.tree.actions_below(id_), other.tree.actions_below(match)
            most = max(len(ours), len(theirs))
            assert 2 * len(ours & theirs) > most or most == 0
    back = matching_groups(other.tree, one.tree)
    if one.tree != other.tree:
        assert all(back[match] == id_ for id_, match in matches.items() if match is not None)
