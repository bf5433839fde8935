from pathlib import Path

import pytest

from actionclust import datasets, load, region_words
from tests.cli.conftest import Answered, Told


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return datasets.worked_example().save(tmp_path_factory.mktemp("words") / "example.json")


def test_what_is_particular_to_each_region(example: Path, told: Told) -> None:
    code, said, noise = told("words", example, "--level", "super-cluster")
    assert (code, noise) == (0, "")
    found = region_words(load(example), level="super-cluster")
    for sentence in found.sentences():
        assert sentence in said
    assert "comparisons of terms with values" in said


def test_another_column_and_other_numbers(example: Path, answered: Answered) -> None:
    answer = answered("words", example, "--by", "stickers", "--least", 5, "--count", 2)
    found = region_words(load(example), "stickers", least=5, count=2)
    assert answer["terms"] == found.to_dict()["terms"]
    assert len(answer["terms"]) == 4
    few = answered("words", example, "--few", 500)
    assert all(row["too_few"] for row in few["sizes"])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--by", "regoin"], "did you mean 'region'"),
        (["--least", "0"], "least must be a whole number from 1 on"),
        (["--level", "clutser"], "did you mean 'cluster'"),
    ],
)
def test_what_cannot_be_asked(example: Path, told: Told, options: list[str], message: str) -> None:
    code, _, error = told("words", example, *options)
    assert code == 1
    assert message in error
