"""What only edits from files can ask for: the verbs choose ids and levels themselves."""

import pytest

from actionclust import EditError, edits
from actionclust.coding.edits import Edit, Part, Placement
from actionclust.coding.edits.rules import perform
from actionclust.coding.tree.draft import Draft
from tests.coding.studies import study

H = study()
CELL = Placement("S1", "micro")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (edits.Merge(("S01",), "S01"), "S01 cannot be merged into itself"),
        (edits.Merge(("S01", "S01"), "S02"), "S01 is named more than once"),
        (
            edits.Split("S01", (Part("S03", ("A01",)),)),
            "S03 was used before, and ids are never used again; the next one is S04",
        ),
        (
            edits.Split("S01", (Part("C09", ("A01",)),)),
            "the id of a sub-cluster is S and a number from 1 on; got 'C09'",
        ),
        (
            edits.Split("S01", (Part("S04", ("A01",)), Part("S04", ("A02",)))),
            "S04 was used before, and ids are never used again; the next one is S05",
        ),
        (
            edits.Create("SC00", "super-cluster", "x"),
            "the id of a super-cluster is SC and a number from 1 on; got 'SC00'",
        ),
        (
            edits.Create("S1234567890123456", "sub-cluster", "x"),
            "the id of a sub-cluster is S and a number from 1 on; got 'S1234567890123456'",
        ),
        (edits.Create("S09", "theme", "x"), "'theme' is not a level; known: "),
        (edits.Group(("S01",), "C09", "theme"), "'theme' is not a level; known: "),
        (edits.Group(("S01",), "SC01", "cluster"), "SC01 is a super-cluster, not a cluster"),
        (
            edits.Group(("S01",), "C02x", "cluster"),
            "the id of a cluster is C and a number from 1 on; got 'C02x'",
        ),
        (
            edits.Assign("S9", (CELL,)),
            "there is no group or action 'S9'; known: 'SC01',",
        ),
        (
            edits.Assign("S01", (Placement("S6", "micro"),)),
            "'S6' is not a function of the Viable System Model; known: 'S1', 'S2', 'S3', 'S3*'",
        ),
        (
            edits.Assign("S01", (Placement("S1", " "),)),
            "the level of a place of S01 cannot be blank",
        ),
        (
            edits.Assign("S01", (CELL, Placement("S1", "micro", primary=True))),
            "S01 is placed twice in one function and level",
        ),
        (
            edits.Assign(
                "S01",
                (
                    Placement("S1", "micro", primary=True),
                    Placement("S2", "micro", primary=True),
                ),
            ),
            "S01 has more than one primary place",
        ),
        (edits.Assign("S01", ()), "S01 is already placed so"),
        (edits.Undo("ff"), "undo is not an edit of a tree"),
        (edits.Redo("ff"), "redo is not an edit of a tree"),
    ],
)
def test_what_cannot_be_made_is_told(edit: Edit, message: str) -> None:
    with pytest.raises(EditError) as caught:
        perform(edit, Draft(H.tree))
    assert str(caught.value).startswith(message)


def test_a_group_cannot_have_the_id_of_an_action() -> None:
    draft = Draft(H.tree)
    # the number is too high to be kept from groups by counting
    draft._places.own()["S2000000000"] = "S01"  # noqa: SLF001 - no study has such an id
    with pytest.raises(EditError) as caught:
        perform(edits.Create("S2000000000", "sub-cluster", "x"), draft)
    assert str(caught.value) == (
        "S2000000000 is the id of an action, so it cannot be that of a group"
    )


def test_numbers_may_be_left_out_but_not_filled_later() -> None:
    draft = Draft(H.tree)
    perform(edits.Create("S09", "sub-cluster", "x"), draft)
    with pytest.raises(EditError, match=r"^S07 was used before, .* the next one is S10$"):
        perform(edits.Create("S07", "sub-cluster", "y"), draft)


def test_functions_of_groups_and_actions() -> None:
    draft = Draft(H.tree)
    perform(edits.Assign("C01", (CELL,)), draft)
    perform(edits.Assign("A01", (Placement("E", "macro", confidence=0.5),)), draft)
    assert set(draft.placements) == {"C01", "A01"}
    perform(edits.Assign("C01", ()), draft)
    assert set(draft.placements) == {"A01"}


def test_an_error_is_an_input_error() -> None:
    assert issubclass(EditError, ValueError)
