from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.coding.edits.rules import EditError, perform
from actionclust.coding.tree.draft import Draft, make_tree
from actionclust.coding.tree.placement import Placement
from actionclust.coding.tree.tree import Aside, Node, Tree, Verdict
from actionclust.spelling import as_called
from tests.coding.strategies import edited, edits_of
from tests.coding.studies import check_tree, study

STUDY = study()


def performed(tree: Tree, data: st.DataObject, most: int = 6) -> Draft:
    """Make some drawn edits on one draft."""
    draft = Draft(tree)
    for _ in range(data.draw(st.integers(1, most))):
        try:
            perform(data.draw(edits_of(draft.freeze())), draft)
        except EditError:
            draft.take_back()
        else:
            draft.taken()
    return draft


@given(st.data())
def test_a_frozen_tree_stays_as_it_is(data: st.DataObject) -> None:
    draft = performed(STUDY.tree, data)
    frozen = draft.freeze()
    copy = make_tree(
        frozen.nodes.values(),
        frozen.places,
        pinned=frozen.pinned,
        placements=frozen.placements,
        issued=frozen.issued,
        reviews=frozen.reviews,
        memos=frozen.memos,
    )
    assert copy == frozen
    assert (copy.members, copy.children) == (frozen.members, frozen.children)
    assert copy.called == frozen.called
    assert copy.issued == frozen.issued
    for action in draft.places:
        draft.place(action, Aside("all out"))
        draft.pin(action, pinned=True)
    for id_ in list(draft.nodes):
        draft.set_node(id_, None)
        draft.note(id_, ("memo",))
    for action in draft.places:
        draft.review(action, Verdict("agreed"))
    draft.issue("S", 1000)
    assert copy == frozen
    assert (copy.members, copy.children) == (frozen.members, frozen.children)
    assert copy.called == frozen.called
    assert copy.issued == frozen.issued


@given(st.data())
def test_what_was_taken_leads_back_and_forth(data: st.DataObject) -> None:
    before = data.draw(edited(STUDY, 5)).tree
    draft = Draft(before)
    try:
        perform(data.draw(edits_of(before)), draft)
    except EditError:
        draft.take_back()
        assert draft.freeze() == before
        assert draft.freeze().issued == before.issued
        return
    change = draft.taken()
    after = draft.freeze()
    draft.apply(change.inverse())
    assert draft.freeze() == before
    draft.apply(change)
    assert draft.freeze() == after
    check_tree(draft.freeze(), STUDY.actions.ids)


def test_only_what_differs_in_the_end_is_a_change() -> None:
    draft = Draft(STUDY.tree)
    draft.place("A01", "S02")
    draft.place("A01", "S03")
    draft.place("A02", "S02")
    draft.place("A02", "S01")
    draft.pin("A01", pinned=True)
    draft.pin("A01", pinned=False)
    change = draft.taken()
    assert change.places == {"A01": ("S01", "S03")}
    assert change.pins == {}
    assert not draft.taken().places


def test_taking_back_gives_ids_back() -> None:
    draft = Draft(STUDY.tree)
    draft.set_node("S09", Node("S09", "sub-cluster", "x"))
    assert draft.issued["S"] == 9
    draft.taken()
    draft.set_node("S12", Node("S12", "sub-cluster", "y"))
    change = draft.take_back()
    assert set(change.nodes) == {"S12"}
    assert draft.issued["S"] == 9
    assert "S09" in draft.nodes
    assert "S12" not in draft.nodes


def test_what_does_not_change_is_shared() -> None:
    renamed = STUDY.rename("S01", "Care").tree
    for name in ("places", "pinned", "placements", "members", "children", "reviews", "memos"):
        assert getattr(renamed, name) is getattr(STUDY.tree, name)
    assert renamed.nodes is not STUDY.tree.nodes
    assert STUDY.pin(next(iter(STUDY.tree.places))).tree.called is STUDY.tree.called


@given(st.data())
def test_groups_are_found_by_how_they_are_called(data: st.DataObject) -> None:
    tree = performed(STUDY.tree, data).freeze()
    expected: dict[str, set[str]] = {}
    for node in tree.nodes.values():
        if as_called(node.label):
            expected.setdefault(as_called(node.label), set()).add(node.id)
    assert tree.called == expected


@pytest.mark.parametrize(
    "name",
    [
        *("nodes", "places", "placements", "members", "children", "issued", "called"),
        *("reviews", "memos"),
    ],
)
def test_frozen_means_frozen(name: str) -> None:
    assert isinstance(getattr(STUDY.tree, name), MappingProxyType)


def test_planting() -> None:
    cell = Placement("S1", "micro")
    tree = make_tree(
        [Node("C01", "cluster", "x"), Node("S02", "sub-cluster", "y", "C01")],
        {"A1": "S02", "S9": Aside("left out")},
        pinned=["A1"],
        placements={"C01": (cell,)},
        issued={"C": 7},
    )
    check_tree(tree, ("A1", "S9"))
    assert tree.issued == {"S": 9, "C": 7}
    assert tree.pinned == {"A1"}
    assert tree.placements == {"C01": (cell,)}
