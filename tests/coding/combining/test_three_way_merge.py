"""Two analysts from one start: what goes together is made, and all else is listed or explained."""

import re

import pandas as pd
import pytest

from actionclust import Hierarchy, InputError, combine, edits, read_actions
from actionclust.coding.log.history import History
from tests.coding.analysts import ASL, PV, START, both, told

# what goes together


def test_edits_of_different_things() -> None:
    one = PV.move("A01", to="S02").rename("S03", "One portal")
    other = ASL.merge(["C02", "C03"]).pin("A09")
    result = both(one, other)
    assert result.complete
    assert result.hierarchy == START.apply([*one.entries, *other.entries])
    assert [entry.analyst for entry in result.hierarchy.entries] == ["ASL", "ASL", "PV", "PV"]
    assert repr(result) == "<4 edits together, 0 conflicts, 0 left out, 0 the same>"


def test_different_sides_of_one_group() -> None:
    result = both(PV.rename("S01", "Care"), ASL.describe("S01", "nurses").detach("S01"))
    assert result.complete
    assert result.hierarchy == START.rename("S01", "Care").describe("S01", "nurses").detach("S01")


def test_a_shared_beginning_is_kept() -> None:
    shared = START.rename("S01", "Care", why="first")
    result = both(shared.by("PV").delete("S02"), shared.by("ASL").delete("S03"))
    assert result.complete
    assert result.hierarchy.entries[:1] == shared.entries
    assert result.hierarchy == START.rename("S01", "Care").delete("S02").delete("S03")


def test_what_was_taken_back_does_not_count() -> None:
    result = both(PV.rename("S01", "Care").undo(), ASL.rename("S01", "Staff"))
    assert result.complete
    assert result.hierarchy["S01"].label == "Staff"


def test_the_same_edits_are_made_once() -> None:
    one = PV.move("A01", to="S02").rename("S01", "Care").create("New")
    other = ASL.create("New").rename("S01", "Care").move("A01", to="S02")
    result = both(one, other)
    assert result.complete
    assert result.hierarchy == one
    assert [entry.analyst for entry in result.agreed] == ["PV"] * 3


def test_a_part_of_a_larger_edit() -> None:
    result = both(PV.move(["A01", "A02"], to="S02"), ASL.move(["A02", "A03"], to="S02"))
    assert result.complete
    assert result.hierarchy["S02"].actions == ("A01", "A02", "A03", "A04", "A05")
    aside = both(PV.set_aside(["A01", "A02"]), ASL.set_aside(["A02", "A03"]))
    assert aside.complete
    assert len(aside.hierarchy.unclustered) == 4
    merged = both(PV.merge(["S01", "S02"]), ASL.merge(["S01", "S02", "S03"]))
    assert merged.complete
    assert set(merged.hierarchy.groups("sub-cluster").index) == {"S01"}
    wider = both(PV.detach(["S01", "S02"]), ASL.detach(["S02", "S03"]))
    assert wider.complete
    assert wider.hierarchy == START.detach(["S01", "S02", "S03"])


def test_both_came_to_the_same_by_other_ways() -> None:
    result = both(PV.move("A01", to="S03").move("A01", to="S02"), ASL.move("A01", to="S02"))
    assert result.complete
    assert result.hierarchy.place("A01") == "S02"


# new groups


def test_different_new_groups_get_different_ids() -> None:
    one = PV.create("Midwives").move("A01", to="S04")
    other = ASL.create("Porters").move("A04", to="S04").create("Cooks")
    result = both(one, other)
    assert result.complete
    labels = {id_: result.hierarchy[id_].label for id_ in ("S04", "S05", "S06")}
    assert labels == {"S04": "Porters", "S05": "Cooks", "S06": "Midwives"}
    assert result.hierarchy["Midwives"].actions == ("A01",)
    assert result.hierarchy["Porters"].actions == ("A04",)
    assert result.renumbered == {"S04": "S06"}
    assert result.notes == ("S04 of PV is S06 here",)


def test_the_same_new_group_is_one_whatever_its_number() -> None:
    one = PV.group(["S01", "S03"], level="cluster", label="Mixed").rename("C04", "Both")
    other = ASL.create("Else", level="cluster").group(
        ["S01", "S03"], level="cluster", label="Mixed"
    )
    result = both(one, other.describe("Mixed", "all of it"))
    assert result.complete
    assert result.hierarchy["Both"].rule == "all of it"
    assert result.hierarchy["Both"].children == ("S01", "S03")
    assert len(result.hierarchy.groups("cluster")) == 5


def test_the_same_split_is_made_once() -> None:
    parts = {"Training": ["A01"]}
    result = both(PV.split("S01", parts), ASL.create("x").split("S01", parts))
    assert result.complete
    assert len(result.hierarchy.groups("sub-cluster")) == 5


def test_numbers_that_were_used_and_taken_back() -> None:
    one = PV.create("a").undo().create("b")
    other = ASL.create("c")
    result = both(one, other)
    assert result.complete
    labels = set(result.hierarchy.groups("sub-cluster")["label"])
    assert labels == {"Nurses", "Doctors", "Portals", "b", "c"}


# conflicts


def test_two_places_for_one_action() -> None:
    result = both(
        PV.move(["A01", "A02"], to="S02", why="doctors"), ASL.move("A01", to="S03", why="data")
    )
    assert told(result) == ([("moved A01 from S01 to S03", "moved A01 from S01 to S02")], [])
    (conflict,) = result.conflicts
    assert conflict.about == ("A01",)
    assert conflict.things == (("place", "A01"),)
    assert (conflict.one.analyst, conflict.other.analyst) == ("ASL", "PV")
    # the rest of an edit is made
    assert result.hierarchy == START.move("A02", to="S02")
    assert not result.complete
    assert result.report.to_dict("records") == [
        {
            "about": "A01",
            "one": "moved A01 from S01 to S03",
            "by": "ASL",
            "why": "data",
            "other": "moved A01 from S01 to S02",
            "by other": "PV",
            "why other": "doctors",
        }
    ]


def test_no_conflicts_make_an_empty_report() -> None:
    report = both(PV, ASL).report
    assert len(report) == 0
    assert list(report.columns) == ["about", "one", "by", "why", "other", "by other", "why other"]


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (PV.rename("S01", "Care"), ASL.rename("S01", "Staff"), ("S01",)),
        (PV.describe("S01", "a"), ASL.describe("S01", "b"), ("S01",)),
        (PV.group("S01", into="C02"), ASL.group("S01", into="SC03"), ("S01",)),
        (PV.set_aside("A01"), ASL.set_aside("A01", reason="off topic"), ("A01",)),
        (
            PV.apply([edits.Assign("C01", (edits.Placement("S1", "micro"),))]),
            ASL.apply([edits.Assign("C01", (edits.Placement("S2", "micro"),))]),
            ("C01",),
        ),
        # one ends what the other needs
        (PV.move("A10", to="S01"), ASL.delete("S01"), ("S01",)),
        (PV.rename("S01", "Care"), ASL.merge(["S02", "S01"]), ("S01",)),
        (PV.create("x", parent="C01"), ASL.ungroup("C01"), ("C01",)),
        (
            PV.apply([edits.Assign("C01", (edits.Placement("S1", "micro"),))]),
            ASL.ungroup("C01"),
            ("C01",),
        ),
        # one settles what the other moves
        (PV.pin("A01"), ASL.move("A01", to="S02"), ("A01",)),
        (PV.pin("A01").pin("A01", pinned=False).pin("A01"), ASL.move("A01", to="S02"), ("A01",)),
        # what is split off or left goes under the group above, which the other changed
        (PV.split("S01", [["A01"]]), ASL.detach("S01"), ("S01",)),
        (PV.delete("C01"), ASL.detach("C01"), ("C01",)),
        # one says that a text is in the right place, or not, and the other moves it
        (PV.agree("A01"), ASL.move("A01", to="S02"), ("A01",)),
        (PV.dispute("A01", why="not care"), ASL.move("A01", to="S02"), ("A01",)),
        (PV.settle("A01"), ASL.move("A01", to="S02"), ("A01",)),
        (PV.settle("A01", to="S03"), ASL.settle("A01", to="S02"), ("A01",)),
        (PV.agree("A01"), ASL.dispute("A01", why="not care"), ("A01",)),
        (PV.note("S01", "memo"), ASL.delete("S01"), ("S01",)),
    ],
)
def test_each_conflict_names_both_edits(
    one: Hierarchy, other: Hierarchy, about: tuple[str, ...]
) -> None:
    result = both(one, other)
    assert [conflict.about for conflict in result.conflicts] == [about]
    (conflict,) = result.conflicts
    assert (conflict.one, conflict.other) == (other.last, one.last)
    assert result.hierarchy == START


def test_a_merge_is_made_where_only_single_texts_are_in_dispute() -> None:
    result = both(PV.move("A01", to="S02"), ASL.merge(["S03", "S01"]))
    assert told(result) == ([("moved A01 from S01 to S03", "moved A01 from S01 to S02")], [])
    assert result.hierarchy == START.merge(["S03", "S01"])
    assert both(PV.pin("A01"), ASL.merge(["S02", "S01"])).hierarchy == START.merge(["S02", "S01"])


def test_comments_and_memos_of_both_are_kept() -> None:
    one = PV.dispute("A01", why="too wide").note("A01", "ask").note("S02", "ask")
    other = ASL.dispute(["A01", "A02"], why="about data").note("A01", "ask").note("A01", "who?")
    result = both(one, other)
    assert result.complete
    assert result.hierarchy.tree.reviews["A01"].comments == ("about data", "too wide")
    assert result.hierarchy.reviews["comments"].tolist() == [
        "ASL: about data; PV: too wide",
        "ASL: about data",
    ]
    assert result.hierarchy.memos[["id", "memo", "analyst"]].to_numpy().tolist() == [
        ["A01", "ask", "ASL"],
        ["A01", "who?", "ASL"],
        ["S02", "ask", "PV"],
    ]


def test_what_does_not_rest_on_the_group_above_goes_together() -> None:
    assert both(PV.delete("S01"), ASL.detach("C01")).complete
    assert both(PV.pin("A01").pin("A01", pinned=False), ASL.move("A01", to="S02")).complete


def test_settling_again_what_is_settled() -> None:
    shared = START.pin("A01")
    other = shared.by("ASL").pin("A01", pinned=False).move("A01", to="S02")
    result = both(shared.by("PV").pin(["A01", "A02"]), other)
    assert told(result) == ([("moved A01 from S01 to S02", "pinned A01")], [])
    assert result.hierarchy == START.pin("A01").pin("A01", pinned=False).pin("A02")


def test_what_builds_on_a_conflict_is_left_out() -> None:
    one = PV.move("A01", to="S02").pin("A01").rename("S01", "Care")
    result = both(one, ASL.move("A01", to="S03"))
    conflicts, left_out = told(result)
    assert conflicts == [("moved A01 from S01 to S03", "moved A01 from S01 to S02")]
    assert left_out == ["pinned A01"]
    assert result.reasons == ("it builds on an edit that was not made: moved A01 from S01 to S02",)
    assert result.hierarchy == START.rename("S01", "Care")


def test_groups_that_are_not_made_take_their_edits_along() -> None:
    one = (
        PV.group(["S01"], level="cluster", label="New")
        .describe("New", "x")
        .create("inside", parent="New")
    )
    result = both(one, ASL.group("S01", into="C02"))
    _, left_out = told(result)
    assert left_out == ["wrote the rule of C04", "made sub-cluster S04 'inside' in C04"]


def test_earlier_edits_about_what_is_disputed_are_left_out() -> None:
    one = PV.move(["A01", "A02"], to="S02").move("A01", to="SC03")
    result = both(one, ASL.move("A01", to="S03"))
    conflicts, left_out = told(result)
    assert conflicts == [("moved A01 from S01 to S03", "moved A01 from S02 to SC03")]
    assert left_out == ["moved A01 from S01 to S02"]
    assert result.reasons == ("the two disagree about A01",)
    assert result.hierarchy == START.move("A02", to="S02")


def test_what_both_did_stands_beside_what_they_dispute() -> None:
    one = PV.move(["A01", "A02"], to="S02")
    other = ASL.move("A01", to="S02").move("A02", to="S03")
    result = both(one, other)
    assert told(result) == ([("moved A02 from S01 to S03", "moved A02 from S01 to S02")], [])
    assert result.hierarchy == START.move("A01", to="S02")


# what cannot be combined


def test_other_starts_and_other_actions() -> None:
    message = (
        "combine takes two hierarchies that began from the same one; these have other actions "
        "or another start: use diff to see how they differ"
    )
    frame = pd.DataFrame({"id": START.actions.ids, "text": "something else"})
    other_texts = Hierarchy(actions=read_actions(frame), history=START.history)
    later = START.rename("S01", "Care").tree
    other_start = Hierarchy(actions=START.actions, history=History(later, later))
    for other in (other_texts, other_start):
        with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
            combine(START, other)
