"""A small study as a project file, and a way to run commands on it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from actionclust import Hierarchy, from_codebook, read_actions
from actionclust.cli import main

TEXTS = {
    "A1": "train the nurses",
    "A2": "train all nurses",
    "A3": "share the data",
    "A4": "share more data",
    "A5": "beds",
}
CODES = {"A1": "Nurses", "A2": "Nurses", "A3": "Data", "A4": "Data"}
TREE = {"Skills": {"Training": ["Nurses"]}, "Tools": {"Sharing": ["Data"]}}

Told = Callable[..., tuple[int, str, str]]
Answered = Callable[..., Any]


@pytest.fixture
def h() -> Hierarchy:
    frame = pd.DataFrame({"id": list(TEXTS), "text": list(TEXTS.values())})
    frame["region"] = ["N", "S", "N", "S", "S"]
    frame["group"] = ["G1", "G2", "G1", "G2", "G2"]
    frame["dimension"] = ["D", "D", "E", "E", "D"]
    frame["sticker_1"], frame["sticker_2"], frame["sticker_3"] = [2, 0, 1, 1, 0], 0, 0
    h = from_codebook(TREE, read_actions(frame), code=CODES, analyst="PV")
    return h.rename("Nurses", "Train nurses", why="says what to do")


@pytest.fixture
def study(h: Hierarchy, tmp_path: Path) -> Path:
    """Give the project file of a small study."""
    return h.save(tmp_path / "study.json")


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """Give a way to run a command: its exit code, what it said, and its errors."""

    def run(*words: object) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def answered(told: Told) -> Answered:
    """Give a way to run a command and read its JSON."""

    def run(*words: object, code: int = 0) -> Any:  # noqa: ANN401 - whatever a command answers
        ended, said, noise = told(*words, "--json")
        assert (ended, noise) == (code, "")
        return json.loads(said)

    return run
