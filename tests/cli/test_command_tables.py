from pathlib import Path

import pandas as pd

from actionclust import load
from actionclust.exchange.study_tables import study_tables
from tests.cli.conftest import Answered, Told


def test_every_table_is_written(study: Path, tmp_path: Path, told: Told) -> None:
    out = tmp_path / "deep" / "tables"
    code, said, noise = told("tables", study, "--out", out)
    assert (code, noise) == (0, "")
    names = list(study_tables(load(study)))
    listed, _, files = said.rstrip().partition("\n\n")
    assert [line.split()[0] for line in listed.splitlines()] == ["table", *names]
    assert "cluster by region" in listed
    assert files.splitlines() == [
        *(str(out / f"{name}.csv") for name in names),
        str(out / "tables.xlsx"),
    ]
    assert all(Path(file).is_file() for file in files.splitlines())


def test_counting_by_another_column(study: Path, tmp_path: Path, answered: Answered) -> None:
    answer = answered("tables", study, "--out", tmp_path / "out", "--by", "group")
    assert {"name": "counts_cluster", "rows": 4, "caption": "cluster by group"} in answer["tables"]
    counted = pd.read_csv(tmp_path / "out" / "counts_cluster.csv")
    assert list(counted)[1:] == ["G1 (n=2)", "G2 (n=3)", "Total (n=5)"]


def test_an_unknown_column(study: Path, tmp_path: Path, told: Told) -> None:
    code, _, error = told("tables", study, "--out", tmp_path / "out", "--by", "gruop")
    assert code == 1
    assert "did you mean 'group'?" in error
    assert not (tmp_path / "out").exists()


def test_tables_are_not_overwritten_unless_asked(study: Path, tmp_path: Path, told: Told) -> None:
    (tmp_path / "groups.csv").write_text("mine", encoding="utf-8")
    code, _, error = told("tables", study, "--out", tmp_path)
    assert code == 1
    assert error == (
        f"actionclust: {tmp_path} already holds groups.csv; choose another folder with --out, or "
        "pass --overwrite to replace them\n"
    )
    assert (tmp_path / "groups.csv").read_text(encoding="utf-8") == "mine"
    assert told("tables", study, "--out", tmp_path, "--overwrite")[0] == 0
    assert (tmp_path / "groups.csv").read_text(encoding="utf-8") != "mine"
