from pathlib import Path

import pandas as pd

from actionclust import Hierarchy, load
from tests.cli.conftest import Answered, Told


def test_further_texts_and_another_target(
    study: Path, h: Hierarchy, tmp_path: Path, told: Told, answered: Answered
) -> None:
    late = tmp_path / "late.csv"
    late.write_text("id,text\nB1,plant trees\nB2,plant more trees\nB3,share the data\n")
    out, table = tmp_path / "again.json", tmp_path / "moved.csv"
    code, said, noise = told(
        *("rerun", study, late, "--target", 3, "--out", out, "--table", table, "--quiet")
    )
    assert (code, noise) == (0, "")
    lines = said.splitlines()
    assert lines[0] == "3 texts elsewhere than before"
    assert lines[1].startswith("note: 3 communities, as asked")
    assert lines[-2:] == [str(out), str(table)]
    made = load(out)
    assert made.place("B3") == "S02"
    assert made.place("B1") == made.place("B2") == "S03"
    assert all(made.place(id_) == h.place(id_) for id_ in h.actions.ids)
    assert list(pd.read_csv(table)["id"]) == ["B1", "B2", "B3"]
    answer = answered("rerun", out, "--out", out, "--overwrite")
    assert answer["texts"] == []
    assert load(out) == made


def test_a_table_that_is_there_is_kept(study: Path, tmp_path: Path, told: Told) -> None:
    table = tmp_path / "moved.csv"
    table.write_text("mine", encoding="utf-8")
    code, _, noise = told("rerun", study, "--out", tmp_path / "again.json", "--table", table)
    assert (code, table.read_text(encoding="utf-8")) == (1, "mine")
    assert "is there already" in noise
