import pytest

import actionclust as ac
from actionclust.advice.decided_by_people import decided_by_people
from actionclust.coding.hierarchy.recording import recorded
from tests.advice.more_texts.workshops import first_workshop
from tests.coding.studies import study

H = first_workshop()
ONE, OTHER = H["S01"].actions, H["S02"].actions


@pytest.mark.parametrize(
    ("edited", "actions", "groups"),
    [
        (H, set(), set()),
        (H.move(ONE[0], to="S02"), {ONE[0]}, {"S02"}),
        (H.pin(ONE[1]), {ONE[1]}, set()),
        (H.set_aside(ONE[0]), {ONE[0]}, set()),
        (H.rename("S03", "Trees"), set(), {"S03"}),
        (H.merge(["S01", "S02"]), {*ONE, *OTHER}, {"S01"}),
        (H.split("S01", [[ONE[0]]]), set(ONE), {"S01", "S06"}),
        (H.group(["S01"], level="cluster", label="Staff"), set(), {"S01", "C01"}),
        (H.delete("S01"), set(ONE), set()),
        (H.move(ONE[0], to="S02").undo(), set(), set()),
    ],
)
def test_what_each_edit_decides(edited: ac.Hierarchy, actions: set[str], groups: set[str]) -> None:
    found = decided_by_people(edited)
    assert (found.actions, found.groups) == (actions, groups)


def test_what_a_machine_placed_is_no_decision_until_it_is_taken_back() -> None:
    moved = recorded(H, ac.edits.Move((ONE[0],), "S02"), "", "extend")
    assert decided_by_people(moved).actions == set()
    assert decided_by_people(moved.undo()).actions == {ONE[0]}
    assert decided_by_people(moved.undo().redo()).actions == set()


def test_a_code_tree_is_of_people() -> None:
    h = study()
    found = decided_by_people(h)
    assert found.groups == h.tree.nodes.keys()
    assert found.actions == set(h.actions.ids) - {"A10"}


def test_what_nobody_read_is_no_decision_and_a_reason_is_only_words() -> None:
    unread = recorded(H, ac.edits.Move((ONE[0],), "S02"), "shares words", "score")
    assert ONE[0] not in decided_by_people(unread).actions
    for said in ("placed by extend, with a confidence of 0.9", "taken as sure, unread: 0.9"):
        assert ONE[0] in decided_by_people(H.move(ONE[0], to="S02", why=said)).actions
