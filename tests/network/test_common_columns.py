import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from actionclust.network import common_columns as module
from actionclust.network.common_columns import from_column, levels_below
from tests.network.small import unit
from tests.strategies import matrices


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_RAREST", 1)


def by_frequency(matrix: NDArray[np.float64]) -> NDArray[np.float64]:
    ordered: NDArray[np.float64] = unit(matrix)[:, np.argsort(-(matrix != 0).sum(axis=0))]
    return ordered


@given(matrices(), st.sampled_from([0.1, 0.4, 0.9]))
def test_rows_leave_out_as_much_as_stays_below_the_bound(
    matrix: NDArray[np.float64], bound: float
) -> None:
    ordered = by_frequency(matrix)
    levels = levels_below(sp.csr_array(ordered), bound)
    assert levels.cuts[0] == 0
    for row, level in enumerate(levels.level.tolist()):
        left_out = [(ordered[row, :cut] ** 2).sum() for cut in levels.cuts]
        assert left_out[level] < bound
        assert all(square >= bound - 1e-7 for square in left_out[level + 1 :])
        assert (levels.norms[1:, row] >= np.sqrt(left_out[1:])).all()
        assert levels.norms[1:, row] == pytest.approx(np.sqrt(left_out[1:]), abs=2e-4)


@given(matrices(), st.integers(0, 9))
def test_columns_before_one_are_left_out(matrix: NDArray[np.float64], cut: int) -> None:
    expected = matrix.copy()
    expected[:, :cut] = 0
    assert from_column(sp.csr_array(matrix), cut).toarray().tolist() == expected.tolist()


def test_columns_of_few_rows_make_no_level(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = sp.csr_array(np.eye(40)[:, :1] + np.ones((40, 1)))
    assert len(levels_below(rows, 0.5).cuts) == 2
    monkeypatch.setattr(module, "_RAREST", 40)
    assert levels_below(rows, 0.5).cuts == (0,)
