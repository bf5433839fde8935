from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

import actionclust as ac
from actionclust.advice.explaining.arrival import arrivals, beginnings, decided, latest, tally

TEXTS = {"A1": "train nurses", "A2": "train all nurses", "A3": "nurses", "A4": "share data"}


def coded() -> ac.Hierarchy:
    table = {"id": list(TEXTS), "text": list(TEXTS.values())}
    actions = ac.read_actions(pd.DataFrame(table))
    code = {"A1": "Nurses", "A2": "Nurses", "A3": "Nurses"}
    return ac.from_codebook({"Nurses": None, "Data": None}, actions, code=code, analyst="PV")


def test_a_codebook_begins_with_places() -> None:
    h = coded()
    assert beginnings(h) == ["beginning"] * 3 + ["unclustered"]
    assert [str(one) for one in arrivals(h, "A1")] == ["placed in S01 when the hierarchy began"]
    assert str(arrivals(h, "A4")[0]).startswith("unclustered from the beginning: ")


def test_who_when_and_why() -> None:
    h = coded().move("A4", to="Data", why="it shares").by("ASL").move("A1", to="Data")
    (_, step) = arrivals(h, "A4")
    assert (step.by, step.came_from, step.to, step.analyst, step.why) == (
        *("move", None, "S02", "PV", "it shares"),
    )
    day = h.entries[0].time[:10]
    assert str(step) == f'moved from no group to S02 by PV on {day}: "it shares"'
    assert str(arrivals(h, "A1")[1]) == f"moved from S01 to S02 by ASL on {day}, no reason given"
    assert [*latest(h)] == ["move", "beginning", "beginning", "move"]
    assert tally(h) == {"move": 2, "beginning": 2}


def test_every_edit_that_moves_texts_is_told() -> None:
    h = coded().move("A4", to="Data")
    aside = h.set_aside("A1", reason="about nothing")
    assert "set aside from S01: about nothing" in str(arrivals(aside, "A1")[-1])
    assert "put back into S01" in str(arrivals(aside.restore("A1"), "A1")[-1])
    assert "by merging the groups" in str(arrivals(h.merge(["S01", "S02"]), "A4")[-1])
    split = h.split("S01", [["A1", "A2"]])
    assert "split off S01 into S03" in str(arrivals(split, "A1")[-1])
    deleted = h.delete("S02")
    assert "left unclustered by S02" in str(arrivals(deleted, "A4")[-1])


def test_what_was_taken_back_is_not_told() -> None:
    h = coded().move("A1", to="Data")
    assert len(arrivals(h.undo(), "A1")) == 1
    assert len(arrivals(h.undo().redo(), "A1")) == 2


def test_what_people_decided_of_single_texts() -> None:
    h = coded().move("A1", to="Data").pin("A3")
    assert decided(h) == {"A1", "A3"}
    assert decided(h.set_aside("A1", reason="no")) == {"A3"}
    # a whole group that is merged says nothing of each of its texts
    assert decided(coded().merge(["S01", "S02"])) == frozenset()


def test_each_step_of_the_clustering_is_told(study: ac.Hierarchy) -> None:
    steps = beginnings(study)
    assert set(steps) == {"network", "merging", "moving", "unclustered"}
    said = {by: str(arrivals(study, study.actions.ids[steps.index(by)])[0]) for by in set(steps)}
    assert "lead there" in said["network"] or "leads there" in said["network"]
    assert "merged with the larger S" in said["merging"]
    assert ", and moved to S" in said["moving"]
    assert said["unclustered"].startswith("unclustered from the beginning: no similar text")


def test_where_a_moved_text_was_before(study: ac.Hierarchy) -> None:
    origin = study.origin
    assert origin is not None
    assert origin.joined is not None
    moved = np.flatnonzero((origin.joined != origin.community) & (origin.community > 0))
    for place in moved[:5].tolist():
        (step,) = arrivals(study, study.actions.ids[place])
        assert step.came_from == f"S{origin.joined[place]:02d}"
        assert step.to == f"S{origin.community[place]:02d}"


def test_old_project_files_do_not_say(study: ac.Hierarchy, tmp_path: Path) -> None:
    assert study.origin is not None
    old = replace(study, origin=replace(study.origin, found=None, joined=None))
    old.save(tmp_path / "study.json")
    loaded = ac.load(tmp_path / "study.json")
    assert loaded.origin is not None
    assert loaded.origin.found is None
    assert set(beginnings(loaded)) == {"clustering", "unclustered"}
    assert "does not keep" in str(arrivals(loaded, loaded.actions.ids[0])[0])


def test_copies_that_nothing_is_linked_to() -> None:
    texts = ["train nurses", "train doctors", *["zebra crossing"] * 3]
    h = ac.cluster_actions(texts, progress=False).to_hierarchy()
    assert beginnings(h)[2:] == ["copies"] * 3
    assert "copies or versions of a text" in str(arrivals(h, h.actions.ids[3])[0])


def test_a_hierarchy_that_began_otherwise_than_its_clustering(study: ac.Hierarchy) -> None:
    h = study.move(study.actions.ids[0], to="S02")
    other = replace(h, history=replace(h.history, start=h.tree, log=(), done=()))
    # another clustering may stand in the place of the one that it began with
    assert set(beginnings(other)) == {"beginning", "unclustered"}


def test_what_extend_placed_is_no_decision_of_a_person() -> None:
    texts = ["train nurses", "train all nurses", "nurses", "share data", "more data", "data"]
    h = ac.cluster_actions(texts, target=2, progress=False).to_hierarchy(analyst="PV")
    more = pd.DataFrame({"id": ["N1"], "text": ["train the nurses well"]})
    placed = ac.extend(h, more, min_confidence=0).hierarchy
    home = placed.place("N1")
    assert home in {"S01", "S02"}
    assert "N1" not in decided(placed)
    said = ac.explain(placed, "N1")
    assert said.came[-1].why.startswith("placed by extend")
    assert placed.entries[-1].made_by == "extend"
    assert "N1" in decided(placed.move("N1", to="S01" if home == "S02" else "S02"))
