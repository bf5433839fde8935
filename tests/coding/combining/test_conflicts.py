from actionclust.coding.combining.branches import steps
from actionclust.coding.combining.conflicts import builds_on, without_conflicts
from tests.coding.studies import study

H = study()


def test_a_conflict_can_lead_to_another() -> None:
    # what is left of one side without the first conflict is looked at again
    one = H.move("A01", to="S02").move(["A01", "A04"], to="S03").rename("S03", "Portal")
    other = H.move("A04", to="C03").move("A01", to="S03")
    found = without_conflicts(steps(one.entries, H.tree), steps(other.entries, H.tree))
    assert [(str(c.one), str(c.other), c.about) for c in found.conflicts] == [
        ("moved A01, A04 from S02 to S03", "moved A04 from S02 to C03", ("A04",)),
        ("moved A01 from S01 to S02", "moved A01 from S01 to S03", ("A01",)),
    ]
    assert [str(step.entry) for step in found.first] == [
        "called S03 'Portal', which was 'Portals'"
    ]
    assert found.second == ()
    assert found.left_out == ()


def test_nothing_against_nothing() -> None:
    every = tuple(steps(H.pin("A01").entries, H.tree))
    assert without_conflicts(every, ()).first == every
    assert without_conflicts((), every).second == every
    assert without_conflicts((), ()).conflicts == ()


def test_the_reason() -> None:
    assert builds_on(H.pin("A01").entries[0]) == (
        "it builds on an edit that was not made: pinned A01"
    )
