from pathlib import Path

import pytest

from actionclust import Hierarchy, load, propose_levels
from tests.advice.levels.laboratory_levels import kitchen_and_garden
from tests.cli.conftest import Answered, Told


@pytest.fixture
def h() -> Hierarchy:
    return kitchen_and_garden()


def test_the_tree_and_the_steps(h: Hierarchy, study: Path, told: Told) -> None:
    code, said, noise = told("levels", study, "--clusters", 4, "--super-clusters", 2)
    assert (code, noise) == (0, "")
    proposal = propose_levels(h, 4, 2)
    assert said.startswith(f"{proposal.dendrogram}\n\n4 clusters and 2 super-clusters proposed\n")
    step = proposal.steps[-1]
    assert said.endswith(
        f"SC02  {step.edit.label}: {', '.join(step.edit.groups)} ({step.evidence})\n"
    )


def test_nothing_is_changed_but_with_out(study: Path, told: Told, tmp_path: Path) -> None:
    before = study.read_bytes()
    told("levels", study, "--clusters", 0.5)
    assert study.read_bytes() == before
    out, picture = tmp_path / "levels.json", tmp_path / "tree.svg"
    words = ("levels", study, "--clusters", 3, "--super-clusters", 2, "--out", out)
    code, said, _ = told(*words, "--picture", picture)
    assert code == 0
    assert said.endswith(f"{picture}\n{out}\n")
    assert load(out) == propose_levels(load(study), 3, 2).accept()
    assert b"pans" in picture.read_bytes()
    code, _, error = told(*words)
    assert (code, "is there already" in error) == (1, True)
    assert told(*words, "--overwrite")[0] == 0


def test_json(h: Hierarchy, study: Path, answered: Answered) -> None:
    answer = answered("levels", study, "--super-clusters", 2, "--clusters", 0)
    assert answer == {**propose_levels(h, 0, 2).to_dict(), "files": []}


def test_what_is_refused(study: Path, told: Told) -> None:
    code, _, error = told("levels", study, "--clusters", "-3")
    assert code == 1
    assert error.startswith("actionclust: --clusters must be a whole number from 0 on")
    assert told("levels", study, "--overwrite")[0] == 1
    with pytest.raises(SystemExit):
        told("levels", study, "--clusters", "many")


def test_notes_are_in_options(study: Path, told: Told) -> None:
    said = told("levels", study, "--clusters", 2)[1]
    assert "say one with --super-clusters\n" in said
