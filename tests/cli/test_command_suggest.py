import json
from pathlib import Path

import pytest

import actionclust as ac
from actionclust.cli import main


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    h = ac.cluster_actions(ac.datasets.load_example(), 40, progress=False).to_hierarchy()
    return h.save(tmp_path_factory.mktemp("study") / "study.json")


def test_it_lists_what_is_next(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", str(study), "--first", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    queue = ac.suggest(ac.load(study))
    assert lines[0] == f"{len(queue)} suggestions"
    assert lines[1].split() == ["rank", "kind", "actions", "from", "to", "score", "evidence"]
    assert len(lines) == 5
    assert queue[0].evidence in lines[2]


def test_it_makes_what_is_sure(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"
    words = ["suggest", str(study), "--accept-score", "0.5", "--out", str(out), "--analyst", "KC"]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    h = ac.load(out)
    assert told["made"] == [str(entry) for entry in h.entries] != []
    assert {entry.analyst for entry in h.entries} == {"KC"}
    assert h == ac.suggest(ac.load(study)).accept(score=0.5)
    assert told["count"] == len(ac.suggest(h))
    assert len(told["suggestions"]) == 20
    assert told["files"] == [str(out)]


def test_accepting_needs_a_file(study: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", str(study), "--accept-score", "0.5"]) == 1
    assert "(--accept, --reject, --accept-score) and --out go together" in capsys.readouterr().err
    assert main(["suggest", str(study), "--first", "-1"]) == 1
    assert "--first must be 0 or more; got -1" in capsys.readouterr().err


def test_it_is_answered_by_rank(
    study: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queue = ac.suggest(ac.load(study))
    moves = [one.rank for one in queue if one.kind == "move"]
    out = tmp_path / "out.json"
    ranks = ["--accept", str(moves[1]), "--reject", str(moves[0]), str(moves[2])]
    words = ["suggest", str(study), *ranks, "--why", "read aloud", "--out", str(out)]
    assert main(words) == 0
    h = ac.load(out)
    reject = [moves[0], moves[2]]
    assert h == queue.answer(moves[1], reject=reject, why="read aloud").hierarchy
    assert sorted(entry.edit.kind for entry in h.entries) == ["move", "reject", "reject"]
    assert {entry.why for entry in h.entries} == {"read aloud"}
    assert f"{len(ac.suggest(h))} suggestions" in capsys.readouterr().out
    too_high = str(len(queue) + 1)
    words = ["suggest", str(study), "--accept", too_high, "--out", str(tmp_path / "no.json")]
    assert main(words) == 1
    assert too_high in capsys.readouterr().err
    assert not (tmp_path / "no.json").exists()
