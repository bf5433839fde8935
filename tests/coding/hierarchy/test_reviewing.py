"""What a second analyst says of places, and memos on texts and groups."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from actionclust import EditError, Hierarchy, InputError, load
from actionclust.coding.edits import Agree, Dispute, Note, Review, Settle
from actionclust.coding.tree.blinding import BLINDED
from actionclust.coding.tree.tree import Aside
from tests.coding.studies import study

H = study()
R = H.review(analyst="ASL")


def state(h: Hierarchy, id_: str) -> str | None:
    verdict = h.tree.reviews.get(id_)
    return None if verdict is None else verdict.state


def refused(message: str) -> AbstractContextManager[object]:
    return pytest.raises(EditError, match=f"^{re.escape(message)}$")


# the states of a review


def test_a_review_is_open_for_every_text() -> None:
    assert H.reviews.empty
    assert R.analyst == "ASL"
    assert R.last is not None
    assert R.last.edit == Review(H.actions.ids)
    assert R.last.analyst == "ASL"
    assert set(R.reviews["state"]) == {"open"}
    assert R.reviews["id"].tolist() == list(H.actions.ids)


def test_each_verb_brings_its_state() -> None:
    h = R.agree(["A01", "A02"], why="so do I").dispute("A04", why="about towns")
    h = h.settle("A05", to="Portals", why="towns have portals").settle("A10")
    assert [entry.edit for entry in h.entries[1:]] == [
        Agree(("A01", "A02")),
        Dispute(("A04",), "about towns"),
        Settle(("A05",), "S03"),
        Settle(("A10",)),
    ]
    assert [state(h, id_) for id_ in ("A01", "A02", "A03", "A04", "A05", "A10")] == [
        *("agreed", "agreed", "open", "disputed", "settled", "settled")
    ]
    assert h.place("A05") == "S03"
    assert h.place("A04") == "S02"
    assert h.tree.pinned == {"A05", "A10"}
    assert h.undo().undo().undo().undo().tree == R.tree


def test_a_text_can_be_spoken_of_without_a_review_of_all() -> None:
    assert H.agree("A01").reviews["id"].tolist() == ["A01"]
    assert H.dispute("A01", why="no").agree("A01").reviews["state"].tolist() == ["agreed"]


def test_the_table() -> None:
    h = R.dispute("A04", why="about towns").by("PV").dispute("A04", why="or villages?")
    h = h.agree("A01", why="yes").by("").settle("A04", to="S03", why="so be it")
    table = h.reviews.set_index("id")
    assert list(h.reviews) == [
        *("id", "text", "place", "label", "state", "comments", "analysts", "time")
    ]
    assert table.loc["A04", ["text", "place", "label", "state"]].tolist() == [
        *("train doctors", "S03", "Portals", "settled")
    ]
    said = "ASL: about towns; PV: or villages?; somebody: so be it"
    assert table.loc["A04", "comments"] == said
    assert table.loc["A04", "analysts"] == "ASL, PV, somebody"
    assert table.loc["A01", ["comments", "analysts"]].tolist() == ["PV: yes", "PV"]
    assert table.loc["A10", ["place", "label", "comments"]].tolist() == [None, None, ""]
    assert table["time"].is_monotonic_increasing is False
    assert str(table.loc["A04", "time"].isoformat(timespec="microseconds")) == h.entries[-1].time
    # what was taken back was not said
    assert h.undo().reviews.set_index("id").loc["A04", "state"] == "disputed"
    assert "so be it" not in h.undo().reviews.set_index("id").loc["A04", "comments"]


@pytest.mark.parametrize("verb", ["agree", "dispute"])
@pytest.mark.parametrize(
    "moved",
    [
        lambda h: h.move("A01", to="S02"),
        lambda h: h.set_aside("A01"),
        lambda h: h.split("S01", [["A01"]]),
        lambda h: h.delete("S01"),
    ],
)
def test_what_is_moved_by_hand_is_open_again(
    verb: str, moved: Callable[[Hierarchy], Hierarchy]
) -> None:
    h = getattr(R, verb)("A01", **({"why": "no"} if verb == "dispute" else {}))
    after = moved(h)
    assert state(after, "A01") == "open"
    assert after.undo() == h
    if verb == "dispute":
        assert after.reviews["comments"][0] == "ASL: no"


def test_putting_back_is_moving_too() -> None:
    h = R.set_aside("A01").agree("A01").restore("A01")
    assert state(h, "A01") == "open"


def test_what_was_said_goes_along_with_a_merge_and_a_new_label() -> None:
    h = R.agree("A01").dispute("A02", why="no").settle("A03")
    h = h.merge(["S02", "S01"]).rename("S02", "Staff")
    assert [state(h, id_) for id_ in ("A01", "A02", "A03")] == ["agreed", "disputed", "settled"]
    assert h.place("A03") == "S02"


def test_texts_that_stay_in_a_split_group_stay_agreed() -> None:
    assert state(R.agree(["A01", "A02"]).split("S01", [["A01"]]), "A02") == "agreed"


def test_what_was_settled_does_not_come_back_as_disputed() -> None:
    h = R.settle("A01", to="S02")
    message = "A01 is settled; open it again first, with review"
    for again in (
        lambda: h.dispute("A01", why="no"),
        lambda: h.agree("A01"),
        lambda: h.settle("A01", to="S03"),
    ):
        with refused(message):
            again()
    with refused("A01 is pinned and cannot be moved; free it first"):
        h.move("A01", to="S03")
    with refused("A01, A02 are settled; open them again first, with review"):
        h.settle("A02").agree(["A01", "A02"])


def test_it_is_opened_again_by_intention() -> None:
    h = R.settle("A01", to="S02")
    freed, opened = h.pin("A01", pinned=False), h.review(actions="A01")
    assert state(freed, "A01") == state(opened, "A01") == "open"
    assert freed.tree == opened.tree
    assert freed.move("A01", to="S03").settle("A01").place("A01") == "S03"
    assert state(H.pin("A01").pin("A01", pinned=False), "A01") is None


def test_what_is_refused() -> None:
    with refused("A01, A02 are open already"):
        R.review(actions=["A01", "A02"])
    with refused(
        "every action is under review already; go on with by(analyst), or name those to open "
        "again: review(actions=[...])"
    ):
        R.review("PV")
    with refused("A01 is agreed already"):
        R.agree("A01").agree("A01")
    with refused("A01 is disputed with that comment already"):
        R.dispute("A01", why="no").dispute("A01", why="no")
    with refused("an action is disputed with a comment, which says why; got a blank one"):
        R.dispute("A01", why=" ")
    with refused("there is no action 'A99'; did you mean 'A09'?"):
        R.agree("A99")
    with refused("A01 is pinned and cannot be moved; free it first"):
        R.pin("A01").settle("A01", to="S02")
    assert state(R.pin("A01").settle("A01"), "A01") == "settled"


# memos


def test_memos_on_texts_and_groups() -> None:
    h = H.note("A01", "ask the hospitals").by("ASL").note("Doctors", "too wide?", why="a doubt")
    h = h.note("A01", "done")
    assert h.entries[0].edit == Note("A01", "ask the hospitals")
    assert h.entries[1].edit == Note("S02", "too wide?")
    table = h.memos
    assert list(table) == ["id", "level", "about", "memo", "analyst", "time"]
    assert table.drop(columns="time").to_numpy().tolist() == [
        ["A01", "action", "train nurses", "ask the hospitals", "PV"],
        ["S02", "sub-cluster", "Doctors", "too wide?", "ASL"],
        ["A01", "action", "train nurses", "done", "ASL"],
    ]
    assert [time.isoformat(timespec="microseconds") for time in table["time"]] == [
        entry.time for entry in h.entries
    ]
    assert h.undo().memos["memo"].tolist() == ["ask the hospitals", "too wide?"]


def test_a_memo_is_taken_away() -> None:
    h = H.note("A01", "one").note("A01", "two").note("A01", "one", kept=False)
    assert h.tree.memos == {"A01": ("two",)}
    assert str(h.last) == "took away a memo on A01: one"
    assert h.note("A01", "one").memos["memo"].tolist() == ["two", "one"]


def test_memos_of_a_merged_group_go_along_with_who_wrote_them() -> None:
    h = H.note("S01", "one").note("S02", "two").note("S02", "one")
    h = h.by("ASL").merge(["S02", "S01"])
    assert h.memos[["id", "memo", "analyst"]].to_numpy().tolist() == [
        ["S02", "two", "PV"],
        ["S02", "one", "PV"],
    ]
    h = H.note("S01", "one").by("ASL").merge(["S02", "S01"])
    assert h.memos[["id", "memo", "analyst"]].to_numpy().tolist() == [["S02", "one", "PV"]]
    assert h.undo().memos[["id", "analyst"]].to_numpy().tolist() == [["S01", "PV"]]


def test_memos_end_with_their_group_and_come_back() -> None:
    h = H.note("C03", "x").delete("C03")
    assert h.memos.empty
    assert h.undo().memos["memo"].tolist() == ["x"]


def test_memos_that_are_refused() -> None:
    with refused("a memo says something; got a blank text"):
        H.note("A01", "\n")
    with refused("A01 already has such memo"):
        H.note("A01", "x").note("A01", "x")
    with refused("A01 has no such memo"):
        H.note("A01", "x", kept=False)
    with pytest.raises(EditError, match=r"^there is no group 'Doctor'; did you mean 'Doctors'"):
        H.note("Doctor", "x")


# a second coding


def test_a_blind_coding_has_the_groups_and_nothing_of_the_first() -> None:
    h = R.pin("A01").note("S01", "memo").rename("S01", "Staff", why="a reason").create("New")
    blind = h.blind("ASL")
    assert (blind.analyst, blind.entries, blind.origin) == ("ASL", (), None)
    assert set(blind.tree.places.values()) == {Aside(BLINDED)}
    assert blind.tree.nodes == h.tree.nodes
    assert blind.tree.issued == h.tree.issued
    nothing = (blind.tree.pinned, blind.tree.placements, blind.tree.reviews, blind.tree.memos)
    assert not any(nothing)
    assert blind.actions is h.actions
    assert set(blind.unclustered["reason"]) == {BLINDED}
    bare = h.blind("ASL", groups=False)
    assert not bare.tree.nodes
    # ids are not used again, so that both can be put together
    assert bare.create("Other").last is not None
    assert list(bare.create("Other").tree.nodes) == ["S05"]


def test_a_blind_coding_is_saved_and_loaded(tmp_path: Path) -> None:
    coded = H.blind("ASL").move("A01", to="Doctors", why="they are doctors")
    again = load(coded.save(tmp_path / "blind.json"))
    assert (again, again.entries, again.analyst) == (coded, coded.entries, "ASL")
    assert load(H.blind("ASL", groups=False).save(tmp_path / "bare.json")).analyst == "ASL"


@pytest.mark.parametrize("name", ["", " \t", None])
def test_who_codes_blind_has_a_name(name: str) -> None:
    message = (
        "a second coding is told from the first by its analyst; "
        f"got {name!r} as the name of who codes next"
    )
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        H.blind(name)
