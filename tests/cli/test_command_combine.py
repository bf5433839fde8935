from pathlib import Path

import pytest

from actionclust import Hierarchy, combine, from_codebook, load, read_actions
from tests.cli.conftest import Answered, Told


@pytest.fixture
def files(h: Hierarchy, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Save what two analysts made, and say where to put both together."""
    one = h.by("PV").rename("Data", "Share data", why="clearer").move("A5", to="S02")
    other = h.by("ASL").rename("Data", "Open data")
    names = ("one.json", "other.json", "both.json")
    first, second, both = (tmp_path / name for name in names)
    return one.save(first), other.save(second), both


def test_conflicts_are_listed_and_end_with_three(
    files: tuple[Path, Path, Path], told: Told
) -> None:
    one, other, both = files
    code, said, noise = told("combine", one, other, "--out", both)
    assert (code, noise) == (3, "")
    together = combine(load(one), load(other))
    (conflict,) = together.report.to_dict("records")
    assert said == (
        "edits: 2, conflicts: 1\n"
        "conflict 1 about S02:\n"
        f"  ASL: {conflict['one']}\n"
        f"  PV: {conflict['other']} (clearer)\n"
        "\n"
        f"{both}\n"
    )
    assert load(both) == together.hierarchy


def test_json(files: tuple[Path, Path, Path], answered: Answered) -> None:
    one, other, both = files
    answer = answered("combine", one, other, "--out", both, code=3)
    kept = ["edits", "conflicts", "left_out", "given_up", "renumbered", "notes", "files"]
    assert list(answer) == kept
    assert answer["conflicts"][0]["about"] == "S02"
    assert (answer["left_out"], answer["renumbered"]) == ([], {})


def test_what_builds_on_a_conflict_is_left_out(
    h: Hierarchy, tmp_path: Path, told: Told, answered: Answered
) -> None:
    one = h.by("PV").move("A5", to="S02").pin("A5")
    other = h.by("ASL").move("A5", to="S01")
    files = one.save(tmp_path / "one.json"), other.save(tmp_path / "other.json")
    code, said, _ = told("combine", *files, "--out", tmp_path / "both.json")
    assert code == 3
    expected = combine(one, other)
    ((entry,), (why,)) = expected.left_out, expected.reasons
    assert f"\nleft out: {entry}\n  {why}\n" in said
    assert said.count("\nconflict ") == len(expected.conflicts) == 1
    answer = answered("combine", *files, "--out", tmp_path / "json.json", code=3)
    assert answer["left_out"] == [{"what": str(entry), "why": why}]


def test_without_a_conflict(h: Hierarchy, tmp_path: Path, told: Told) -> None:
    other = h.by("ASL").create("Money").save(tmp_path / "other.json")
    one = h.by("PV").create("Beds").save(tmp_path / "one.json")
    code, said, _ = told("combine", one, other, "--out", tmp_path / "both.json")
    assert code == 0
    assert said.startswith("edits: 3, conflicts: 0\n")
    assert "\nnote: S03 of PV is S04 here\n" in said
    assert sorted(load(tmp_path / "both.json").groups("sub-cluster")["label"]) == [
        *("Beds", "Data", "Money", "Train nurses")
    ]


def test_another_start(study: Path, tmp_path: Path, told: Told) -> None:
    strange = from_codebook({"Skills": None}, read_actions(["train nurses"]))
    other = strange.save(tmp_path / "strange.json")
    code, _, error = told("combine", study, other, "--out", tmp_path / "both.json")
    assert code == 1
    assert error.startswith("actionclust: combine takes two hierarchies that began from the same")
    assert not (tmp_path / "both.json").exists()


def test_a_side_is_taken(files: tuple[Path, Path, Path], told: Told, answered: Answered) -> None:
    one, other, both = files
    code, said, noise = told("combine", one, other, "--out", both, "--take", "mine")
    assert (code, noise) == (0, "")
    expected = combine(load(one), load(other)).take("mine")
    assert load(both) == expected.hierarchy
    assert load(both)["S02"].label == "Share data"
    assert said == (
        f"edits: 4, conflicts: 0\ngave way: called S02 'Open data', which was 'Data'\n\n{both}\n"
    )
    words = ("--take", "theirs", "--which", 1, "--labels", "join", "--overwrite")
    answer = answered("combine", one, other, "--out", both, *words)
    assert answer["conflicts"] == []
    assert answer["given_up"] == ["called S02 'Share data', which was 'Data'"]
    assert load(both)["S02"].label == "Open data / Share data"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--which", 1), "--which says in which conflicts a side is taken; pass --take too"),
        (
            ("--take", "mine", "--which", 2),
            "--which 2 is not the number of a conflict; they are numbered from 1 to 1",
        ),
        (("--take", "both"), "side must be one of 'mine', 'theirs'; got 'both'; known:"),
    ],
)
def test_what_cannot_be_taken(
    files: tuple[Path, Path, Path], told: Told, words: tuple[object, ...], message: str
) -> None:
    one, other, both = files
    code, _, error = told("combine", one, other, "--out", both, *words)
    assert code == 1
    assert error.startswith(f"actionclust: {message}")
    assert not both.exists()
