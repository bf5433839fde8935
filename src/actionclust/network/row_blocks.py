"""Products of a sparse matrix, block by block of its rows, on the processors of this machine.

Each row of a product depends on one row of the matrix alone, so that it is the same however the
rows are shared out.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, cast

import numpy as np
import scipy.sparse as sp

from actionclust.network.common_columns import narrow
from actionclust.network.dask_cluster import is_client
from actionclust.network.similarity_join import available_processors, in_threads

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from actionclust.network.dask_cluster import Jobs

_ROWS = 10_000  # of a block


def times_dense(
    matrix: sp.csr_array, dense: NDArray[np.float64], jobs: Jobs = 1
) -> NDArray[np.float64]:
    """Multiply a sparse matrix with a dense one.

    >>> times_dense(sp.csr_array([[0.0, 2.0], [1.0, 0.0]]), np.array([[1.0], [3.0]])).tolist()
    [[6.0], [1.0]]
    """
    product = np.empty((matrix.shape[0], dense.shape[1]))

    def multiply(part: tuple[int, int]) -> None:
        product[slice(*part)] = matrix[slice(*part)] @ dense

    for _ in in_threads(multiply, _blocks(matrix.shape[0]), _here(jobs)):
        pass
    return product


def stacked(
    part: Callable[[int, int], sp.csr_array], rows: int, width: int, jobs: Jobs = 1
) -> sp.csr_array:
    """Put sparse rows one below the other, each block of which a function gives.

    >>> stacked(lambda start, stop: sp.csr_array(np.eye(3)[start:stop]), 3, 3).nnz
    3
    """
    parts = [*in_threads(lambda block: part(*block), _blocks(rows), _here(jobs))]
    together = sp.vstack(parts, format="csr") if parts else sp.csr_array((0, width))
    return narrow(sp.csr_array(together))


def _blocks(rows: int) -> list[tuple[int, int]]:
    return list(pairwise([*range(0, rows, _ROWS), rows]))


def _here(jobs: Jobs) -> int:
    """Give the threads for work whose matrices are too large to be sent to a cluster."""
    return available_processors() if is_client(jobs) else cast("int", jobs)
