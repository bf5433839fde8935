from actionclust import combine
from actionclust.coding import edits
from actionclust.coding.combining.branches import steps
from actionclust.coding.combining.dividing import without
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
    joining.make(steps(H.delete("S01").entries, H.tree), [])
    assert left_out(joining) == [("delete", "it would change something else here")]


def test_a_merge_takes_along_what_the_other_put_there() -> None:
    joining = Joining(H.history)
    merged = steps(H.merge(["S02", "S01"]).entries, H.tree)
    moved = steps(H.move(["A10", "A06"], to="S01").entries, H.tree)
    for first, second in ((merged, moved), (moved, merged)):
        joining = Joining(H.history)
        joining.make(first, second)
        assert joining.left_out == []
        assert {joining.history().tree.places[one] for one in ("A01", "A06", "A10")} == {"S02"}
    joining = Joining(H.history)
    joining.make(merged, moved)
    assert joining.notes == ["A10, A06 of PV went to S02, into which S01 was merged"]


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


def test_a_group_that_was_passed_over_gets_another_id() -> None:
    joining = Joining(H.history)
    one = H.create("First").undo().create("Second")
    # S04 of the other side is made after S05
    later = [step for step in steps(one.entries, H.tree) if step.entry.edit == one.entries[2].edit]
    other = H.create("Third").move("A01", to="S04")
    joining.make(later, steps(other.entries, H.tree))
    assert joining.left_out == []
    assert joining.renumbered == {"S04": "S06"}
    assert joining.history().tree.nodes["S06"].label == "Third"
    assert joining.history().tree.places["A01"] == "S06"


def test_an_edit_is_made_but_for_what_is_refused() -> None:
    joining = Joining(H.pin("A01").history)
    h = H.move("A01", to="S02").set_aside(["A01", "A04"])
    joining.make(steps(h.entries, H.tree), [])
    assert left_out(joining) == [
        ("set_aside", "A01 is pinned and cannot be set aside; free it first"),
        ("move", "A01 is pinned and cannot be moved; free it first"),
    ]
    assert [entry.edit for entry in joining.history().log[1:]] == [
        edits.SetAside(("A04",), "set aside by an analyst")
    ]


def test_groups_that_the_other_merged_elsewhere_are_not_merged_again() -> None:
    joining = Joining(H.history)
    one = H.merge(["S02", "S01"]).move(["A01", "A02", "A03"], to="S03")
    other = H.merge(["S03", "S01"])
    joining.make(steps(one.entries, H.tree), steps(other.entries, H.tree))
    assert joining.left_out == []
    assert {joining.history().tree.places[one] for one in ("A01", "A02", "A03")} == {"S03"}


def test_a_group_that_both_split_off_gets_what_is_missing() -> None:
    joining = Joining(H.history)
    one = H.split("S01", {"Part": ["A01"]})
    other = H.split("S01", {"Part": ["A01", "A02"]})
    joining.make(steps(one.entries, H.tree), steps(other.entries, H.tree))
    assert joining.left_out == []
    assert [entry.edit for entry in joining.history().log[1:]] == [edits.Move(("A02",), "S04")]


def test_what_the_other_merged_elsewhere_is_fetched() -> None:
    one, other = H.merge(["S02", "S01"]), H.merge(["S03", "S01", "S02"])
    first = without(steps(one.entries, H.tree)[0], {("place", "A01"), ("place", "A02")})
    assert first is not None
    joining = Joining(H.history)
    second = without(steps(other.entries, H.tree)[0], {("place", "A03"), ("group", "S02")})
    assert second is not None
    joining.make([first], [second])
    places = joining.history().tree.places
    assert [places[id_] for id_ in ("A01", "A02", "A03", "A04")] == ["S03", "S03", "S02", "S02"]
    assert joining.left_out == []


def test_new_ids_are_none_that_a_later_edit_means() -> None:
    one = H.create("a").create("b").create("c")
    other = H.create("d").move("A01", to="S04").create("e").move("A02", to="S05")
    later = steps(one.entries, H.tree)[2:]  # S06
    joining = Joining(H.history)
    joining.make(later, steps(other.entries, H.tree))
    nodes = joining.history().tree.nodes
    assert {id_: nodes[id_].label for id_ in ("S06", "S07", "S08")} == {
        "S06": "c",
        "S07": "d",
        "S08": "e",
    }
    places = joining.history().tree.places
    assert (places["A01"], places["A02"]) == ("S07", "S08")


def test_what_one_turned_down_is_kept_once() -> None:
    down = edits.Reject("move", ("A01",), ("S02",))
    one = H.by("PV").apply([down])
    other = H.by("ASL").apply([down, edits.Reject("merge", (), ("S01", "S02"))])
    result = combine(one, other)
    kinds = [(entry.analyst, entry.edit.suggestion) for entry in result.hierarchy.entries]
    assert sorted(name for _, name in kinds) == ["merge", "move"]
    assert len(result.agreed) == 1
