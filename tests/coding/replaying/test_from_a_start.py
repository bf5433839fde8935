"""A coding that was begun blind, beside the one that it was taken from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import Hierarchy, combine
from actionclust.coding.combining.three_way_merge import Combined
from actionclust.coding.replaying.from_a_start import from_one_start
from tests.coding.strategies import edited
from tests.coding.studies import check_tree, study

FIRST = study("PV").rename("S01", "Staff").split("S01", {"Trainees": ["A01"]})


def coded(groups: dict[str, list[str]]) -> Hierarchy:
    h = FIRST.blind("ASL")
    for group, actions in groups.items():
        h = h.move(actions, to=group)
    return h


SECOND = coded({"Staff": ["A02", "A03", "A01"], "Doctors": ["A04"], "Portals": ["A06", "A07"]})


def test_the_first_becomes_edits_of_the_same_beginning() -> None:
    one, other, notes = from_one_start(FIRST, SECOND)
    assert notes == ()
    assert other is SECOND
    assert one.history.start == SECOND.history.start
    assert one.analyst == "PV"
    assert {entry.analyst for entry in one.entries} == {"PV"}
    assert one.tree.members == FIRST.tree.members
    turned = from_one_start(SECOND, FIRST)
    assert turned[0] is SECOND
    assert (turned[1], turned[1].entries) == (one, one.entries)


def test_others_stay_as_they_are() -> None:
    assert from_one_start(FIRST, FIRST.pin("A01")) == (FIRST, FIRST.pin("A01"), ())
    other = study("ASL").rename("S01", "Care")
    assert from_one_start(FIRST, other)[1] is other


def both(one: Hierarchy, other: Hierarchy) -> Combined:
    result = combine(one, other)
    assert combine(other, one).hierarchy == result.hierarchy
    return result


def test_what_both_place_alike_is_placed_and_the_rest_is_in_conflict() -> None:
    result = both(FIRST, SECOND)
    assert [conflict.about for conflict in result.conflicts] == [("A01",)]
    h = result.hierarchy
    assert h["Staff"].actions == ("A02", "A03")
    assert h["Doctors"].actions == ("A04", "A05")  # only the first placed A05
    assert h["Portals"].actions == ("A06", "A07")
    assert result.take("mine").hierarchy.place("A01") == "S04"
    assert result.take("theirs").hierarchy.place("A01") == "S01"
    assert result.take("mine").hierarchy.tree.members == FIRST.tree.members


def test_memos_of_the_first_are_kept_and_its_review_is_not() -> None:
    first = FIRST.note("Staff", "ask").by("GH").note("A01", "who?").agree(["A01", "A02"])
    result = both(first, SECOND)
    assert result.hierarchy.memos.equals(first.memos)
    (note,) = result.notes
    assert note == (
        "what was said in the review of GH about 2 texts is not kept, since their places are "
        "open again"
    )
    bare = first.blind("ASL", groups=False)
    assert both(first, bare).notes[0] == (
        "1 memo of GH on groups that have another id here: not kept"
    )


def test_two_who_were_both_blind() -> None:
    third = FIRST.blind("GH").move(["A02"], to="Doctors")
    result = both(SECOND, third)
    assert [conflict.about for conflict in result.conflicts] == [("A02",)]


def test_a_coding_without_the_groups() -> None:
    bare = FIRST.blind("ASL", groups=False).create("People").move(["A01", "A02"], to="People")
    result = both(FIRST, bare)
    assert result.take("mine").hierarchy["Trainees"].actions == ("A01",)
    assert result.take("theirs").hierarchy["People"].actions == ("A01", "A02")


def test_nothing_was_coded_yet() -> None:
    result = both(FIRST, FIRST.blind("ASL"))
    assert result.complete
    assert result.hierarchy.tree.members == FIRST.tree.members
    fresh = study("PV")
    assert both(fresh, fresh.blind("ASL")).complete


@pytest.mark.parametrize("groups", [True, False])
@given(data=st.data())
def test_whatever_the_second_does(groups: bool, data: st.DataObject) -> None:  # noqa: FBT001
    first = data.draw(edited(FIRST, 4))
    if any(not node.label.strip() for node in first.tree.nodes.values()):
        return
    second = data.draw(edited(first.blind("ASL", groups=groups)))
    result = both(first, second)
    check_tree(result.hierarchy.tree, FIRST.actions.ids)
    for side in ("mine", "theirs"):
        taken = result.take(side)
        assert taken.conflicts == ()
        check_tree(taken.hierarchy.tree, FIRST.actions.ids)
