from pathlib import Path

import pytest

from actionclust import Hierarchy, edits, load
from actionclust.coding.project.moves_file import Moves, Suggestion, fingerprint, write_moves
from tests.cli.conftest import Answered, Told


def moves(h: Hierarchy, path: Path, *made: edits.Edit) -> Path:
    time = "2022-01-02T03:04:05+00:00"
    suggestions = tuple(Suggestion(edit, time, "Reader", "reads better") for edit in made)
    return write_moves(Moves(fingerprint(h.tree), suggestions), path)


def test_all_moves_are_made(
    study: Path, h: Hierarchy, tmp_path: Path, told: Told, answered: Answered
) -> None:
    file = moves(h, tmp_path / "moves.json", edits.Move(("A5",), "S02"))
    out = tmp_path / "reviewed.json"
    code, said, noise = told("replay", file, "--on", study, "--out", out)
    assert (code, noise) == (0, "")
    lines = said.splitlines()
    assert lines[0].split() == ["outcome", "what", "why"]
    assert lines[1].startswith("made     moved A5")
    assert lines[-1] == str(out)
    made = load(out)
    assert made == h.move("A5", to="S02")
    assert made.last is not None
    assert (made.last.analyst, made.last.why) == ("Reader", "reads better")
    assert load(study) == h
    answer = answered("replay", file, "--on", study, "--out", out, "--overwrite")
    assert list(answer) == ["edits", "notes", "files"]
    assert [edit["outcome"] for edit in answer["edits"]] == ["made"]


def test_what_cannot_be_made_is_listed_and_ends_with_three(
    study: Path, h: Hierarchy, tmp_path: Path, told: Told
) -> None:
    gone = edits.Move(("A5",), "S99")
    file = moves(h.delete("S01"), tmp_path / "moves.json", edits.Move(("A5",), "S02"), gone)
    code, said, noise = told("replay", file, "--on", study, "--out", study)
    assert (code, noise) == (3, "")
    lines = said.splitlines()
    assert lines[0] == "note: the moves were suggested on another state of the hierarchy"
    assert lines[2].startswith("made      moved A5")
    assert lines[3].startswith("left out  move ")
    assert "S99" in lines[3]
    assert load(study) == h.move("A5", to="S02")


def test_no_moves(study: Path, h: Hierarchy, tmp_path: Path, told: Told) -> None:
    file = moves(h, tmp_path / "moves.json")
    code, said, _ = told("replay", file, "--on", study, "--out", tmp_path / "same.json")
    assert (code, said) == (0, f"no moves\n\n{tmp_path / 'same.json'}\n")


def test_a_file_that_holds_something_else(
    study: Path, h: Hierarchy, tmp_path: Path, told: Told
) -> None:
    file = moves(h, tmp_path / "moves.json")
    other = h.rename("Data", "Mine").save(tmp_path / "mine.json")
    code, _, error = told("replay", file, "--on", study, "--out", other)
    assert code == 1
    assert "mine.json changed since it was loaded" in error
    assert told("replay", study, "--on", study, "--out", other)[2].startswith(
        "actionclust: study.json is not a file of moves: its format is 'actionclust-project'"
    )


@pytest.mark.parametrize("missing", ["--on", "--out"])
def test_both_files_are_needed(
    study: Path, missing: str, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    words = {"--on": study, "--out": study}
    del words[missing]
    with pytest.raises(SystemExit) as stopped:
        told("replay", study, *[word for pair in words.items() for word in pair])
    assert stopped.value.code == 2
    assert f"the following arguments are required: {missing}" in capsys.readouterr().err
