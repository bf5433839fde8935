from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy
from actionclust.coding import edits
from actionclust.coding.combining.branches import (
    LOG,
    edits_since,
    history_until,
    made_again,
    made_by,
    shared_length,
    steps,
    taken_back,
    touched_values,
    with_group_ids,
)
from actionclust.coding.tree.tree import Aside
from tests.coding.strategies import edited
from tests.coding.studies import study

H = study()


def needs(h: Hierarchy) -> set[tuple[str, str]]:
    (step,) = steps(h.entries, H.tree)
    return set(step.needs)


@given(st.data())
def test_a_history_is_as_it_was(data: st.DataObject) -> None:
    before = data.draw(edited(H, 5))
    after = data.draw(edited(before, 5))
    assert shared_length(before.entries, after.entries) == len(before.entries)
    base = history_until(after.history, len(before.entries))
    assert base == before.history
    assert base.tree.issued == before.tree.issued
    back, again = taken_back(after.history, base), made_again(after.history, base)
    since = edits_since(after.history, base)
    # undoing, redoing and then the edits lead there
    way = before.apply([*back.values(), *again.values(), *since])
    assert way == after
    assert not (back and again)


def test_logs_part_where_ids_differ() -> None:
    shared = H.pin("A01")
    one, other = shared.pin("A02"), shared.pin("A02")
    assert shared_length(one.entries, other.entries) == 1
    assert shared_length(one.entries, H.entries) == 0


def test_what_is_written() -> None:
    h = H.split("S01", {"x": ["A01"]}).rename("S04", "y").detach("S04").describe("S04", "z")
    h = h.pin("A01").apply([edits.Assign("A01", (edits.Placement("S1", "micro"),))])
    found = [touched_values(entry.change) for entry in h.entries]
    assert found[0] == {
        ("place", "A01"): "S04",
        ("group", "S04"): h.entries[0].change.nodes["S04"][1],
    }
    assert found[1:] == [
        {("label", "S04"): "y"},
        {("parent", "S04"): None},
        {("rule", "S04"): "z"},
        {("pin", "A01"): True},
        {("functions", "A01"): (edits.Placement("S1", "micro"),)},
    ]
    assert touched_values(H.delete("C03").entries[0].change)["group", "C03"] is None


def test_what_is_needed() -> None:
    assert needs(H.move("A01", to="S02")) == {("group", "S02")}
    assert needs(H.pin("A01")) == {("place", "A01")}
    assert steps(H.pin("A01").pin("A01", pinned=False).entries, H.tree)[1].needs == set()
    assert needs(H.create("x", parent="C01")) == {("group", "C01")}
    assert needs(H.split("S01", [["A01"]])) == {
        ("group", "S01"),
        ("group", "C01"),
        ("parent", "S01"),
    }
    assert needs(H.delete("S01")) == {("group", "S01")}
    # what is in it goes under the group above
    assert needs(H.delete("C01")) == {("group", "C01"), ("group", "SC01"), ("parent", "C01")}
    # a new group comes under the wider one that all share, and S01 stood in no wider one
    assert needs(H.group(["S01"], level="cluster")) == {("group", "S01")}
    between = H.group(["S01"], into="SC01").group(["S01"], level="cluster")
    assert steps(between.entries, H.tree)[1].needs == {("group", "S01"), ("group", "SC01")}


def test_children_that_came_later_are_known() -> None:
    h = H.create("Wide", level="cluster").group("S03", into="Wide").delete("Wide")
    assert ("parent", "C04") in steps(h.entries, H.tree)[2].needs
    h = H.detach(["S01", "S02"]).delete("C01")
    assert ("parent", "C01") not in steps(h.entries, H.tree)[1].needs


def test_only_undoing_and_redoing_touch_the_log() -> None:
    h = H.pin("A01").undo()
    first, second = steps(h.entries, H.tree)
    assert LOG not in first.writes
    assert second.writes[LOG] == h.entries[0].id
    assert LOG in second.needs


def test_what_an_entry_made() -> None:
    h = H.split("S01", [["A01"], ["A02"]]).undo().redo()
    assert [made_by(entry) for entry in h.entries] == [("S04", "S05"), (), ()]
    assert made_by(H.group("S03", into="C01").entries[0]) == ()


def test_what_reviews_and_memos_write_and_need() -> None:
    h = H.agree("A01").dispute("A01", why="no").settle("A01", to="S02").note("S01", "memo")
    assert [touched_values(entry.change) for entry in h.entries] == [
        {("review", "A01"): "agreed"},
        {("review", "A01"): "disputed", ("comment: no", "A01"): True},
        {("place", "A01"): "S02", ("pin", "A01"): True, ("review", "A01"): "settled"},
        {("memo: memo", "S01"): True},
    ]
    assert touched_values(h.entries[1].change.inverse())["comment: no", "A01"] is False
    assert [set(step.needs) for step in steps(h.entries, H.tree)] == [
        {("place", "A01")},
        {("place", "A01")},
        {("place", "A01"), ("group", "S02")},
        {("group", "S01")},
    ]


def test_other_ids_stand_wherever_a_group_is_named() -> None:
    h = H.note("S01", "memo").set_aside("A01").merge(["S02", "S01"])
    entry = with_group_ids(h.entries[-1], {"S01": "S09", "S02": "S08"})
    assert entry.edit == edits.Merge(("S09",), "S08")
    assert set(entry.change.memos) == {"S09", "S08"}
    assert entry.change.places["A02"] == ("S09", "S08")
    aside = with_group_ids(h.entries[1], {"S01": "S09"}).change.places["A01"]
    assert aside == ("S09", Aside("set aside by an analyst", "S09"))
