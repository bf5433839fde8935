import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.meaning import centring as module
from actionclust.network.meaning.centring import centred
from actionclust.network.one_thread import one_thread_each
from tests.bilingual import meanings, workshop


def noise(rows: int, directions: int, seed: int = 0) -> np.ndarray:
    drawn = np.random.default_rng(seed).standard_normal((rows, directions))
    return drawn.astype(np.float32)


@given(st.integers(0, 40), st.integers(1, 12), st.integers(0, 99))
def test_rows_have_norm_1_or_are_zero(rows: int, directions: int, seed: int) -> None:
    vectors = noise(rows, directions, seed)
    vectors[::3] = 0
    found = centred(vectors, ["en", "nl"] * (rows // 2) + ["en"] * (rows % 2))
    norms = np.linalg.norm(found, axis=1)
    assert norms[::3] == pytest.approx(0)
    assert np.all((np.abs(norms - 1) < 1e-9) | (norms == 0))


def test_lengths_of_vectors_do_not_count() -> None:
    vectors = noise(30, 5)
    longer = vectors * np.linspace(0.5, 90, 30, dtype=np.float32)[:, None]
    assert centred(longer, ["en"] * 30) == pytest.approx(centred(vectors, ["en"] * 30), abs=1e-5)


def test_what_all_texts_share_says_nothing() -> None:
    common = noise(400, 6) + np.float32(50)
    plain = np.corrcoef(common)
    assert np.median(plain) < 0.9
    assert np.median(common @ common.T / (50 * 50 * 6)) > 0.9
    found = centred(common, ["en"] * 400)
    assert abs(np.median(found @ found.T)) < 0.2


def test_what_texts_of_a_language_share_says_nothing() -> None:
    table = workshop()
    vectors = np.array(meanings(table["text"].tolist()), dtype=np.float32)
    found = centred(vectors, table["language"].tolist())
    cosine = found @ found.T
    subject, language = table["subject"].to_numpy(), table["language"].to_numpy()
    same = subject[:, None] == subject
    across = language[:, None] != language
    assert cosine[same & across].mean() > 0.5
    assert cosine[~same & ~across].mean() < 0


def test_a_language_of_few_texts_keeps_what_they_say() -> None:
    vectors = noise(101, 20)
    found = centred(vectors, ["en"] * 100 + ["nl"])
    alone = vectors[100] / np.linalg.norm(vectors[100])
    assert found[100] @ alone > 0.9


def test_few_texts_are_compared_as_they_are() -> None:
    near = centred(np.array([[1.0, 0.1], [1.0, 0.2]], dtype=np.float32), ["en", "en"])
    assert near[0] @ near[1] > 0.9


def test_the_strongest_directions_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    strong, weak = noise(200, 4) * 10, noise(200, 30, seed=1) * 0.01
    vectors = np.hstack([weak, strong])
    whole = centred(vectors, ["en"] * 200)
    monkeypatch.setattr(module, "DIRECTIONS", 4)
    few = centred(vectors, ["en"] * 200)
    assert few.shape == (200, 4)
    assert few @ few.T == pytest.approx(whole @ whole.T, abs=1e-3)


def test_all_directions_of_512_are_not_kept() -> None:
    with one_thread_each():
        assert centred(noise(300, 512), ["en"] * 300).shape == (300, module.DIRECTIONS)
