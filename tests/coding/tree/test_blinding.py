from actionclust.coding.tree.blinding import BLINDED, blinded, is_blinded
from actionclust.coding.tree.tree import Aside
from tests.coding.studies import check_tree, study

TREE = study().pin("A01").tree


def test_nothing_is_in_the_groups() -> None:
    tree = blinded(TREE, groups=True)
    check_tree(tree, tuple(TREE.places))
    assert tree.nodes == TREE.nodes
    assert not tree.members
    assert tree.children == TREE.children
    assert set(tree.places.values()) == {Aside(BLINDED)}


def test_no_groups() -> None:
    tree = blinded(TREE, groups=False)
    assert not tree.nodes
    assert tree.issued == TREE.issued


def test_what_was_begun_blind_is_told_apart() -> None:
    assert is_blinded(blinded(TREE, groups=True))
    assert not is_blinded(TREE)
    assert not is_blinded(study().blind("ASL").move("A01", to="S01").tree)
