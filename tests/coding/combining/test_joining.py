from actionclust import combine
from actionclust.coding import edits
from actionclust.coding.combining.branches import steps
from actionclust.coding.combining.joining import Joining
from tests.coding.studies import study

H = study()


def test_edits_are_made_once() -> None:
    joining = Joining(H.history)
    one = steps(H.move(["A01", "A02"], to="S02").entries, H.tree)
    other = steps(H.move(["A02", "A03"], to="S02").entries, H.tree)
    joining.make(one, other)
    history = joining.history()
    assert [entry.edit.actions for entry in history.log] == [("A01", "A02"), ("A03",)]
    assert joining.agreed == []
    assert joining.left_out == []


def left_out(joining: Joining) -> list[tuple[str, str]]:
    return [(entry.edit.kind, why) for entry, why in joining.left_out]


def test_what_cannot_be_made_is_told_with_what_builds_on_it() -> None:
    joining = Joining(H.pin("A01").history)
    h = H.move("A01", to="S02").apply([edits.Pin(("A01",))]).rename("S01", "Care")
    joining.make(steps(h.entries, H.tree), [])
    assert left_out(joining) == [
        ("move", "A01 is pinned and cannot be moved; free it first"),
        ("pin", "it builds on an edit that was not made: moved A01 from S01 to S02"),
    ]
    assert [entry.edit.kind for entry in joining.history().log[1:]] == ["rename"]


def test_what_is_overtaken_is_no_better_than_what_overtakes_it() -> None:
    joining = Joining(H.pin("A01").history)
    joining.make(steps(H.move("A01", to="S02").move("A01", to="S03").entries, H.tree), [])
    assert joining.agreed == []
    assert left_out(joining) == [("move", "A01 is pinned and cannot be moved; free it first")] * 2


def test_an_edit_with_another_effect_is_not_made() -> None:
    joining = Joining(H.move("A04", to="S01").history)
    merged = steps(H.merge(["S02", "S01"]).entries, H.tree)
    joining.make(merged, [])
    assert left_out(joining) == [("merge", "it would change something else here")]


def test_what_would_be_changed_again_need_not_be_made() -> None:
    joining = Joining(H.history)
    one = H.move("A01", to="S03").pin("A01")
    other = H.move(["A01", "A02"], to="S02").move("A01", to="S03").pin("A01")
    joining.make(steps(one.entries, H.tree), steps(other.entries, H.tree))
    assert [entry.edit.kind for entry in joining.agreed] == ["move", "pin"]
    assert joining.left_out == []
    # A01 is where both want it, and stays there
    assert [entry.edit for entry in joining.history().log[2:]] == [edits.Move(("A02",), "S02")]


def test_what_each_did_on_the_way_is_not_done_again() -> None:
    h = H.move("A10", to="S01").split("S01", {"new": ["A10"]})
    joining = Joining(H.history)
    joining.make(steps(h.entries, H.tree), steps(h.entries, H.tree))
    assert joining.agreed == list(h.entries)
    assert joining.history().tree == h.tree


def test_what_was_freed_for_a_while_is_free_for_a_while() -> None:
    base = H.pin("A01")
    h = base.pin("A01", pinned=False).move("A01", to="S02").pin("A01")
    joining = Joining(base.history)
    joining.make([], steps(h.entries[1:], base.tree))
    assert joining.history().tree == h.tree


def test_undoing_comes_first() -> None:
    base = H.pin("A01")
    one = steps(base.rename("S01", "Care").entries[1:], base.tree)
    other = steps(base.undo().entries[1:], base.tree)
    joining = Joining(base.history)
    joining.make(one, other)
    assert [entry.edit.kind for entry in joining.history().log] == ["pin", "undo", "rename"]


def test_what_one_turned_down_is_kept_once() -> None:
    down = edits.Reject("move", ("A01",), ("S02",))
    one = H.by("PV").apply([down])
    other = H.by("ASL").apply([down, edits.Reject("merge", (), ("S01", "S02"))])
    result = combine(one, other)
    kinds = [(entry.analyst, entry.edit.suggestion) for entry in result.hierarchy.entries]
    assert sorted(name for _, name in kinds) == ["merge", "move"]
    assert len(result.agreed) == 1
