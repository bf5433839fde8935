import json

import numpy as np
import pandas as pd
import pytest

import actionclust as ac
from actionclust.advice.more_texts import proposed_groups as module
from actionclust.advice.more_texts.likely_places import COPY_OUTSIDE, UNLIKE
from actionclust.coding.tree.tree import Aside
from tests.advice.more_texts.workshops import FIRST, SECOND, first_workshop, frame

H = first_workshop()
FOUND = ac.extend(H, frame(SECOND))
HOMES = {"B01": "A01", "B02": "A07", "B03": "A13", "B04": "A19", "B05": "A25"}


def test_new_texts_go_where_their_subject_is() -> None:
    table = FOUND.table.set_index("id")
    assert list(FOUND.table.columns) == [
        *("id", "text", "group", "label", "confidence", "runner_up", "reason")
    ]
    assert {id_: table["group"][id_] for id_ in HOMES} == {
        id_: H.place(one) for id_, one in HOMES.items()
    }
    placed = table.dropna(subset="group")
    assert placed["confidence"].between(0.4, 1).all()
    assert (placed["runner_up"] != placed["group"]).all()
    assert (placed["label"] == [H.find(group).label for group in placed["group"]]).all()


def test_the_study_stays_and_the_log_says_who_placed() -> None:
    h = FOUND.hierarchy
    assert {id_: h.place(id_) for id_ in H.actions.ids} == dict(H.tree.places)
    assert h.tree.nodes == H.tree.nodes
    assert set(h.log["edit"]) == {"move"}
    assert h.log["why"].str.startswith("placed by extend, with a confidence of ").all()
    assert set(h.log["made_by"]) == {"extend"}
    assert h.undo().place(h.entries[-1].edit.actions[0]) == Aside("new")  # type: ignore[union-attr]


def test_what_is_like_no_group_waits_and_is_proposed() -> None:
    table = FOUND.table.set_index("id")
    chess = ["B06", "B07", "B08"]
    assert table["group"][[*chess, "B09"]].isna().all()
    assert table["confidence"][chess].isna().all()
    assert {FOUND.hierarchy.place(id_) for id_ in chess} == {Aside(UNLIKE)}
    assert table["reason"]["B09"] == "no answer"
    (one,) = FOUND.proposals
    assert one.actions == tuple(chess)
    assert "chess" in one.label
    made = FOUND.accept_proposals()
    assert set(made[one.id].actions) == set(chess)
    assert made.find(one.id).label == one.label
    assert made == FOUND.accept_proposals(one.id)
    assert made.entries[-1].why == "proposed by extend: 3 new texts are alike, and like no group"
    with pytest.raises(ac.EditError, match="no new group 'S99' is proposed; known: 'S06'"):
        FOUND.accept_proposals("S99")
    assert ac.extend(H, frame(SECOND), min_group=4).proposals == ()


def test_too_many_to_compare(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_COMPARED", 2)
    monkeypatch.setattr("actionclust.advice.more_texts.extend.MOST_COMPARED", 2)
    found = ac.extend(H, frame(SECOND))
    assert found.proposals == ()
    assert found.notes[-1].startswith("3 texts have no home, too many to look for new groups")


def test_a_copy_goes_where_the_text_is_that_it_copies() -> None:
    moved = H.move("A07", to=str(H.place("A01"))).set_aside("A13")
    found = ac.extend(moved, frame([("C1", "share more data"), ("C2", "run more buses at night")]))
    rows = found.table.set_index("id")
    assert tuple(rows.loc["C1", ["group", "confidence", "reason"]]) == (
        H.place("A01"),
        1.0,
        "a copy of A07",
    )
    assert found.hierarchy.place("C2") == Aside(COPY_OUTSIDE)
    assert rows["reason"]["C2"] == "a copy of A13, which is unclustered"


def test_the_order_of_the_rows_changes_nothing() -> None:
    mixed = ac.extend(H, frame(SECOND).sample(frac=1, random_state=5))
    again = mixed.table.sort_values("id", ignore_index=True)
    assert again.equals(FOUND.table)
    assert mixed.proposals == FOUND.proposals
    assert mixed.hierarchy.tree == FOUND.hierarchy.tree


def test_what_is_known_is_not_placed_again() -> None:
    again = ac.extend(FOUND.hierarchy, frame([*FIRST, *SECOND]))
    assert again.table.empty
    assert again.notes == ("there is no new text",)
    assert again.hierarchy == FOUND.hierarchy
    one = ac.extend(H, frame([FIRST[0], SECOND[0]]))
    assert one.notes == ("A01 of DataFrame is in the study already, and stays where it is",)


def test_the_bar() -> None:
    all_placed = ac.extend(H, frame(SECOND), min_confidence=0)
    assert all_placed.table["group"].isna().tolist() == [id_ == "B09" for id_, _ in SECOND]
    none = ac.extend(H, frame(SECOND), min_confidence=1)
    assert none.table["reason"].str.contains("the likeliest group is").any()
    assert none.hierarchy.unclustered["reason"].str.startswith("new, and ").any()
    for wrong in (-0.1, 1.5, True, "much"):
        with pytest.raises(ac.SettingError, match="min_confidence must be a number from 0 to 1"):
            ac.extend(H, frame(SECOND), min_confidence=wrong)  # type: ignore[arg-type]
    with pytest.raises(ac.SettingError, match="min_group must be a whole number of at least 2"):
        ac.extend(H, frame(SECOND), min_group=1)


def test_a_study_without_groups() -> None:
    empty = ac.cluster_actions(["!", "?"], progress=False).to_hierarchy()
    found = ac.extend(empty, frame(SECOND[:2]))
    assert found.table["group"].isna().all()
    assert found.table["reason"].tolist() == ["no group holds a text yet"] * 2


def test_vectors_are_passed_again() -> None:
    rng = np.random.default_rng(0)
    subject = np.repeat(np.eye(5), 6, axis=0) + rng.normal(0, 0.05, (30, 5))
    result = ac.cluster_actions(frame(FIRST), target=5, vectors=subject, progress=False)
    h = result.to_hierarchy()
    late = frame([("B1", "teach chess")])
    with pytest.raises(ac.SettingError, match="with vectors="):
        ac.extend(h, late)
    vectors = np.vstack([subject, subject[[8]]])
    assert ac.extend(h, late, vectors=vectors).hierarchy.place("B1") == h.place("A09")


def test_it_can_be_told_and_written() -> None:
    told = json.loads(json.dumps(FOUND.to_dict(), allow_nan=False))
    assert list(told) == ["texts", "proposals", "notes"]
    assert told["texts"][0]["id"] == "B01"
    assert told["proposals"][0]["actions"] == ["B06", "B07", "B08"]
    assert repr(FOUND) == "<10 new texts: 6 placed, 4 unclustered; 1 new group proposed>"
    assert "train the young nurses" in FOUND._repr_html_()
    risky = ac.extend(H, pd.DataFrame({"id": ["X"], "text": ["<b>train</b> nurses"]}))
    assert "<b>train</b>" not in risky._repr_html_()


def test_one_group_is_not_the_home_of_everything() -> None:
    study = ac.cluster_actions(ac.datasets.load_example(), 40, progress=False).to_hierarchy("PV")
    h = study.blind("B").move(study.members("S01"), to="S01")
    foreign = ["football players earn millions in spain", "the moon is made of green cheese"]
    central = "projects of patients get structural money"
    table = ac.extend(h, [*foreign, central]).table.set_index("text")
    assert table.loc[foreign, "group"].isna().all()
    assert not (table.loc[foreign, "confidence"] > 0.1).any()
    assert table.loc[central, "group"] == "S01"
    assert 0.4 <= table.loc[central, "confidence"] <= 1
    assert (ac.extend(h, foreign[:1], min_confidence=0).table["group"] == "S01").all()
