"""Taking one side where two edits conflict."""

import re

import pytest

from actionclust import SettingError
from actionclust.coding.combining.choices import Choice, conflict_places, things_given_up
from tests.coding.analysts import ASL, PV, START, both, told

ONE = PV.move(["A01", "A02"], to="S02", why="doctors").rename("S01", "Care").pin("A01")
OTHER = ASL.move("A01", to="S03", why="data").rename("S01", "Staff").describe("S01", "all of it")


def test_all_of_one_side() -> None:
    result = both(ONE, OTHER)
    assert [conflict.about for conflict in result.conflicts] == [("A01",), ("S01",)]
    mine = result.take("mine", labels="drop")
    assert mine.complete
    assert mine.hierarchy == ONE.describe("S01", "all of it")
    assert [str(entry) for entry in mine.given_up] == [
        "moved A01 from S01 to S03",
        "called S01 'Staff', which was 'Nurses'",
    ]
    theirs = result.take("theirs", labels="drop")
    # what builds on what gave way gives way too
    assert [str(entry) for entry in theirs.given_up] == [
        "moved A01 from S01 to S02",
        "called S01 'Care', which was 'Nurses'",
        "pinned A01",
    ]
    assert theirs.hierarchy == OTHER.move("A02", to="S02")
    assert theirs.to_dict()["given_up"] == [str(entry) for entry in theirs.given_up]


def test_who_when_and_why_stay() -> None:
    mine = both(ONE, OTHER).take("mine")
    made = {(entry.analyst, entry.time, entry.why) for entry in mine.hierarchy.entries}
    assert (ONE.entries[0].analyst, ONE.entries[0].time, "doctors") in made


def test_some_and_then_others() -> None:
    result = both(ONE, OTHER)
    step = result.take("mine", 0)
    assert told(step)[0] == [
        ("called S01 'Staff', which was 'Nurses'", "called S01 'Care', which was 'Nurses'")
    ]
    assert step.hierarchy["S02"].actions == ("A01", "A02", "A04", "A05")
    last = step.take("theirs", [0])
    assert last.complete
    assert last.hierarchy["S01"].label == "Staff"
    assert last.choices == (
        Choice("mine", (("place", "A01"),)),
        Choice("theirs", (("label", "S01"),)),
    )
    assert result.take("mine", []).hierarchy == result.hierarchy
    assert len(result.conflicts) == 2


def test_the_label_that_gives_way_is_kept() -> None:
    result = both(ONE, OTHER)
    memo = result.take("mine").hierarchy
    assert memo["S01"].label == "Care"
    assert memo.memos[["id", "memo", "analyst"]].to_numpy().tolist() == [
        ["S01", 'called "Staff" by ASL', "ASL"]
    ]
    joined = result.take("theirs", labels="join").hierarchy
    assert joined["S01"].label == "Staff / Care"
    assert joined.last is not None
    assert (joined.last.analyst, joined.last.why) == ("PV", "both labels are kept")
    assert result.take("mine", labels="drop").hierarchy.memos.empty


def test_a_conflict_comes_to_light_when_another_is_taken() -> None:
    one = PV.create("New").move("A01", to="New").rename("New", "Newer")
    other = ASL.delete("S01").move("A01", to="S03")
    result = both(one, other)
    assert result.take("mine").conflicts == result.take("theirs").conflicts == ()
    assert result.take("mine").hierarchy.place("A01") == "S04"
    assert result.take("theirs").hierarchy.place("A01") == "S03"


def test_a_group_that_one_ended_and_the_other_needs() -> None:
    one, other = PV.rename("S01", "Care").describe("S01", "x"), ASL.merge(["S02", "S01"])
    result = both(one, other)
    assert len(result.conflicts) == 2
    assert result.take("mine").hierarchy == one
    merged = result.take("theirs")
    assert merged.hierarchy == START.merge(["S02", "S01"])
    assert len(merged.given_up) == 2


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"side": "ours"}, "side must be one of 'mine', 'theirs'; got 'ours'; known: 'mine', "),
        ({"labels": "both"}, "labels must be one of 'memo', 'join', 'drop'; got 'both'"),
        ({"which": 2}, "which must be places of conflicts, from 0 to 1; got 2"),
        ({"which": [-1]}, "which must be places of conflicts, from 0 to 1; got -1"),
        ({"which": ["A01"]}, "which must be places of conflicts, from 0 to 1; got 'A01'"),
        ({"which": True}, "which must be places of conflicts, from 0 to 1; got True"),
    ],
)
def test_what_is_no_choice(wrong: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}"):
        both(ONE, OTHER).take(**{"side": "mine", **wrong})


def test_no_conflict_is_left() -> None:
    with pytest.raises(SettingError, match=r"^which must .* but there is none left; got 0$"):
        conflict_places(0, 0)


def test_what_a_side_gave_up() -> None:
    choices = [Choice("mine", (("place", "A01"),)), Choice("theirs", (("label", "S01"),))]
    assert things_given_up(choices, "mine") == {("label", "S01")}
    assert things_given_up(choices, "theirs") == {("place", "A01")}
