from pathlib import Path

import pytest

from actionclust import Hierarchy, agreement, load
from tests.cli.conftest import Answered, Told


@pytest.fixture
def files(h: Hierarchy, tmp_path: Path) -> tuple[Path, Path]:
    second = h.blind("ASL").move(["A1", "A2", "A3"], to="Train nurses").move("A4", to="Data")
    return h.save(tmp_path / "one.json"), second.save(tmp_path / "other.json")


def test_figures_and_differences(files: tuple[Path, Path], told: Told) -> None:
    code, said, noise = told("agreement", *files, "--match", "id")
    assert (code, noise) == (0, "")
    lines = said.splitlines()
    assert lines[0] == "4 of 5 texts are in the same place"
    assert lines[2].split() == [
        "level",
        *("first", "second", "alike", "kappa", "alpha", "ari", "ami"),
    ]
    assert [line.split()[:4] for line in lines[3:6]] == [
        ["super-cluster", "2", "2", "0.8"],
        ["cluster", "2", "2", "0.8"],
        ["sub-cluster", "2", "2", "0.8"],
    ]
    assert lines[6].startswith("note: 1 action coded by neither count as alike")
    assert lines[-1].split("  ") == [
        *("A3", "Tools / Sharing / Data", "Skills / Training / Train nurses")
    ]


def test_json(files: tuple[Path, Path], answered: Answered) -> None:
    answer = answered("agreement", *files, "--uncoded", "leave out", "--items", 0)
    found = agreement.compare(load(files[0]), load(files[1]), uncoded="leave out")
    assert answer == found.to_dict()
    assert len(answer["items"]) == 4


def test_what_is_not_known(files: tuple[Path, Path], told: Told) -> None:
    code, _, error = told("agreement", *files, "--match", "ids")
    assert code == 1
    assert error.endswith("got 'ids'; did you mean 'id'?\n")
    code, _, error = told("agreement", files[0], files[0], "--uncoded", "none")
    assert code == 1
    assert error.startswith("actionclust: uncoded says which actions are left out; got 'none'")
