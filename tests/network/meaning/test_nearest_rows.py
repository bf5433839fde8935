import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust.network.meaning import nearest_rows as module
from actionclust.network.meaning.nearest_rows import nearest_rows
from actionclust.network.word_contexts import unit_dense

Found = list[tuple[int, int, float]]


def drawn(rows: int, directions: int, seed: int) -> NDArray[np.float64]:
    # few different numbers, so that many cosines are equal
    values = np.random.default_rng(seed).integers(-1, 3, (rows, directions))
    return unit_dense(values.astype(np.float64))


def plain(rows: NDArray[np.float64], count: int) -> Found:
    """Compare every row with every other."""
    found = []
    for one in range(len(rows)):
        near = [
            (-min(round(float(np.einsum("i,i", rows[one], rows[other])), 9), 1.0), other)
            for other in range(len(rows))
            if other != one
        ]
        found += [(one, other, -cosine) for cosine, other in sorted(near)[:count] if cosine < 0]
    return found


def listed(rows: NDArray[np.float64], count: int, jobs: int = 1) -> Found:
    return list(
        zip(*(part.tolist() for part in nearest_rows(rows, count, jobs=jobs)), strict=True)
    )


@given(st.integers(0, 40), st.integers(1, 4), st.integers(1, 12), st.integers(0, 99))
def test_they_are_those_of_a_plain_search(
    rows: int, directions: int, count: int, seed: int
) -> None:
    matrix = drawn(rows, directions, seed)
    assert listed(matrix, count) == plain(matrix, count)


@pytest.mark.parametrize("jobs", [1, 3])
def test_blocks_tiles_and_threads_change_nothing(
    jobs: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    matrix = drawn(150, 5, seed=1)
    whole = plain(matrix, 7)
    for name, value in {"_BLOCK": 11, "_TILE": 13, "_SAMPLE": 9}.items():
        monkeypatch.setattr(module, name, value)
    assert listed(matrix, 7, jobs) == whole


def test_equal_rows_are_told_apart_by_their_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_TILE", 4)
    matrix = np.tile(unit_dense(np.array([[1.0, 2.0]])), (20, 1))
    assert [other for one, other, _ in listed(matrix, 2) if one == 7] == [0, 1]
    assert [other for one, other, _ in listed(matrix, 2) if one == 0] == [1, 2]


def test_a_difference_below_single_precision_counts() -> None:
    angles = np.array([0.0, 1e-4, 1.00001e-4 + 1e-4])
    matrix = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    assert [other for one, other, _ in listed(matrix, 1) if one == 1] == [0]


def test_more_than_the_sample_can_tell_are_all_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SAMPLE", 5)
    monkeypatch.setattr(module, "_PAIRS", 50)
    matrix = drawn(60, 4, seed=2)
    assert listed(matrix, 30) == plain(matrix, 30)
