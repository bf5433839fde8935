from pathlib import Path

import pytest

from actionclust import Hierarchy, load, methods_text
from tests.cli.conftest import Answered, Told


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_what_was_done(study: Path, told: Told, language: str) -> None:
    code, said, noise = told("methods", study, "--language", language)
    assert (code, noise) == (0, "")
    assert said == f"{methods_text(load(study), language)}\n"  # type: ignore[arg-type]


def test_a_second_coding(study: Path, h: Hierarchy, tmp_path: Path, answered: Answered) -> None:
    other = h.move("A5", to="S01")
    second = other.save(tmp_path / "second.json")
    answer = answered("methods", study, "--second", second)
    assert answer == {"language": "en", "text": methods_text(h, second=other)}
    assert "second coding" in answer["text"]


def test_another_language(study: Path, told: Told) -> None:
    code, _, error = told("methods", study, "--language", "de")
    assert code == 1
    assert "there is no text in 'de'; known: 'en', 'fr', 'nl'" in error
