from actionclust.coding.combining.branches import steps
from actionclust.coding.combining.conflicts import GIVEN_UP, builds_on, without_conflicts
from tests.coding.studies import study

H = study()


def test_a_conflict_can_lead_to_another() -> None:
    # what is left of one side without the first conflict is looked at again
    one = H.move("A01", to="S02").move(["A01", "A04"], to="S03").rename("S03", "Portal")
    other = H.move("A04", to="C03").move("A01", to="S03")
    found = without_conflicts(steps(one.entries, H.tree), steps(other.entries, H.tree))
    assert [(str(c.one), str(c.other), c.about) for c in found.conflicts] == [
        ("moved A04 from S02 to S03", "moved A04 from S02 to C03", ("A04",)),
    ]
    assert [str(step.entry) for step in found.first] == [
        "moved A01 from S01 to S02",
        "moved A01 from S02 to S03",
        "called S03 'Portal', which was 'Portals'",
    ]
    assert [str(step.entry) for step in found.second] == ["moved A01 from S01 to S03"]
    assert found.left_out == ()


def test_an_edit_that_cannot_be_divided_is_looked_at_again_without_it() -> None:
    one = H.rename("S01", "Care").describe("S01", "x")
    other = H.move("A01", to="S02").delete("S01")
    found = without_conflicts(steps(one.entries, H.tree), steps(other.entries, H.tree))
    assert {(str(c.one), str(c.other)) for c in found.conflicts} == {
        ("called S01 'Care', which was 'Nurses'", str(other.last)),
        ("wrote the rule of S01", str(other.last)),
    }
    assert [str(step.entry) for step in found.second] == ["moved A01 from S01 to S02"]


def test_what_a_side_gave_up_is_taken_out_with_what_builds_on_it() -> None:
    one = H.move(["A01", "A02"], to="S02").pin("A01").rename("S01", "Care")
    other = H.move("A01", to="S03")
    found = without_conflicts(
        steps(one.entries, H.tree),
        steps(other.entries, H.tree),
        given_up=({("place", "A01")}, ()),
    )
    assert found.conflicts == found.left_out == ()
    assert [(str(entry), why) for entry, why in found.given_up] == [
        ("moved A01 from S01 to S02", GIVEN_UP),
        ("pinned A01", GIVEN_UP),
    ]
    assert [str(step.entry) for step in found.first] == [
        "moved A02 from S01 to S02",
        "called S01 'Care', which was 'Nurses'",
    ]


def test_nothing_against_nothing() -> None:
    every = tuple(steps(H.pin("A01").entries, H.tree))
    assert without_conflicts(every, ()).first == every
    assert without_conflicts((), every).second == every
    assert without_conflicts((), ()).conflicts == ()


def test_the_reason() -> None:
    assert builds_on(H.pin("A01").entries[0]) == (
        "it builds on an edit that was not made: pinned A01"
    )
