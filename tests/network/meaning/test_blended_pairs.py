import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from actionclust import similar_pairs
from actionclust.network.meaning import blended_pairs as module
from actionclust.network.meaning.blended_pairs import (
    blended_pairs,
    near_by_meaning,
    part_of_meaning,
)
from actionclust.network.vectors import unit_rows
from actionclust.network.word_contexts import unit_dense


def spaces(rows: int, seed: int) -> tuple[sp.csr_array, np.ndarray]:
    generator = np.random.default_rng(seed)
    words = sp.csr_array(generator.integers(0, 2, (rows, 6)).astype(np.float64))
    return unit_rows(words), unit_dense(generator.standard_normal((rows, 3)))


@given(st.integers(2, 25), st.floats(0.1, 0.9), st.integers(1, 5), st.integers(0, 50))
def test_they_are_the_pairs_of_both_by_the_blend(
    rows: int, blend: float, count: int, seed: int
) -> None:
    words, meaning = spaces(rows, seed)
    by_words = similar_pairs(words, count=2 * rows)
    by_meaning = near_by_meaning(meaning, count)
    found = blended_pairs(by_words, by_meaning, words, meaning, blend, jobs=1)
    keys = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    expected = {
        *zip(by_words.first.tolist(), by_words.second.tolist(), strict=True),
        *zip(by_meaning.first.tolist(), by_meaning.second.tolist(), strict=True),
    }
    assert len(keys) == len(set(keys))
    assert set(keys) == expected
    dense = words.toarray()
    by_both = [
        (1 - blend) * (dense[a] @ dense[b]) + blend * max(meaning[a] @ meaning[b], 0)
        for a, b in keys
    ]
    assert found.similarity.tolist() == pytest.approx(by_both, abs=1e-8)
    order = list(zip((-found.similarity).tolist(), keys, strict=True))
    assert order == sorted(order)


def test_a_pair_is_there_once_from_both_its_ends() -> None:
    found = near_by_meaning(unit_dense(np.array([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0]])), 2)
    keys = list(zip(found.first.tolist(), found.second.tolist(), strict=True))
    assert keys == [(0, 1), (1, 2)]


def test_meanings_that_are_opposed_add_nothing() -> None:
    meaning = np.array([[1.0, 0.0], [-1.0, 0.0], [1.0, 0.0]])
    parts = part_of_meaning(meaning, np.array([0, 0]), np.array([1, 2]), 0.4)
    assert parts.tolist() == [0.0, 0.4]


def test_blocks_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    words, meaning = spaces(60, seed=3)
    pairs = similar_pairs(words), near_by_meaning(meaning, 4)
    whole = blended_pairs(*pairs, words, meaning, 0.4, jobs=1)
    monkeypatch.setattr(module, "_BLOCK", 7)
    assert blended_pairs(*pairs, words, meaning, 0.4, jobs=3) == whole
