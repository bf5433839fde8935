from pathlib import Path

import pytest

from actionclust import Hierarchy, load
from tests.cli.conftest import Answered, Told


def test_no_notes(study: Path, told: Told) -> None:
    assert told("memos", study) == (0, "no notes\n", "")


def test_a_line_for_each(h: Hierarchy, tmp_path: Path, told: Told, answered: Answered) -> None:
    noted = h.note("A5", "ask the hospitals").by("ASL").note("Data", "too wide?")
    file = noted.save(tmp_path / "noted.json")
    code, said, noise = told("memos", file)
    assert (code, noise) == (0, "")
    header, *lines = said.splitlines()
    assert header.split() == ["time", "(UTC)", "analyst", "on", "note"]
    assert [line.split()[2:] for line in lines] == [
        ["PV", "A5", "ask", "the", "hospitals"],
        ["ASL", "S02", "too", "wide?"],
    ]
    first, second = answered("memos", file)["memos"]
    assert first == {
        "id": "A5",
        "level": "action",
        "about": "beds",
        "memo": "ask the hospitals",
        "analyst": "PV",
        "time": noted.entries[-2].time,
    }
    assert (second["level"], second["about"]) == ("sub-cluster", "Data")


def test_writing_one(study: Path, told: Told) -> None:
    words = ("--on", "Data", "--text", "ask", "--analyst", "ASL", "--out", study)
    code, said, _ = told("memos", study, *words)
    assert code == 0
    assert said.endswith(f" ASL      S02  ask\n\n{study}\n")
    assert load(study).memos["memo"].tolist() == ["ask"]


@pytest.mark.parametrize("words", [("--on", "A5"), ("--text", "x"), ("--analyst", "ASL")])
def test_what_is_missing(study: Path, told: Told, words: tuple[str, ...]) -> None:
    code, _, error = told("memos", study, *words)
    assert code == 1
    assert error.startswith("actionclust: a note is written with --on, --text and --out; --")
