from pathlib import Path

from actionclust import Hierarchy, cluster_actions, diff
from tests.cli.conftest import Answered, Told


def test_what_differs(
    study: Path, h: Hierarchy, tmp_path: Path, told: Told, answered: Answered
) -> None:
    changed = h.move("A5", to="Data")
    other = changed.save(tmp_path / "other.json")
    code, said, noise = told("diff", study, other)
    assert (code, noise) == (0, "")
    header, line = said.splitlines()
    assert header.split() == ["kind", "id", "one", "other"]
    assert line == "action  A5  unclustered: not coded  SC02 Tools / C02 Sharing / S02 Data"
    assert answered("diff", study, other)["differences"] == diff(h, changed).to_dict("records")


def test_files_of_other_actions_are_refused(study: Path, tmp_path: Path, told: Told) -> None:
    other = cluster_actions(["fund homes", "fund all homes"]).to_hierarchy()
    file = other.save(tmp_path / "other.json")
    assert told("diff", study, file) == (
        1,
        "",
        (
            f"actionclust: {study} and {file} have no action in common; compare files of the same "
            "actions\n"
        ),
    )


def test_no_difference(study: Path, told: Told) -> None:
    assert told("diff", study, study) == (0, "no difference\n", "")
