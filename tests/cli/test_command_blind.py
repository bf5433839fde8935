from pathlib import Path

import pytest

from actionclust import Hierarchy, load
from tests.cli.conftest import Answered, Told


def test_a_project_file_for_a_second_analyst(
    h: Hierarchy, study: Path, tmp_path: Path, told: Told
) -> None:
    out = tmp_path / "blind.json"
    code, said, noise = told("blind", study, "--analyst", "ASL", "--out", out)
    assert (code, noise) == (0, "")
    assert said == (
        "for ASL: 2 super-clusters, 2 clusters, 2 sub-clusters; 5 actions, 5 unclustered\n"
        f"\n{out}\n"
    )
    assert load(out) == h.blind("ASL")
    assert load(out).analyst == "ASL"
    assert load(out).entries == ()


@pytest.mark.parametrize(("words", "groups"), [((), 6), (("--no-groups",), 0)])
def test_json(
    study: Path, tmp_path: Path, answered: Answered, words: tuple[str, ...], groups: int
) -> None:
    out = tmp_path / "blind.json"
    answer = answered("blind", study, "--analyst", "ASL", "--out", out, *words)
    files = [str(out)]
    assert answer == {"analyst": "ASL", "actions": 5, "groups": groups, "files": files}
