"""What two analysts undo and redo of a beginning that they share."""

from tests.coding.analysts import START, both

SHARED = START.rename("S01", "Care").rename("S02", "Cure").rename("S03", "Share")


def test_both_undid_the_same() -> None:
    one, other = SHARED.by("PV").undo().delete("S03"), SHARED.by("ASL").undo()
    result = both(one, other)
    assert result.complete
    assert result.hierarchy == one
    assert [entry.edit.kind for entry in result.hierarchy.entries[3:]] == ["undo", "delete"]


def test_one_undid_more() -> None:
    one, other = SHARED.by("PV").undo().undo(), SHARED.by("ASL").undo().pin("A01")
    result = both(one, other)
    assert result.complete
    assert result.hierarchy == START.rename("S01", "Care").pin("A01")


def test_one_undid_what_the_other_goes_on_from() -> None:
    result = both(SHARED.by("PV").undo(), SHARED.by("ASL").rename("S03", "Portal"))
    assert [conflict.about for conflict in result.conflicts] == [("S03",)]
    assert result.hierarchy == SHARED


def test_one_redid() -> None:
    parted = SHARED.undo().undo()
    one, other = parted.by("PV").redo(), parted.by("ASL").pin("A01")
    result = both(one, other)
    assert result.complete
    assert result.hierarchy == START.rename("S01", "Care").rename("S02", "Cure").pin("A01")
    assert both(parted.by("PV").redo(), parted.by("ASL").redo().redo()).hierarchy == SHARED


def test_redone_groups_keep_their_ids() -> None:
    parted = START.create("New").undo()
    result = both(parted.by("PV").redo(), parted.by("ASL").redo().create("Newer"))
    assert result.complete
    assert set(result.hierarchy.groups("sub-cluster").index) == {"S01", "S02", "S03", "S04", "S05"}
    assert result.renumbered == {}


def test_one_undid_and_the_other_redid() -> None:
    parted = SHARED.undo()
    result = both(parted.by("PV").undo(), parted.by("ASL").redo())
    assert [conflict.about for conflict in result.conflicts] == [("the log",)]
    assert result.hierarchy == parted
