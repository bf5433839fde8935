from actionclust.coding.combining.numbering import renumbered
from actionclust.coding.edits import Part, Split
from tests.coding.studies import study

H = study()
ISSUED = H.tree.issued


def test_nothing_new_keeps_its_ids() -> None:
    one, other = H.pin("A01"), H.rename("S01", "Care")
    assert renumbered(ISSUED, one.entries, other.entries) == (list(other.entries), {})


def test_ids_that_are_taken() -> None:
    one = H.create("a").create("b", level="cluster")
    other = H.create("c").create("d").create("e", level="super-cluster")
    entries, names = renumbered(ISSUED, one.entries, other.entries)
    assert names == {"S04": "S05", "S05": "S06"}
    assert [entry.edit.id for entry in entries] == ["S05", "S06", "SC04"]
    assert [entry.id for entry in entries] == [entry.id for entry in other.entries]


def test_the_same_edit_makes_the_same_group() -> None:
    one = H.create("x").create("same").create("same")
    other = H.create("same").move("A01", to="same").create("y").create("same")
    entries, names = renumbered(ISSUED, one.entries, other.entries)
    assert names == {"S04": "S05", "S05": "S07"}
    # the second of the name is the second of the name there, under the id that it had anyway
    assert [entry.edit.id for entry in entries if entry.edit.kind == "create"] == [
        *("S05", "S07", "S06"),
    ]
    assert entries[1].edit.to == "S05"
    assert entries[1].change.places["A01"] == ("S01", "S05")


def test_the_same_edit_on_renumbered_groups() -> None:
    one = H.create("x").create("mine").group(["mine", "S01"], level="cluster", label="both")
    other = H.create("mine").group(["mine", "S01"], level="cluster", label="both")
    entries, names = renumbered(ISSUED, one.entries, other.entries)
    assert names == {"S04": "S05"}
    assert entries[1].edit == one.entries[2].edit
    assert entries[1].change.nodes["S05"][1].parent == "C04"


def test_splits_are_the_same_if_all_parts_are() -> None:
    one = H.create("x").split("S01", {"a": ["A01"], "b": ["A02"]})
    same = H.split("S01", {"a": ["A01"], "b": ["A02"]})
    other = H.split("S01", {"a": ["A01"], "c": ["A02"]})
    assert renumbered(ISSUED, one.entries, same.entries)[1] == {"S04": "S05", "S05": "S06"}
    entries, names = renumbered(ISSUED, one.entries, other.entries)
    assert names == {"S04": "S07", "S05": "S08"}
    assert entries[0].edit == Split(
        "S01", (Part("S07", ("A01",), "a"), Part("S08", ("A02",), "c"))
    )


def test_undoing_makes_no_new_groups() -> None:
    shared = H.delete("S03")
    other = shared.undo()
    assert renumbered(ISSUED, [], other.entries[1:]) == (list(other.entries[1:]), {})


def test_ids_stay_in_where_somebody_came_from() -> None:
    one = H.create("a")
    other = H.create("c").move("A01", to="S04").set_aside("A01")
    entries, _ = renumbered(ISSUED, one.entries, other.entries)
    assert entries[2].change.places["A01"][1].came_from == "S05"


def test_groups_of_one_label_are_one_whatever_is_in_them() -> None:
    one = H.group(["S01"], level="cluster", label="Mixed").create("Data")
    other = H.create("Else", level="cluster").group(
        ["S01", "S03"], level="cluster", label="mixed "
    )
    entries, names = renumbered(H.tree.issued, one.entries, other.entries)
    assert names == {"C04": "C05", "C05": "C04"}
    assert [entry.edit.id for entry in entries] == ["C05", "C04"]
    # of one level only
    wider = H.create("Mixed", level="super-cluster")
    assert renumbered(H.tree.issued, one.entries, wider.entries)[1] == {}


def test_groups_without_a_label_are_not_one() -> None:
    one = H.group(["S01"], level="cluster")
    other = H.group(["S03"], level="cluster")
    assert renumbered(H.tree.issued, one.entries, other.entries)[1] == {"C04": "C05"}


def test_a_group_is_that_of_one_other_only() -> None:
    one = H.create("Mixed")
    other = H.create("Mixed").create("Mixed")
    assert renumbered(H.tree.issued, one.entries, other.entries)[1] == {}
    ids = [e.edit.id for e in renumbered(H.tree.issued, one.entries, other.entries)[0]]
    assert ids == ["S04", "S05"]
