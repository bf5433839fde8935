"""Products of rows, shared out: the same as at once."""

import numpy as np
import pytest
import scipy.sparse as sp

from actionclust.network import row_blocks
from actionclust.network.row_blocks import stacked, times_dense


@pytest.mark.parametrize("rows", [0, 1, 7, 40])
@pytest.mark.parametrize("jobs", [1, 3])
def test_blocks_and_threads_change_nothing(
    monkeypatch: pytest.MonkeyPatch, rows: int, jobs: int
) -> None:
    monkeypatch.setattr(row_blocks, "_ROWS", 3)
    matrix = sp.csr_array(sp.random(rows, 9, density=0.4, format="csr", random_state=1))
    dense = np.random.default_rng(0).standard_normal((9, 4))
    assert np.array_equal(times_dense(matrix, dense, jobs), matrix @ dense)
    found = stacked(lambda start, stop: matrix[start:stop], *matrix.shape, jobs)
    assert found.shape == matrix.shape
    assert abs(found - matrix).nnz == 0
    assert np.array_equal(found.indices, matrix.indices)
    assert found.indices.dtype == found.indptr.dtype == np.int32
