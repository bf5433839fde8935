from __future__ import annotations

import os
from typing import TYPE_CHECKING

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network import common_columns
from actionclust.network import similarity_join as module
from actionclust.network.similarity_join import (
    SparseRows,
    available_processors,
    in_threads,
    join,
    partners,
    prepare,
    sampled_similarities,
)
from tests.references import Listed, brute_pairs, strongest_of_rows
from tests.strategies import matrices

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from actionclust.network.common_columns import Levels
    from actionclust.network.similarity_join import Found


def unit_rows(matrix: NDArray[np.float64]) -> SparseRows:
    norms = np.sqrt((matrix**2).sum(axis=1))
    return prepare(sp.csr_array(matrix / np.where(norms > 0, norms, 1.0)[:, None]))


def in_order(found: Found) -> Listed:
    triples = zip(*(part.tolist() for part in found), strict=True)
    return sorted(triples, key=lambda pair: (-pair[2], pair[0], pair[1]))


def strongest_partners(matrix: NDArray[np.float64], of: list[int]) -> Listed:
    pairs = brute_pairs(matrix)
    best = [strongest_of_rows([pair for pair in pairs if row in pair[:2]])[:1] for row in of]
    return [pair for pair in pairs if [pair] in best]


@pytest.fixture(params=["as it is", "small tiles"])
def _tiles(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut the work into many tiles and groups, which only large sets need otherwise."""
    if request.param == "small tiles":
        monkeypatch.setattr(module, "_TILE", 7)
        monkeypatch.setattr(module, "_GROUP", 2)
        monkeypatch.setattr(common_columns, "_RAREST", 1)
        monkeypatch.setattr(module, "_CHECKED", 3)


def test_processors_are_counted() -> None:
    assert 1 <= available_processors() <= (os.cpu_count() or 1)


def test_processors_are_counted_where_there_is_no_affinity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert available_processors() == os.cpu_count()
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert available_processors() == 1


def test_columns_stand_from_common_to_rare_without_those_of_one_row() -> None:
    matrix = np.array([[0, 3, 0, 4], [5, 0, 0, 0], [4, 3, 0, 0], [0, 1, 0, 0]]) / 5
    rows = prepare(sp.csr_array(matrix))
    assert rows.size == 4
    assert rows.matrix.toarray().tolist() == matrix[:, [1, 0]].tolist()


@given(
    matrices(),
    st.sampled_from([0.05, 0.3, 0.5, 0.75, 1.0]),
    st.sampled_from([0.0, 0.1, 0.5, 0.9, 1.0]),
    st.sampled_from([1, 3]),
)
@pytest.mark.usefixtures("_tiles")
def test_the_join_is_exact_at_every_bound(
    matrix: NDArray[np.float64], threshold: float, share: float, jobs: int
) -> None:
    found = join(unit_rows(matrix), threshold, jobs=jobs, bound=share * threshold)
    expected = [pair for pair in brute_pairs(matrix) if pair[2] >= threshold]
    assert in_order(found) == expected


@given(matrices(), st.sampled_from([1, 3]))
@pytest.mark.usefixtures("_tiles")
def test_without_threshold_every_similar_pair_is_found(
    matrix: NDArray[np.float64], jobs: int
) -> None:
    assert in_order(join(unit_rows(matrix), 0.0, jobs=jobs)) == brute_pairs(matrix)


@given(matrices(), st.data(), st.sampled_from([1, 3]))
@pytest.mark.usefixtures("_tiles")
def test_partners_are_the_strongest_pair_of_each_row(
    matrix: NDArray[np.float64], data: st.DataObject, jobs: int
) -> None:
    of = sorted(data.draw(st.sets(st.integers(0, len(matrix) - 1), min_size=1)))
    found = partners(unit_rows(matrix), np.array(of), jobs=jobs)
    assert in_order(found) == strongest_partners(matrix, of)


@given(matrices())
def test_a_sample_of_all_rows_holds_every_similarity_twice(matrix: NDArray[np.float64]) -> None:
    similarity, sampled = sampled_similarities(unit_rows(matrix))
    assert sampled == len(matrix)
    expected = sorted(2 * [pair[2] for pair in brute_pairs(matrix)])
    seen = np.sort(similarity[similarity > 1e-9])
    assert seen == pytest.approx(expected, abs=1e-9)


def test_a_sample_is_evenly_spaced() -> None:
    rows = prepare(sp.csr_array(np.ones((1000, 2)) / np.sqrt(2)))
    similarity, sampled = sampled_similarities(rows)
    assert sampled == 256
    assert len(similarity) == 256 * 999


def test_dropping_is_decided_by_the_work_it_saves(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds = []

    def watched(matrix: sp.csr_array, bound: float) -> Levels:
        bounds.append(bound)
        return common_columns.levels_below(matrix, bound)

    monkeypatch.setattr(module, "levels_below", watched)
    rows = unit_rows(np.array([[1.0, 1, 0], [1, 0, 1], [0, 1, 1]]))
    few = in_order(join(rows, 0.5, jobs=1))
    monkeypatch.setattr(module, "_CHEAP", 0)
    assert in_order(join(rows, 0.5, jobs=1)) == few == [(0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.5)]
    assert bounds == [0.0, 0.25]


@given(matrices(), st.data(), st.sampled_from([0.05, 0.3, 0.75]), st.sampled_from([0.0, 0.5]))
@pytest.mark.usefixtures("_tiles")
def test_the_join_of_rows_that_ask_is_exact(
    matrix: NDArray[np.float64], data: st.DataObject, threshold: float, share: float
) -> None:
    of = data.draw(st.sets(st.integers(0, len(matrix) - 1)))
    asking = np.isin(np.arange(len(matrix)), list(of))
    found = join(unit_rows(matrix), threshold, jobs=1, bound=share * threshold, asking=asking)
    expected = [
        pair
        for pair in brute_pairs(matrix)
        if pair[2] >= threshold and (pair[0] in of or pair[1] in of)
    ]
    assert in_order(found) == expected


@given(matrices(), st.data(), st.sampled_from([0.0, 0.2, 0.6]))
@pytest.mark.usefixtures("_tiles")
def test_partners_of_a_large_set_are_the_same(
    matrix: NDArray[np.float64], data: st.DataObject, below: float
) -> None:
    pairs = brute_pairs(matrix)
    weak = [
        row
        for row in range(len(matrix))
        if all(pair[2] < below for pair in pairs if row in pair[:2])
    ]
    some = weak if below else range(len(matrix))
    of = sorted(data.draw(st.sets(st.sampled_from(list(some))))) if some else []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHEAP", -1)
        patch.setattr(module, "_DEAR", -1)
        found = partners(unit_rows(matrix), np.array(of, dtype=np.int64), jobs=1, below=below)
    assert in_order(found) == strongest_partners(matrix, of)


def test_an_error_in_a_thread_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_rounded", interrupted)
    with pytest.raises(KeyboardInterrupt):
        join(unit_rows(np.ones((4, 2))), 0.5, jobs=2)


@pytest.mark.parametrize("jobs", [1, 3])
def test_tasks_that_are_made_one_by_one_are_answered_in_order(jobs: int) -> None:
    made = (number for number in range(40))
    assert list(in_threads(lambda number: number**2, made, jobs)) == [n**2 for n in range(40)]
