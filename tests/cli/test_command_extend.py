from pathlib import Path

import pandas as pd

from actionclust import Hierarchy, load
from tests.cli.conftest import Answered, Told

LATE = """id,text,district
B1,train the nurses well,East
B2,share the data,West
B3,plant trees in city parks,East
B4,plant the trees in city parks,East
B5,plant all trees in city parks,West
"""


def late(tmp_path: Path) -> Path:
    file = tmp_path / "late.csv"
    file.write_text(LATE, encoding="utf-8")
    return file


def test_texts_are_placed_and_told(study: Path, h: Hierarchy, tmp_path: Path, told: Told) -> None:
    out, table = tmp_path / "more.json", tmp_path / "late-places.csv"
    code, said, noise = told("extend", study, late(tmp_path), "--out", out, "--table", table)
    assert (code, noise) == (0, "")
    lines = said.splitlines()
    assert lines[0] == "5 new texts, 2 placed, 3 unclustered"
    assert lines[2].split() == [
        "text",
        "group",
        "confidence",
        "runner-up",
        "label",
        "or",
        "reason",
    ]
    assert lines[3].split()[:2] == ["B1", "S01"]
    assert "new groups proposed; --accept-proposals makes them:" in lines
    assert lines[-2:] == [str(out), str(table)]
    made = load(out)
    assert made.place("B2") == "S02"
    assert {made.place(id_) for id_ in h.actions.ids} == {h.place(id_) for id_ in h.actions.ids}
    assert made.table["district"].tolist()[-2:] == ["East", "West"]
    assert load(study) == h
    written = pd.read_csv(table)
    assert list(written["id"]) == ["B1", "B2", "B3", "B4", "B5"]


def test_proposed_groups_are_made_when_asked(
    study: Path, tmp_path: Path, answered: Answered
) -> None:
    out = tmp_path / "more.json"
    answer = answered("extend", study, late(tmp_path), "--out", out, "--accept-proposals")
    assert answer["accepted"] is True
    assert [one["actions"] for one in answer["proposals"]] == [["B3", "B4", "B5"]]
    assert load(out).place("B3") == answer["proposals"][0]["id"]


def test_a_column_that_came_later(study: Path, h: Hierarchy, tmp_path: Path, told: Told) -> None:
    file = tmp_path / "columns.csv"
    frame = pd.DataFrame({"id": h.actions.ids, "text": h.actions.texts, "theme": list("abcde")})
    frame.to_csv(file, index=False)
    code, said, _ = told("extend", study, file, "--out", study)
    assert (code, said.splitlines()[1]) == (0, "note: there is no new text")
    assert load(study).table["theme"].tolist() == list("abcde")


def test_what_is_refused(study: Path, tmp_path: Path, told: Told) -> None:
    other = tmp_path / "other.csv"
    other.write_text("id,text\nA1,something else\n", encoding="utf-8")
    code, _, noise = told("extend", study, other, "--out", tmp_path / "more.json")
    assert code == 1
    assert "A1 is the id of 'train the nurses' in the study" in noise
    words = ("extend", study, late(tmp_path), "--out", tmp_path / "more.json")
    assert "a .csv file; got" in told(*words, "--table", tmp_path / "places.xlsx")[2]
    assert "--min-confidence must be a number" in told(*words, "--min-confidence", "2")[2]
    assert not (tmp_path / "more.json").exists()
