from pathlib import Path
from typing import get_args

import pytest

from actionclust import load
from actionclust.cli.command_review import STATES
from actionclust.coding.tree.tree import ReviewState
from tests.cli.conftest import Answered, Told


def test_the_states_are_those_that_there_are() -> None:
    assert get_args(ReviewState) == STATES


def test_nothing_is_under_review(study: Path, told: Told) -> None:
    said = "open: 0, agreed: 0, disputed: 0, settled: 0\n\nno texts\n"
    assert told("review", study) == (0, said, "")


def test_a_review_from_begin_to_end(study: Path, told: Told, answered: Answered) -> None:
    def say(*words: object) -> str:
        code, said, noise = told("review", study, *words, "--analyst", "ASL", "--out", study)
        assert (code, noise) == (0, "")
        return said

    assert say("--begin").startswith("open: 5, agreed: 0,")
    say("--agree", "A1", "A2")
    say("--dispute", "A5", "--why", "about data")
    said = say("--settle", "A5", "--to", "Data", "--why", "both agree")
    assert said.splitlines() == [
        "open: 2, agreed: 2, disputed: 0, settled: 1",
        "",
        "id  state    place  comments",
        "A1  agreed   S01",
        "A2  agreed   S01",
        "A3  open     S02",
        "A4  open     S02",
        "A5  settled  S02    ASL: about data; ASL: both agree",
        "",
        str(study),
    ]
    answer = answered("review", study, "--state", "settled")
    assert answer["states"] == {"open": 2, "agreed": 2, "disputed": 0, "settled": 1}
    assert answer["files"] == []
    (row,) = answer["reviews"]
    assert row == {
        "id": "A5",
        "text": "beds",
        "place": "S02",
        "label": "Data",
        "state": "settled",
        "comments": "ASL: about data; ASL: both agree",
        "analysts": "ASL",
        "time": load(study).entries[-1].time,
    }


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--agree", "A1"), "--agree changes the project; say where to write it: --out FILE"),
        (("--why", "x"), "--why is for saying something; pass --begin, --agree, --dispute or"),
        (("--begin", "--to", "S01", "--out", "a"), "--to is where texts are settled; pass --sett"),
        (("--dispute", "A1", "--out", "a"), "an action is disputed with a comment, which says "),
    ],
)
def test_what_is_refused(study: Path, told: Told, words: tuple[str, ...], message: str) -> None:
    code, _, error = told("review", study, *words)
    assert code == 1
    assert error.startswith(f"actionclust: {message}")
