"""Whatever two analysts do: every edit is made, agreed, listed or explained."""

from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from actionclust import Hierarchy, combine
from actionclust.coding.combining.branches import touched_values
from actionclust.coding.edits import Merge, Redo, Undo
from actionclust.coding.edits.references import named_actions
from actionclust.coding.log.entry import LogEntry
from actionclust.coding.tree.tree import Aside
from tests.coding.analysts import ASL, PV, START, both
from tests.coding.strategies import edited
from tests.coding.studies import check_tree


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Hierarchy, Hierarchy, Hierarchy]:
    """Draw a shared beginning, and what two analysts made of it."""
    shared = draw(edited(START.by("both"), 4))
    return shared, draw(edited(shared.by("PV"))), draw(edited(shared.by("ASL")))


def net(shared: Hierarchy, side: Hierarchy) -> list[LogEntry]:
    """Give what holds on a side, and what it did with the shared log."""
    since = len(shared.entries)
    before, after = set(shared.history.done), set(side.history.done)
    about = {shared.entries[place].id for place in before ^ after if place < since}
    turned: dict[str, LogEntry] = {}
    for entry in side.entries[since:]:
        if isinstance(entry.edit, (Undo, Redo)) and entry.edit.entry in about:
            turned[entry.edit.entry] = entry
    return [*turned.values(), *(side.entries[place] for place in sorted(after) if place >= since)]


def led(h: Hierarchy, place: object) -> object:
    """Follow a place through the merges that hold."""
    for number in h.history.done:
        edit = h.entries[number].edit
        if isinstance(edit, Merge) and place in edit.groups:
            place = edit.into
    return place


@settings(max_examples=150)
@given(pairs())
def test_every_edit_is_made_agreed_listed_or_explained(
    drawn: tuple[Hierarchy, Hierarchy, Hierarchy],
) -> None:
    shared, one, other = drawn
    result = both(one, other)
    check_tree(result.hierarchy.tree, START.actions.ids)
    assert result.hierarchy.entries[: len(shared.entries)] == shared.entries
    again = START.apply(result.hierarchy.entries)
    assert (again, again.entries) == (result.hierarchy, result.hierarchy.entries)

    made = {(entry.time, entry.analyst) for entry in result.hierarchy.entries}
    listed = {entry.id for c in result.conflicts for entry in (c.one, c.other)}
    explained = {entry.id for entry in result.left_out}
    agreed = {entry.id for entry in result.agreed}
    undone_by_both: dict[str, int] = {}
    for entry in (*net(shared, one), *net(shared, other)):
        if isinstance(entry.edit, (Undo, Redo)):
            undone_by_both[entry.edit.entry] = undone_by_both.get(entry.edit.entry, 0) + 1
    for entry in (*net(shared, one), *net(shared, other)):
        if isinstance(entry.edit, (Undo, Redo)) and undone_by_both[entry.edit.entry] == 2:
            continue
        ways = [
            (entry.time, entry.analyst) in made,
            entry.id in listed,
            entry.id in explained,
            entry.id in agreed,
        ]
        # an edit of several things can be made in part
        assert any(ways), str(entry)
        things = max(len(touched_values(entry.change)), len(named_actions(entry.edit)))
        assert ways.count(True) == 1 or things > 1, (str(entry), ways)
    assert all(c.one.analyst == "ASL" and c.other.analyst == "PV" for c in result.conflicts)
    assert all(conflict.about for conflict in result.conflicts)
    assert len(result.reasons) == len(result.left_out)
    assert all(result.reasons)


@settings(max_examples=100)
@given(pairs())
def test_what_is_complete_is_what_both_wanted(
    drawn: tuple[Hierarchy, Hierarchy, Hierarchy],
) -> None:
    shared, one, other = drawn
    result = both(one, other)
    known = len(shared.history.done)
    went_on = all(side.history.done[:known] == shared.history.done for side in (one, other))
    if not result.complete or result.renumbered or not went_on:
        return
    for action in START.actions.ids:
        ends = [side.place(action) for side in (shared, one, other)]
        if isinstance(ends[0], Aside) and ends[1] != ends[0] != ends[2]:
            continue
        wanted = {end for end in ends[1:] if end != ends[0]} or {ends[0]}
        assert result.hierarchy.place(action) in {led(result.hierarchy, end) for end in wanted}
    for id_ in shared.tree.nodes:
        nodes = [side.tree.nodes.get(id_) for side in (shared, one, other, result.hierarchy)]
        assert (nodes[3] is None) == (nodes[1] is None or nodes[2] is None)
        for name in ("label", "parent", "rule"):
            old, *new, end = (getattr(node, name, None) for node in nodes)
            if nodes[3] is not None:
                assert end in ({value for value in new if value != old} or {old})


@given(pairs())
def test_with_oneself_and_with_nothing(drawn: tuple[Hierarchy, Hierarchy, Hierarchy]) -> None:
    shared, one, _ = drawn
    for result in (both(one, one), both(one, shared)):
        assert result.complete
        assert result.hierarchy == one
    assert combine(one, one).hierarchy.entries == one.entries


@given(pairs())
def test_two_who_did_the_same(drawn: tuple[Hierarchy, Hierarchy, Hierarchy]) -> None:
    _, one, _ = drawn
    done = [one.entries[place].edit for place in one.history.done]
    ours, theirs = PV.apply(done), ASL.apply(done)
    result = both(ours, theirs)
    assert result.complete
    assert result.hierarchy == ours == one
    assert len(result.agreed) == len(done)


@given(pairs(), st.data())
def test_two_who_did_the_same_at_first(
    drawn: tuple[Hierarchy, Hierarchy, Hierarchy], data: st.DataObject
) -> None:
    _, one, _ = drawn
    done = [one.entries[place].edit for place in one.history.done]
    ours, theirs = PV.apply(done), data.draw(edited(ASL.apply(done), 2))
    result = both(ours, theirs)
    if theirs.history.done[: len(done)] == ours.history.done:
        assert result.hierarchy == theirs or not result.complete
    check_tree(result.hierarchy.tree, START.actions.ids)


@given(pairs(), st.sampled_from(["mine", "theirs"]))
def test_taking_one_side_leaves_no_conflict(
    drawn: tuple[Hierarchy, Hierarchy, Hierarchy], side: Literal["mine", "theirs"]
) -> None:
    _, one, other = drawn
    before = combine(one, other)
    after = before.take(side)
    assert after.conflicts == ()
    check_tree(after.hierarchy.tree, START.actions.ids)
    assert START.apply(after.hierarchy.entries) == after.hierarchy
    turned = combine(other, one).take("theirs" if side == "mine" else "mine")
    assert turned.hierarchy == after.hierarchy
    assert turned.given_up == after.given_up
    if not before.conflicts:
        assert after.hierarchy.entries == before.hierarchy.entries
    loser = "PV" if side == "theirs" else "ASL"
    assert {entry.analyst for entry in after.given_up} <= {loser}
    # one after the other leads there too
    step = before
    while step.conflicts:
        step = step.take(side, len(step.conflicts) - 1)
    assert step.hierarchy == after.hierarchy or step.left_out or after.left_out


@given(pairs())
def test_what_is_taken_holds(drawn: tuple[Hierarchy, Hierarchy, Hierarchy]) -> None:
    shared, one, other = drawn
    after = combine(one, other).take("mine")
    known = len(shared.history.done)
    went_on = all(side.history.done[:known] == shared.history.done for side in (one, other))
    if after.left_out or after.renumbered or not went_on:
        return
    for action in START.actions.ids:
        ends = [side.place(action) for side in (shared, one, after.hierarchy)]
        if ends[0] != ends[1] and not isinstance(ends[1], Aside):
            assert ends[2] in {ends[1], led(after.hierarchy, ends[1])}
