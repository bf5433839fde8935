from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actionclust.encoders import Encoder
from actionclust.errors import InputError
from actionclust.network.meaning.vector_cache import VectorCache
from tests.strategies import any_texts

MINE = Encoder(lambda texts: [[1.0] for _ in texts], name="mine", version="1")


def numbers(count: int) -> np.ndarray:
    return np.arange(2 * count, dtype=np.float32).reshape(count, 2)


@given(st.lists(any_texts(), min_size=1, unique=True))
def test_what_was_added_is_given_back(texts: list[str]) -> None:
    cache = VectorCache.empty(MINE).adding(texts, numbers(len(texts)))
    assert all(text in cache for text in texts)
    assert cache.vectors_of(texts[::-1]).tolist() == numbers(len(texts))[::-1].tolist()


def test_a_file_is_read_back_and_holds_no_text(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    kept = VectorCache.empty(MINE).adding(["a secret text", "b"], numbers(2))
    kept.write(file)
    again = VectorCache.read(file, MINE).adding(["c"], numbers(3)[2:])
    assert again.vectors_of(["c", "a secret text"]).tolist() == [[4, 5], [0, 1]]
    assert "d" not in again
    assert b"secret" not in file.read_bytes()


def test_a_file_that_is_not_there_is_begun(tmp_path: Path) -> None:
    assert "a" not in VectorCache.read(tmp_path / "none.npz", MINE)


def test_vectors_of_another_encoder_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    VectorCache.empty(MINE).adding(["a"], numbers(1)).write(file)
    other = Encoder(MINE.encode, name="mine", version="2")
    with pytest.raises(InputError, match=r'another encoder: .*"version": "1".*name another file'):
        VectorCache.read(file, other)
    shorter = VectorCache.read(file, MINE)
    with pytest.raises(InputError, match="holds vectors of 2 numbers, and the encoder gave 1"):
        shorter.adding(["b"], np.ones((1, 1), dtype=np.float32))


@pytest.mark.parametrize("length", [0, 4, 60, 200])
def test_a_file_that_is_damaged(length: int, tmp_path: Path) -> None:
    file = tmp_path / "vectors.npz"
    VectorCache.empty(MINE).adding(["a", "b"], numbers(2)).write(file)
    file.write_bytes(file.read_bytes()[:length])
    with pytest.raises(
        InputError, match=r"is no cache of vectors, or is damaged; name another file"
    ):
        VectorCache.read(file, MINE)


def test_a_file_of_something_else(tmp_path: Path) -> None:
    text, array, other = (tmp_path / name for name in ("a.txt", "b.npy", "c.npz"))
    text.write_text("text, more text", encoding="utf-8")
    np.save(array, np.zeros(3))
    np.savez(
        other, encoder="{}", hashes=np.zeros((2, 3), dtype=np.uint8), vectors=np.zeros((2, 2))
    )
    for file in (text, array, other):
        with pytest.raises(InputError, match="is no cache of vectors"):
            VectorCache.read(file, MINE)
