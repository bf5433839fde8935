import pytest

from actionclust import EditError, edits
from actionclust.coding.hierarchy.recording import names
from tests.coding.studies import study

H = study()


def test_several_or_none() -> None:
    h = H.apply([edits.Rename("S01", "Care"), edits.Move(("A01",), "S02")], why="tidy up")
    assert [entry.why for entry in h.entries] == ["tidy up", "tidy up"]
    with pytest.raises(EditError) as caught:
        H.apply([edits.Rename("S01", "Care"), edits.Rename("S01", "Care")])
    assert str(caught.value) == "edit 2: S01 is already called 'Care'; none was made"


def test_entries_keep_who_when_and_why() -> None:
    theirs = study("ASL").rename("S01", "Care", why="shorter").undo().redo()
    ours = H.by("PV").apply(theirs.entries, why="not used")
    assert ours.entries == theirs.entries


def test_entries_after_others_undo_what_they_undid() -> None:
    theirs = study("ASL").rename("S01", "Care").rename("S02", "Cure").undo().undo().redo()
    ours = H.describe("S03", "portals").apply(theirs.entries)
    assert ours["S01"].label == "Care"
    assert ours["S02"].label == "Doctors"
    assert [e.edit.kind for e in ours.entries[1:]] == [e.edit.kind for e in theirs.entries]


@pytest.mark.parametrize("one", [edits.Rename("S01", "Care"), H.rename("S01", "x").entries[0]])
def test_one_edit_is_not_several(one: object) -> None:
    with pytest.raises(EditError, match=r"^apply takes several edits; for one, pass \[edit\]$"):
        H.apply(one)


def test_what_is_no_edit() -> None:
    with pytest.raises(EditError, match=r"^edit 1: an edit is a value such as edits\.Move; got "):
        H.apply(["move"])


def test_nothing_to_apply() -> None:
    assert H.apply([]) == H


def test_undo_and_redo() -> None:
    h = H.rename("S01", "Care").undo(why="was right before")
    assert h == H
    assert h.last is not None
    assert h.last.why == "was right before"
    assert h.redo()["S01"].label == "Care"
    with pytest.raises(EditError, match=r"^there is nothing to undo$"):
        h.undo()
    with pytest.raises(EditError, match=r"^there is nothing to redo$"):
        h.redo().redo()


def test_who_edits() -> None:
    h = H.rename("S01", "Care").by("ASL").rename("S02", "Cure")
    assert [entry.analyst for entry in h.entries] == ["PV", "ASL"]


def test_names() -> None:
    assert names("A01") == ("A01",)
    assert names(f"A{n}" for n in (1, 2)) == ("A1", "A2")
    # a set comes in another order with each hash seed
    some = [f"A{n}" for n in range(1, 40)]
    assert names(set(some)) == names(frozenset(some)) == tuple(some)
    with pytest.raises(EditError, match=r"^expected an id or several; got None \(NoneType\)$"):
        names(None)


def test_what_is_no_list_of_edits_is_refused() -> None:
    with pytest.raises(EditError, match=r"^apply takes a list of edits; got NoneType$"):
        H.apply(None)  # type: ignore[arg-type]  # the point of the test
