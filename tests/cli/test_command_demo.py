from pathlib import Path

import pytest

from actionclust import datasets, load
from actionclust.cli.command_demo import PAGE, STUDY
from actionclust.cli.command_run import FILES
from tests.cli.conftest import Answered, Told


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "results"


def test_the_example_is_clustered_and_worked_through(out: Path, answered: Answered) -> None:
    summary = answered("demo", "--out", out)
    assert (summary["actions"], summary["communities"]) == (555, 40)
    assert len(summary["largest"]) == 5
    assert summary["files"] == [str(out / name) for name in (*FILES, STUDY, PAGE)]
    assert sorted(path.name for path in out.iterdir()) == sorted((*FILES, STUDY, PAGE))
    assert load(out / STUDY) == datasets.worked_example()
    assert summary["page"] == str(out / PAGE)


def test_it_ends_with_the_page_and_can_be_repeated(out: Path, told: Told) -> None:
    for _ in range(2):
        code, said, noise = told("demo", "--out", out, "--quiet")
        assert (code, noise) == (0, "")
        assert said.startswith("555 actions, ")
        assert said.endswith(f"its Viable System Model:\n{out / PAGE}\n")
    page = (out / PAGE).read_text(encoding="utf-8")
    assert "Restructure" in page
