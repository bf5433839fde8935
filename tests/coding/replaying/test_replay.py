from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust import (
    Hierarchy,
    InputError,
    cluster_actions,
    edits,
    from_codebook,
    read_actions,
    replay,
)
from actionclust.coding.project.moves_file import Moves, Suggestion, fingerprint, write_moves
from actionclust.coding.replaying.replay import Replay
from tests.coding.strategies import edited, edits_of
from tests.coding.studies import CODEBOOK, CODES, TEXTS, check_tree, study

H = study()
EDITED = (
    H.move(["A01", "A02"], to="S02", why="about doctors")
    .create("Midwives", parent="C01")
    .move("A03", to="Midwives")
    .merge(["C02", "C03"])
    .rename("S01", "Others")
    .undo()
)


def without(*missing: str) -> Hierarchy:
    """Give the small study without some of its actions."""
    texts = {id_: text for id_, text in TEXTS.items() if id_ not in missing}
    frame = pd.DataFrame({"id": list(texts), "text": list(texts.values())})
    codes = {id_: code for id_, code in CODES.items() if id_ in texts}
    return from_codebook(CODEBOOK, read_actions(frame), code=codes, analyst="KC")


def rows(result: Replay) -> list[tuple[str, ...]]:
    return [tuple(row) for row in result.report.to_numpy().tolist()]


# on the same data


def test_a_log_on_its_own_start() -> None:
    for changes in (EDITED, EDITED.entries):
        result = replay(changes, on=H)
        assert result.complete
        assert result.notes == ()
        assert result.hierarchy == EDITED
        assert result.hierarchy.entries == EDITED.entries
        assert list(result.report.columns) == ["edit", "analyst", "outcome", "what", "why"]
        assert rows(result)[0] == ("move", "PV", "made", "moved A01, A02 from S01 to S02", "")


@given(st.data())
def test_any_log_on_its_own_start(data: st.DataObject) -> None:
    h = data.draw(edited(H))
    result = replay(h, on=h.history_start)
    assert result.complete
    assert (result.hierarchy, result.hierarchy.entries) == (h, h.entries)


def test_nothing() -> None:
    result = replay([], on=H)
    assert (result.hierarchy, result.notes, result.complete) == (H, (), True)
    assert list(result.report.columns) == ["edit", "analyst", "outcome", "what", "why"]


def test_edits_without_a_log_are_by_the_analyst_of_the_hierarchy() -> None:
    result = replay([edits.Pin(("A01",))], on=H.by("KC"))
    assert rows(result) == [("pin", "KC", "made", "pinned A01", "")]
    assert result.hierarchy.entries[0].analyst == "KC"


def test_edits_after_other_edits() -> None:
    on = H.create("New").rename("S03", "One portal")
    result = replay(EDITED.entries, on=on)
    assert result.complete
    assert result.notes == ("groups with another id here: S04 is S05",)
    # the new group of the log is not the one that was there
    assert result.hierarchy["Midwives"].actions == ("A03",)
    assert result.hierarchy["New"].actions == ()
    assert result.hierarchy["S01"].label == "Nurses"
    assert rows(result)[2][3] == "moved A03 from S01 to S05"


# what does not fit


def test_actions_that_are_not_there() -> None:
    result = replay(EDITED, on=without("A01", "A03"))
    assert [row[2:] for row in rows(result)] == [
        ("partly made", "moved A02 from S01 to S02", "there is no action A01"),
        ("made", "made sub-cluster S04 'Midwives' in C01", ""),
        ("left out", "", "there is no action A03"),
        ("made", "merged C03 into C02", ""),
        ("made", "called S01 'Others', which was 'Nurses'", ""),
        ("made", "undid an edit; now S01 called 'Nurses'", ""),
    ]
    assert not result.complete
    assert result.hierarchy.analyst == "KC"
    assert {entry.analyst for entry in result.hierarchy.entries} == {"PV"}


def test_parts_without_actions_and_what_is_done_with_them() -> None:
    log = (
        H.split("S01", {"one": ["A01"], "two": ["A02"]})
        .describe("one", "first")
        .describe("two", "second")
    )
    result = replay(log, on=without("A01"))
    assert [row[2:] for row in rows(result)] == [
        ("partly made", "split S05 (1) off S01", "there is no action A01"),
        ("left out", "", "S04 is not here: none of its actions is here"),
        ("made", "wrote the rule of S05", ""),
    ]
    assert result.hierarchy["two"].rule == "second"


def test_a_group_that_is_not_made_takes_its_edits_along() -> None:
    log = H.create("x", parent="C01").move("A01", to="x").undo().rename("x", "y")
    result = replay(log.entries, on=H.delete("C01"))
    assert [row[2] for row in rows(result)] == ["left out"] * 4
    assert [row[4].split(";")[0] for row in rows(result)] == [
        "there is no group 'C01'",
        "S04 is not here: the edit that makes it was left out",
        "the edit that it is about was left out",
        "S04 is not here: the edit that makes it was left out",
    ]


def test_a_taken_id_is_not_taken_for_another_group() -> None:
    changes = [
        edits.Create("S04", "sub-cluster", "Midwives"),
        edits.Move(("A01",), "S04"),
        edits.Create("S04", "sub-cluster", "again"),
    ]
    on = H.create("New")
    result = replay(changes, on=on)
    assert result.hierarchy["Midwives"].actions == ("A01",)
    assert result.hierarchy["New"].actions == ()
    assert rows(result)[2][2:] == (
        "left out",
        "",
        "S05 was used before, and ids are never used again; the next one is S06",
    )
    # the same if the group cannot be made
    broken = [edits.Create("S04", "sub-cluster", " "), edits.Move(("A01",), "S04")]
    result = replay(broken, on=on)
    assert [row[2] for row in rows(result)] == ["left out", "left out"]
    assert result.hierarchy == on


def test_grouping_under_a_group_that_only_has_the_id() -> None:
    on = H.create("Other", level="cluster")
    result = replay([edits.Group(("S01",), "C04", "cluster", "Mine")], on=on)
    assert rows(result)[0][2:] == ("left out", "", "C04 is called 'Other' here and not 'Mine'")
    for label in ("Other", ""):
        assert replay([edits.Group(("S01",), "C04", "cluster", label)], on=on).complete
    # the log says that it made the group, so that there is no doubt
    log = H.group(["S01"], level="cluster", label="Mine")
    made = replay(log.entries, on=on)
    assert made.hierarchy["Mine"].id == "C05"
    # and here, that there was one, whatever it was called
    log = H.group(["S03"], into="C01").rename("C01", "Staff")
    assert replay(log.entries, on=H.rename("C01", "People")).complete


def test_rules_are_kept() -> None:
    result = replay(EDITED, on=H.pin("A01"))
    assert rows(result)[0][2:] == (
        "left out",
        "",
        "A01 is pinned and cannot be moved; free it first",
    )


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (edits.Move(5, "S01"), "move: actions must be a list of strings; got 5 (int)"),
        (edits.Group(("S01",), "X9", "cluster"), "the id of a cluster is C and a number from 1"),
        (edits.Group(("S01",), "C09", "theme"), "'theme' is not a level; known: "),
        (edits.Undo("ff"), "there is no entry 'ff' in the log"),
        (edits.Assign("S77", ()), "there is no group or action 'S77'; known: "),
    ],
)
def test_edits_that_never_fit(edit: edits.Edit, why: str) -> None:
    result = replay([edit], on=H)
    assert rows(result)[0][2] == "left out"
    assert rows(result)[0][4].startswith(why)
    assert result.hierarchy == H


def test_what_is_no_edit() -> None:
    with pytest.raises(InputError, match=r"^an edit is a value such as edits\.Move; got 'move'"):
        replay(["move"], on=H)


# on new data


SUBJECTS = {
    "nurses": ["train the nurses", "hire more nurses", "pay nurses well", "nurses in schools"],
    "data": ["share the data", "open data for all", "protect data"],
    "homes": ["build homes", "homes for the old"],
}
LATE = ["data of homes", "homes near homes", "more homes", "safe homes", "clean homes"]


def clustering(texts: list[str]) -> Hierarchy:
    return cluster_actions(texts, target=3, progress=False).to_hierarchy(analyst="PV")


def test_a_log_on_a_new_clustering_with_late_texts() -> None:
    texts = [text for subject in SUBJECTS.values() for text in subject]
    old, new = clustering(texts), clustering([*LATE, *texts])
    named = {}
    for h in (old, new):
        for id_ in h.groups().index:
            words = {h.actions.texts[h.actions.ids.index(action)] for action in h.members(id_)}
            subject = next(name for name, known in SUBJECTS.items() if set(known) & words)
            named[id(h), subject] = id_
    # more texts are about homes now, so that the numbers differ
    assert named[id(old), "homes"] != named[id(new), "homes"]
    log = old
    for subject in SUBJECTS:
        log = log.rename(named[id(old), subject], f"All about {subject}")
    log = log.group(list(named.values())[:2], level="cluster", label="People and data")
    result = replay(log, on=new)
    assert result.complete
    for subject in SUBJECTS:
        group = result.hierarchy[f"All about {subject}"]
        assert group.id == named[id(new), subject]
    assert result.notes[0].startswith("groups with another id here: ")


def test_a_log_on_late_actions() -> None:
    late = without("A01", "A10").actions.table
    late = pd.concat([late, pd.DataFrame({"id": ["B1", "B2"], "text": ["x", "y"]})])
    result = replay(EDITED, on=read_actions(late.reset_index(drop=True)))
    assert result.notes == (
        "2 actions are new, and unclustered",
        "2 actions are not there any more",
    )
    assert rows(result)[0][2] == "partly made"
    assert result.hierarchy["Midwives"].actions == ("A03",)
    assert result.hierarchy.unclustered["id"].tolist() == ["B1", "B2"]
    assert result.hierarchy.analyst == "PV"
    check_tree(result.hierarchy.tree, result.hierarchy.actions.ids)


def test_actions_need_a_hierarchy_to_be_replayed() -> None:
    with pytest.raises(InputError) as caught:
        replay(EDITED.entries, on=H.actions)
    assert str(caught.value) == (
        "replay on actions takes the hierarchy whose groups and log are meant; got tuple"
    )


def test_groups_that_are_not_found_again() -> None:
    on = H.merge(["S01", "S02"])
    result = replay(H.rename("S02", "Doctors in towns").rename("S03", "Portal"), on=on)
    assert result.notes == ("groups that are not found again here: S02",)
    assert rows(result)[0][4] == "S02 is not here: no group here shares most of its actions"
    assert rows(result)[1][2] == "made"


@given(st.data())
def test_any_log_on_any_other_state(data: st.DataObject) -> None:
    on = data.draw(edited(without("A01", "A06"), 5))
    log = data.draw(edited(H))
    result = replay(log, on=on)
    check_tree(result.hierarchy.tree, on.actions.ids)
    assert len(result.report) == len(log.entries)
    made = (result.report["outcome"] != "left out").sum()
    assert result.hierarchy.entries[: len(on.entries)] == on.entries
    assert len(result.hierarchy.entries) == len(on.entries) + made
    whole = result.report["outcome"] == "made"
    assert (result.report["why"] == "").tolist() == whole.tolist()
    assert result.complete == bool(whole.all())


# the moves of a reader


def test_moves_of_a_reader(tmp_path: Path) -> None:
    time = "2026-01-31T09:30:00.000+00:00"
    suggestions = (
        Suggestion(edits.Move(("A01",), "S02"), time, "Reader", "about doctors"),
        Suggestion(edits.SetAside(("A77",), "a slogan"), time, "Reader", ""),
    )
    path = write_moves(Moves(fingerprint(H.tree), suggestions), tmp_path / "moves.json")
    result = replay(path, on=H)
    assert result.notes == ()
    assert rows(result) == [
        ("move", "Reader", "made", "moved A01 from S01 to S02", ""),
        ("set_aside", "Reader", "left out", "", "there is no action A77"),
    ]
    (entry,) = result.hierarchy.entries
    assert (entry.time, entry.analyst, entry.why) == (time, "Reader", "about doctors")
    later = replay(str(path), on=H.pin("A09"))
    assert later.notes == ("the moves were suggested on another state of the hierarchy",)


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"^there is no file '.*moves\.json'"):
        replay(tmp_path / "moves.json", on=H)


def test_the_report_in_a_notebook() -> None:
    result = replay([edits.Create("S09", "sub-cluster", "<b>x</b>")], on=H)
    page = result._repr_html_()
    assert "&lt;b&gt;x" in page
    assert "<b>" not in page
    assert page == replay([edits.Create("S09", "sub-cluster", "<b>x</b>")], on=H)._repr_html_()


@given(st.data())
def test_drawn_edits_are_made_or_told(data: st.DataObject) -> None:
    changes = data.draw(st.lists(edits_of(H.tree), max_size=4))
    result = replay(changes, on=H)
    check_tree(result.hierarchy.tree, H.actions.ids)
    assert len(result.report) == len(changes)


@pytest.mark.parametrize("changes", [None, 3])
def test_what_is_no_edits_is_refused(changes: object) -> None:
    with pytest.raises(
        InputError,
        match=r"^replay takes a hierarchy, edits, or the path of a file of moves; got (None|int)",
    ):
        replay(changes, on=study())  # type: ignore[arg-type]  # the point of the test


# several groups, of which some are not found again

LOST = "S02 is not here: no group here shares most of its actions"


def without_doctors() -> Hierarchy:
    """Give the small study with the actions of S02 in two other groups."""
    return from_codebook(CODEBOOK, H.actions, code={**CODES, "A04": "Nurses", "A05": "Portals"})


def test_groups_that_are_found_are_put_together_merged_and_taken_apart() -> None:
    on = without_doctors()
    for log, what in (
        (H.group(["S01", "S02", "S03"], level="cluster", label="All"), "put S01, S03 into"),
        (H.merge(["S01", "S02", "S03"]), "merged S03 into S01"),
        (H.detach(["S01", "S02"]), "S01"),
    ):
        result = replay(log, on=on)
        ((_, _, outcome, said, why),) = rows(result)
        assert (outcome, why) == ("partly made", LOST)
        assert what in said
        check_tree(result.hierarchy.tree, on.actions.ids)
        assert replay(result.hierarchy, on=on).complete


def test_a_grouping_begins_with_the_first_groups_that_are_found() -> None:
    log = (
        H.group(["S02"], level="cluster", label="Staff")
        .group(["S01", "S03"], into="Staff")
        .rename("Staff", "People")
    )
    result = replay(log, on=without_doctors())
    assert [row[2] for row in rows(result)] == ["left out", "made", "made"]
    made = result.hierarchy.find("People")
    assert result.hierarchy.tree.children[made.id] == {"S01", "S03"}


def test_without_any_of_them_the_edit_is_left_out() -> None:
    result = replay(H.merge(["S01", "S02"], into="S02"), on=without_doctors())
    assert [row[2:] for row in rows(result)] == [("left out", "", LOST)]
