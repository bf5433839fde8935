from collections.abc import Callable

import pytest

from actionclust import EditError, Hierarchy
from actionclust.coding.tree.tree import Aside
from tests.coding.studies import study

H = study()


def test_move_one() -> None:
    h = H.move("A01", to="S02", why="about doctors")
    assert h.place("A01") == "S02"
    assert h.last is not None
    assert h.last.change.places == {"A01": ("S01", "S02")}
    assert (h.last.analyst, h.last.why) == ("PV", "about doctors")
    assert str(h.last) == "moved A01 from S01 to S02"
    assert H.place("A01") == "S01"


def test_move_several_by_label() -> None:
    h = H.move(["A01", "A04", "A10"], to=" doctors ")
    assert h["S02"].actions == ("A01", "A04", "A05", "A10")
    assert h.last is not None
    # what is there already is no change
    assert set(h.last.change.places) == {"A01", "A10"}


def test_move_to_a_wider_group() -> None:
    h = H.move("A01", to="SC03")
    assert [node.id for node in h.path("A01")] == ["SC03"]


def test_set_aside_and_restore() -> None:
    h = H.set_aside(["A01", "A04"], reason="off topic", why="not about care")
    assert h.place("A01") == Aside("off topic", "S01")
    assert h.unclustered["reason"].tolist() == ["off topic", "off topic", "not coded"]
    back = h.restore(["A04", "A01"])
    assert back == H
    assert [entry.edit.kind for entry in back.entries] == ["set_aside", "restore"]


def test_setting_aside_has_a_reason_of_its_own() -> None:
    assert H.set_aside("A01").place("A01") == Aside("set aside by an analyst", "S01")


def test_restore_from_a_deleted_group_that_came_back() -> None:
    assert H.delete("S02").undo().set_aside("A04").restore("A04") == H


def test_pin_and_free() -> None:
    h = H.pin(["A01", "A02"])
    assert h.tree.pinned == {"A01", "A02"}
    assert h.pin("A01", pinned=False).tree.pinned == {"A02"}
    # some of them are pinned already
    assert h.pin(["A02", "A03"]).tree.pinned == {"A01", "A02", "A03"}


def test_what_is_pinned_goes_along_with_its_group() -> None:
    h = H.pin("A01").merge(["S02", "S01"])
    assert h.place("A01") == "S02"
    assert "A01" in h.tree.pinned


@pytest.mark.parametrize(
    ("verb", "message"),
    [
        (
            lambda h: h.move("A1", to="S01"),
            "there is no action 'A1'; did you mean 'A01'?",
        ),
        (lambda h: h.move("A01", to="S1"), "there is no group 'S1'; did you mean 'S01'?"),
        (lambda h: h.move("A01", to="nurse"), "there is no group 'nurse'; did you mean 'Nurses'?"),
        (lambda h: h.move("A01", to=""), "there is no group ''; known: 'SC01',"),
        (lambda h: h.move("A01", to=None), "there is no group None; known: 'SC01', 'C01', 'S01'"),
        (lambda h: h.move([], to="S01"), "the edit names no actions"),
        (lambda h: h.move(7, to="S01"), "expected an id or several; got 7 (int)"),
        (lambda h: h.move([7], to="S01"), "move: actions must be a list of strings; got [7]"),
        (lambda h: h.move(["A01", "A01"], to="S02"), "A01 is named more than once"),
        (
            lambda h: h.move(["A01", "A02"], to="S01"),
            "nothing to move: A01, A02 are already in S01",
        ),
        (
            lambda h: h.pin("A01").move(["A01", "A02"], to="S02"),
            "A01 is pinned and cannot be moved; free it first",
        ),
        (lambda h: h.set_aside("A11"), "there is no action 'A11'; did you mean 'A10' or 'A01'"),
        (lambda h: h.set_aside("A10"), "A10 is already unclustered (not coded)"),
        (lambda h: h.set_aside("A01", reason=" "), "an action is set aside for a reason; got a"),
        (
            lambda h: h.pin("A01").set_aside("A01"),
            "A01 is pinned and cannot be set aside; free it first",
        ),
        (lambda h: h.restore("A01"), "A01 is not unclustered; it is in S01"),
        (lambda h: h.restore("A10"), "A10 was in no group before; move it to one"),
        (
            lambda h: h.delete("S02").restore("A04"),
            "A04 was in S02, which no longer exists; move it to a group",
        ),
        (lambda h: h.set_aside("A01").pin("A01").restore("A01"), "A01 is pinned and cannot be re"),
        (lambda h: h.pin("A01").pin("A01"), "A01 is already pinned"),
        (lambda h: h.pin(["A01", "A02"], pinned=False), "A01, A02 are already free"),
        (lambda h: h.pin("A01", pinned="yes"), "pin: pinned must be true or false; got 'yes'"),
        (lambda h: h.move("A01", to="S02", why=3), "why must be a string; got 3 (int)"),
    ],
)
def test_what_cannot_be_done_is_told(verb: Callable[[Hierarchy], Hierarchy], message: str) -> None:
    with pytest.raises(EditError) as caught:
        verb(H)
    assert str(caught.value).startswith(message)
    assert study() == H
