"""The keys of JSON answers are those that the reference lists."""

import re
from pathlib import Path
from typing import Any

import pytest

from actionclust import Hierarchy, cli, edits, vsm
from actionclust.coding.project.moves_file import Moves, Suggestion, fingerprint, write_moves
from tests.cli.conftest import TEXTS, Answered

REFERENCE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"
SECTION = "## Answers in JSON"
COMMANDS = [command.__name__.rpartition("command_")[2] for command in cli.COMMANDS]

Documented = dict[str, list[str]]


def documented() -> dict[str, Documented]:
    """Give the keys of each answer, and those of the objects that stand under each."""
    section = REFERENCE.read_text(encoding="utf-8").partition(f"\n{SECTION}\n")[2]
    found: dict[str, Documented] = {}
    for title, body in re.findall(
        r"^### `([^`]+)`\n(.*?)(?=^##|\Z)", section, re.MULTILINE | re.DOTALL
    ):
        rows = re.findall(r"^\| `(\w+)` +\| (.*) \|$", body, re.MULTILINE)
        found[title] = {key: re.findall(r"`([^`]+)`", holds) for key, holds in rows}
    return found


@pytest.fixture
def answers(answered: Answered, h: Hierarchy, study: Path, tmp_path: Path) -> dict[str, Any]:
    """Give an answer of each command, with something under each list."""
    texts = tmp_path / "texts.csv"
    texts.write_text("\n".join(["text", *TEXTS.values()]), encoding="utf-8")
    one = h.by("PV").move("A5", to="S02").pin("A5").save(tmp_path / "one.json")
    other = h.by("ASL").move("A5", to="S01").save(tmp_path / "other.json")
    loose = h.detach(["S01", "S02"]).save(tmp_path / "loose.json")
    placed = vsm.assign(h, {"Training": ("S1", "micro")}).save(tmp_path / "placed.json")
    moved = Suggestion(edits.Move(("A5",), "S02"), "2022-01-02T03:04:05+00:00", "Reader", "")
    moves = write_moves(Moves(fingerprint(h.tree), (moved,)), tmp_path / "moves.json")
    late = tmp_path / "late.csv"
    trees = ("plant trees in city parks", "plant the trees in city parks")
    lines = ["text", *trees, "plant all trees in city parks"]
    late.write_text("\n".join(lines), encoding="utf-8")
    out = tmp_path / "out"
    merged = h.merge(["S01", "S02"]).save(tmp_path / "merged.json")
    noted = h.note("A5", "memo").review().agree("A1").save(tmp_path / "noted.json")
    return {
        "run": answered("run", texts, "--target", 2, "--out", out / "run"),
        "demo": answered("demo", "--out", out / "demo"),
        "show": answered("show", study),
        "log": answered("log", study),
        "explain": answered("explain", study, "A1", "--group", "S01"),
        "explain --all": answered("explain", study, "--all", "--out", tmp_path / "all.csv"),
        "levels": answered("levels", loose, "--clusters", 3),
        "names": answered("names", study, "--named"),
        "memos": answered("memos", noted),
        "suggest": answered("suggest", out / "run" / "study.json"),
        "tables": answered("tables", study, "--out", out / "tables"),
        "priorities": answered("priorities", study),
        "words": answered("words", study, "--least", 1),
        "vsm": answered("vsm", placed),
        "vsm --suggest": answered("vsm", study, "--suggest", "--level", "sub-cluster"),
        "methods": answered("methods", study),
        "page": answered("page", study, "--out", out / "page.html"),
        "blind": answered("blind", study, "--analyst", "ASL", "--out", tmp_path / "blind.json"),
        "review": answered("review", noted),
        "agreement": answered("agreement", study, merged),
        "diff": answered("diff", one, other),
        "combine": answered("combine", one, other, "--out", tmp_path / "both.json", code=3),
        "replay": answered("replay", moves, "--on", study, "--out", tmp_path / "done.json"),
        "extend": answered("extend", study, late, "--out", tmp_path / "more.json"),
        "rerun": answered("rerun", study, late, "--out", tmp_path / "again.json"),
    }


def test_every_command_is_listed_in_the_order_of_the_work() -> None:
    titles = [title for title in documented() if " " not in title]
    assert titles == COMMANDS


def test_the_keys_are_those_of_the_answers(answers: dict[str, Any]) -> None:
    listed = documented()
    assert {title: list(keys) for title, keys in listed.items()} == {
        title: list(answer) for title, answer in answers.items()
    }


def test_the_keys_of_rows_are_those_of_the_answers(answers: dict[str, Any]) -> None:
    found: dict[str, Documented] = {}
    for title, answer in answers.items():
        found[title] = {}
        for key, value in answer.items():
            # the tables of the Viable System Model are by level
            rows = value["micro"] if (title, key) == ("vsm", "tables") else value
            has_keys = isinstance(rows, list) and rows and isinstance(rows[0], dict)
            one = rows[0] if has_keys else rows if key == "last" else {}
            found[title][key] = list(one)
    assert found == documented()
