"""`actionclust run` with an encoder, and what it says of several languages without one."""

import json
from pathlib import Path

import numpy as np
import pytest

from tests.bilingual import workshop
from tests.cli.conftest import Told


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "workshop.csv"
    workshop().to_csv(path, index=False)
    return path


def test_words_alone_name_the_option(table: Path, tmp_path: Path, told: Told) -> None:
    out = tmp_path / "results"
    code, said, _ = told("run", table, "--target", "4", "--out", out, "--quiet")
    assert code == 0
    assert "words do not link texts of two languages, --encoder use compares their" in said


def test_an_encoder_is_named_and_its_vectors_are_kept(
    table: Path, tmp_path: Path, told: Told
) -> None:
    out, kept = tmp_path / "results", tmp_path / "kept.npz"
    words = ["run", table, "--target", "4", "--out", out, "--quiet", "--overwrite"]
    words += ["--encoder", "tests.bilingual:meanings", "--blend", "0.5", "--vectors-cache", kept]
    code, said, noise = told(*words)
    assert (code, noise) == (0, "")
    assert "note: meaning: by the encoder tests.bilingual:meanings; 0 vectors came from" in said
    assert "--encoder use" not in said
    receipt = json.loads((out / "receipt.json").read_text(encoding="utf-8"))
    assert receipt["encoder"]["name"] == "tests.bilingual:meanings"
    assert receipt["encoder"]["blend"] == receipt["settings"]["blend"] == 0.5
    with np.load(kept) as vectors:
        count = len(vectors["vectors"])
    assert count == receipt["data"]["different_texts"] > 40
    assert f"; {count} vectors came from the cache" in told(*words)[1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--vectors-cache", "kept.npz"],
            "--vectors-cache keeps what an encoder gives, and there is none; pass one with --enc",
        ),
        (["--encoder", "usee"], "--encoder must be None, "),
        (
            ["--encoder", "use", "--blend", "1"],
            "--blend must be a finite number above 0 and at most 0.99",
        ),
        (["--encoder", "tests.bilingual:meaning"], "encoder='tests.bilingual:meaning' was not f"),
    ],
)
def test_errors_are_one_line(
    table: Path, tmp_path: Path, told: Told, options: list[str], message: str
) -> None:
    code, said, error = told("run", table, "--out", tmp_path / "results", "--quiet", *options)
    assert (code, said) == (1, "")
    assert error.startswith(f"actionclust: {message}")
    assert error.count("\n") == 1
