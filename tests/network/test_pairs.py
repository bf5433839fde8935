import re

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust import Pairs, similar_pairs
from actionclust.errors import InputError, SettingError
from actionclust.network import pairs as module
from actionclust.network import similarity_join as join
from tests.references import Listed, brute_pairs, strongest_of_rows
from tests.strategies import matrices

JOBS = st.sampled_from([1, 3])
NOT_FINITE = (
    "takes finite numbers; the matrix holds NaN or infinity: replace them or leave those rows out"
)
COUNTS = st.integers(0, 30)


def listed(pairs: Pairs) -> Listed:
    return list(
        zip(pairs.first.tolist(), pairs.second.tolist(), pairs.similarity.tolist(), strict=True)
    )


def with_cover(every: Listed, some: Listed) -> Listed:
    """Add the strongest pair of each row."""
    wanted = {*strongest_of_rows(every), *some}
    return [pair for pair in every if pair in wanted]


@pytest.fixture(params=["small set", "guessed threshold"])
def _way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Go the way of small sets, and that of large ones: guess, drop columns, lower."""
    if request.param == "guessed threshold":
        monkeypatch.setattr(module, "_SMALL", 0)
        monkeypatch.setattr(join, "_CHEAP", 0)
        monkeypatch.setattr(join, "_TILE", 7)
        monkeypatch.setattr(join, "_SAMPLE", 4)


@given(matrices(), JOBS)
def test_every_pair_equals_brute_force(matrix: NDArray[np.float64], jobs: int) -> None:
    pairs = similar_pairs(matrix, jobs=jobs)
    assert listed(pairs) == brute_pairs(matrix)
    assert (pairs.rows, pairs.threshold) == (len(matrix), 0.0)
    assert (pairs.first < pairs.second).all()


@given(matrices(), COUNTS, JOBS, st.booleans())
@pytest.mark.usefixtures("_way")
def test_the_strongest_pairs_equal_brute_force(
    matrix: NDArray[np.float64], count: int, jobs: int, cover: object
) -> None:
    every = brute_pairs(matrix)
    expected = with_cover(every, every[:count]) if cover else every[:count]
    pairs = similar_pairs(matrix, count=count, jobs=jobs, cover=bool(cover))
    assert listed(pairs) == expected
    # what the threshold promises: no stronger pair is missing
    assert {pair for pair in every if pair[2] > pairs.threshold} <= set(listed(pairs))


@given(matrices(), st.floats(0, 1), JOBS, st.booleans())
@pytest.mark.usefixtures("_way")
def test_pairs_above_a_threshold_equal_brute_force(
    matrix: NDArray[np.float64], threshold: float, jobs: int, cover: object
) -> None:
    every = brute_pairs(matrix)
    above = [pair for pair in every if pair[2] >= threshold]
    expected = with_cover(every, above) if cover else above
    pairs = similar_pairs(matrix, threshold=threshold, jobs=jobs, cover=bool(cover))
    assert listed(pairs) == expected
    assert {pair for pair in every if pair[2] > pairs.threshold} <= set(listed(pairs))


@given(
    matrices(),
    st.sampled_from([np.int64, np.int8, np.float32, np.float64, np.longdouble]),
    st.sampled_from([np.array, sp.csr_array, sp.csr_matrix, sp.coo_array, sp.lil_matrix]),
)
def test_kinds_of_matrices_and_numbers_give_the_same(
    matrix: NDArray[np.float64], number: type, kind: type
) -> None:
    if number is np.longdouble and kind is not np.array:
        number = np.float64  # no sparse matrix holds them
    assert listed(similar_pairs(kind(matrix.astype(number)))) == brute_pairs(matrix)
    assert listed(similar_pairs(matrix.tolist())) == brute_pairs(matrix)


@given(matrices(), st.sampled_from([1e-300, 1e-20, 3.0, 1e150, 1e306]))
def test_the_length_of_a_row_does_not_count(matrix: NDArray[np.float64], factor: float) -> None:
    scaled = matrix.copy()
    scaled[::2] *= factor
    assert listed(similar_pairs(scaled)) == brute_pairs(matrix)


def test_a_large_set_equals_brute_force() -> None:
    random = np.random.default_rng(5)
    matrix = sp.random_array((2_100, 400), density=0.01, rng=random, format="csr")
    matrix.data = np.round(matrix.data, 1)
    every = brute_pairs(matrix.toarray())
    for jobs in (1, 3):
        pairs = similar_pairs(matrix, count=6_000, cover=True, jobs=jobs)
        assert 0 < pairs.threshold < 1
        assert listed(pairs) == with_cover(every, every[:6_000])


@pytest.mark.parametrize("size", [255, 256, 257, 65_535, 65_536, 65_537])
def test_rows_of_any_number_are_ranked(size: int) -> None:
    some = np.array([0, 1, 100, 127, 128, size // 2 + 3, size - 3, size - 2, size - 1])
    # similarities 1, 0.5 and near 0, many of them tied
    values = np.array([[1, 1, 0], [1, 0, 1], [1e-8, 0, 1]])[np.arange(len(some)) % 3]
    column, row = np.tile(np.arange(3), len(some)), np.repeat(some, 3)
    matrix = sp.coo_array((values.ravel(), (row, column)), shape=(size, 3))
    expected = [
        (int(some[one]), int(some[other]), similarity)
        for one, other, similarity in brute_pairs(values)
    ]
    assert listed(similar_pairs(matrix)) == expected
    assert listed(similar_pairs(matrix, count=7)) == expected[:7]


@pytest.mark.usefixtures("_way")
def test_more_pairs_than_there_are_may_be_asked_for() -> None:
    matrix = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0]])
    assert listed(similar_pairs(matrix, count=10**400)) == brute_pairs(matrix)


def test_sparse_zeros_are_no_values() -> None:
    stored = sp.csr_array(([0.0, 0.0, 1.0, 2.0], ([0, 0, 1, 2], [0, 1, 0, 0])), shape=(3, 2))
    assert listed(similar_pairs(stored)) == [(1, 2, 1.0)]
    assert stored.nnz == 4


def test_values_given_twice_add_up() -> None:
    twice = sp.coo_array(([1, 1, 2], ([0, 0, 1], [0, 0, 0])), shape=(2, 1))
    assert listed(similar_pairs(twice)) == [(0, 1, 1.0)]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0), (1, 1), (4, 2)])
@pytest.mark.parametrize("count", [None, 0, 5])
def test_matrices_without_pairs(shape: tuple[int, int], count: int | None) -> None:
    pairs = similar_pairs(np.zeros(shape), count=count, cover=True)
    assert listed(pairs) == []
    assert pairs.rows == shape[0]
    assert pairs.covering().tolist() == []


def test_the_matrix_is_left_as_it_was() -> None:
    matrix = sp.csr_array([[3.0, 4.0], [4.0, 3.0]])
    similar_pairs(matrix, count=1, cover=True)
    assert matrix.toarray().tolist() == [[3.0, 4.0], [4.0, 3.0]]


@given(matrices())
def test_covering_marks_the_strongest_pair_of_each_row(matrix: NDArray[np.float64]) -> None:
    pairs = similar_pairs(matrix)
    every = listed(pairs)
    marked = [pair for pair, mark in zip(every, pairs.covering(), strict=True) if mark]
    assert marked == strongest_of_rows(every)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"count": 3, "threshold": 0.5},
            "similar_pairs takes count or threshold, not both; got count=3 and threshold=0.5",
        ),
        ({"count": -1}, "count must be a whole number of at least 0; got -1"),
        ({"count": 1.5}, "count must be a whole number of at least 0; got 1.5"),
        ({"count": "1"}, "count must be a whole number of at least 0; got '1'"),
        ({"count": True}, "count must be a whole number of at least 0; got True"),
        ({"threshold": -0.1}, "threshold must be a number from 0 to 1; got -0.1"),
        ({"threshold": 1.1}, "threshold must be a number from 0 to 1; got 1.1"),
        ({"threshold": float("nan")}, "threshold must be a number from 0 to 1; got nan"),
        ({"threshold": "0.5"}, "threshold must be a number from 0 to 1; got '0.5'"),
        ({"threshold": True}, "threshold must be a number from 0 to 1; got True"),
        ({"cover": "no"}, "cover must be True or False; got 'no'"),
        ({"jobs": 0}, "jobs must be a whole number of at least 1; got 0"),
        ({"jobs": 2.0}, "jobs must be a whole number of at least 1; got 2.0"),
        ({"jobs": "2"}, "jobs must be a whole number of at least 1; got '2'"),
        ({"jobs": True}, "jobs must be a whole number of at least 1; got True"),
    ],
)
def test_settings_out_of_range(options: dict[str, object], message: str) -> None:
    with pytest.raises(SettingError, match=f"^{re.escape(message)}$"):
        similar_pairs([[1, 0], [1, 1]], **options)


def test_numbers_of_numpy_are_numbers() -> None:
    matrix = [[1, 0], [1, 1]]
    assert len(similar_pairs(matrix, count=np.int64(1), jobs=np.int64(1))) == 1
    assert len(similar_pairs(matrix, threshold=np.float32(0.5))) == 1


def test_a_threshold_in_single_precision_is_exact() -> None:
    # the cosine is 0.5, which comes out as 0.4999999999999999 before it is rounded
    matrix = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 1.0]])
    assert listed(similar_pairs(matrix, threshold=np.float32(0.5))) == [(0, 1, 0.5)]


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        (None, "takes a matrix of two dimensions, rows and columns; got 0"),
        ([1, 2], "takes a matrix of two dimensions, rows and columns; got 1"),
        (np.zeros((1, 1, 1)), "takes a matrix of two dimensions, rows and columns; got 3"),
        (sp.coo_array([1.0, 2.0]), "takes a matrix of two dimensions, rows and columns; got 1"),
        ([[1, 2], [3]], "takes a matrix; got rows of different lengths"),
        ([["care"]], "takes numbers; got a matrix of <U4"),
        ([[1j]], "takes numbers; got a matrix of complex128"),
        (pd.DataFrame({"a": [1], "b": ["x"]}), "takes numbers; got a matrix of object"),
        ([[1.0, np.nan]], NOT_FINITE),
        (sp.csr_array([[np.inf]]), NOT_FINITE),
    ],
)
def test_what_is_no_matrix_of_numbers(matrix: object, message: str) -> None:
    with pytest.raises(InputError, match=f"^similar_pairs {re.escape(message)}$"):
        similar_pairs(matrix)


@pytest.mark.parametrize(
    ("matrix", "threshold"),
    [([[1, 1, 1, 0, 0], [1, 0, 0, 1, 1]], 1 / 3), ([[1, 0], [1, 1]], 2**-0.5)],
)
def test_a_pair_at_a_threshold_of_many_decimals_is_found(
    matrix: list[list[int]], threshold: float
) -> None:
    assert len(similar_pairs(matrix, threshold=threshold)) == 1
