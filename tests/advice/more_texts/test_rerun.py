import json

import numpy as np
import pytest

import actionclust as ac
from actionclust.coding.tree.tree import Aside
from tests.advice.more_texts.workshops import FIRST, SECOND, first_workshop, frame
from tests.coding.studies import study

H = first_workshop()


@pytest.fixture(scope="module")
def example() -> ac.Hierarchy:
    return ac.cluster_actions(ac.datasets.load_example(), target=25, progress=False).to_hierarchy()


def test_without_a_change_nothing_changes() -> None:
    edited = H.rename("S01", "One").move("A01", to="S02")
    for again in (ac.rerun(edited), ac.rerun(edited, frame(FIRST), target=5)):
        assert again.hierarchy == edited
        assert again.hierarchy.entries == edited.entries
        assert again.report.empty
        assert again.notes == (
            "the communities are those that the study came from, so nothing changes",
        )
        assert set(again.groups["what"]) == {"kept"}


def test_new_texts_and_a_new_subject() -> None:
    found = ac.rerun(H, frame(SECOND), target=6, progress=False)
    h = found.hierarchy
    chess = str(h.place("B06"))
    assert chess not in H.tree.nodes
    assert h.place("B07") == h.place("B08") == chess
    assert h.place("B04") == h.place("A19")
    assert isinstance(h.place("B09"), Aside)
    rows = found.report.set_index("id")
    assert rows["why"]["B06"].startswith("its community is new: ")
    assert rows["before"].isna().sum() == 9
    assert found.groups.loc[chess, ["what", "before", "after"]].tolist() == ["new", 0, 3]
    assert h.log["why"].str.startswith("regrouped by rerun: ").all()
    assert set(h.log["made_by"]) == {"rerun"}
    assert h.origin is not None
    assert len(h.origin.community) == len(h)
    assert ac.rerun(h).report.empty


def test_a_smaller_target_ends_only_what_nobody_holds(example: ac.Hierarchy) -> None:
    held = example.rename("S24", "Four").group(["S25"], level="cluster", label="Five")
    found = ac.rerun(held, target=10, progress=False)
    assert {"S24", "S25", "C01"} <= set(found.hierarchy.tree.nodes)
    assert found.hierarchy.find("S24").label == "Four"
    assert found.groups.loc[["S24", "S25"], "by_people"].all()
    assert (found.groups["what"] == "ended").sum() >= 13
    assert found.notes[0].startswith("10 communities, as asked")


def test_a_larger_target_divides_what_nobody_holds(example: ac.Hierarchy) -> None:
    held = example.rename("S01", "One").move(example["S02"].actions[0], to="S03")
    found = ac.rerun(held, target=40, progress=False)
    assert found.hierarchy.find("S01").label == "One"
    assert found.hierarchy.place(example["S02"].actions[0]) == "S03"
    assert (found.groups["what"] == "new").sum() >= 10


def test_a_target_that_cannot_be_reached_is_told() -> None:
    found = ac.rerun(H, target=2, progress=False)
    assert found.hierarchy == H
    assert found.notes[1].startswith("5 communities instead of 2")


def test_texts_of_people_stay_against_their_community() -> None:
    home, away = str(H.place("A01")), str(H.place("A07"))
    moved = H.move(["A01", "A02", "A03"], to=away).pin("A08").set_aside("A20", reason="later")
    found = ac.rerun(moved, frame(SECOND), progress=False)
    h = found.hierarchy
    assert {h.place(id_) for id_ in ("A01", "A02", "A03")} == {away}
    assert h.place("A20") == Aside("later", str(H.place("A20")))
    assert h.place("A04") == home
    assert any("stay where people put them" in note for note in found.notes)
    assert "A01" not in set(found.report["id"])


def test_a_code_tree_is_kept_whole() -> None:
    h = study()
    found = ac.rerun(h, progress=False)
    assert {id_: found.hierarchy.place(id_) for id_ in h.actions.ids if id_ != "A10"} == {
        id_: h.place(id_) for id_ in h.actions.ids if id_ != "A10"
    }
    assert found.hierarchy.tree.nodes.items() >= h.tree.nodes.items()
    assert ac.rerun(found.hierarchy, progress=False).report.empty


def test_settings_are_those_of_the_study_unless_others_are_said() -> None:
    result = ac.cluster_actions(
        frame(FIRST), target=5, progress=False, min_size=3, stop_words=["night"]
    )
    h = result.to_hierarchy()
    found = ac.rerun(h, frame(SECOND), progress=False)
    assert found.hierarchy.origin is not None
    settings = found.hierarchy.origin.receipt["settings"]
    assert (settings["min_size"], settings["stop_words"]) == (3, ["night"])
    other = ac.rerun(h, frame(SECOND), progress=False, min_size=2).hierarchy.origin
    assert other is not None
    assert other.receipt["settings"]["min_size"] == 2
    with pytest.raises(ac.SettingError, match="target"):
        ac.rerun(h, target=0)


def test_vectors_are_passed_again() -> None:
    subject = np.repeat(np.eye(5), 6, axis=0) + np.linspace(0, 0.05, 150).reshape(30, 5)
    h = ac.cluster_actions(frame(FIRST), target=5, vectors=subject, progress=False).to_hierarchy()
    with pytest.raises(ac.SettingError, match="the further ones last, with vectors="):
        ac.rerun(h)
    assert ac.rerun(h, vectors=subject, progress=False).hierarchy == h
    late = ac.rerun(
        h, frame([("B1", "chess")]), vectors=np.vstack([subject, subject[[0]]]), progress=False
    )
    assert late.hierarchy.place("B1") == h.place("A01")


def test_the_order_of_the_rows_changes_nothing() -> None:
    one = ac.rerun(H, frame(SECOND), target=7, progress=False)
    mixed = frame(SECOND).sample(frac=1, random_state=3)
    other = ac.rerun(H, mixed, target=7, progress=False)
    assert other.hierarchy.tree == one.hierarchy.tree
    assert other.report.sort_values("id", ignore_index=True).equals(
        one.report.sort_values("id", ignore_index=True)
    )


def test_it_can_be_told_and_written() -> None:
    found = ac.rerun(H, frame(SECOND), target=6, progress=False)
    told = json.loads(json.dumps(found.to_dict(), allow_nan=False))
    assert list(told) == ["texts", "groups", "notes"]
    assert list(told["groups"][0]) == ["id", "label", "what", "by_people", "before", "after"]
    assert repr(found) == "<11 texts elsewhere; groups: 2 new, 0 ended>"
    assert "teach chess" in found._repr_html_()
