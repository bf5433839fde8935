"""Each row against the sum of its own group, without a dense table of sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray


def entries_in_sums(
    rows: sp.csr_array, label: NDArray[np.int64], sums: sp.csr_array
) -> NDArray[np.int64]:
    """Say where each entry of the rows stands in the data of the sums of their groups.

    >>> import scipy.sparse as sp
    >>> rows = sp.csr_array([[1.0, 2.0], [0.0, 3.0], [4.0, 0.0]])
    >>> sums = sp.csr_array([[1.0, 5.0], [4.0, 0.0]])
    >>> entries_in_sums(rows, np.array([0, 0, 1]), sums)
    array([0, 1, 1, 2])
    """
    sums.sort_indices()
    columns = sums.shape[1]
    known = np.repeat(np.arange(sums.shape[0]), np.diff(sums.indptr)) * columns + sums.indices
    wanted = np.repeat(label, np.diff(rows.indptr)) * columns + rows.indices
    return np.searchsorted(known, wanted)


def sums_of_entries(rows: sp.csr_array, values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up a value for each entry of the rows, row by row.

    >>> import scipy.sparse as sp
    >>> sums_of_entries(sp.csr_array([[1.0, 2.0], [0.0, 3.0]]), np.array([0.5, 1.0, 2.0]))
    array([1.5, 2. ])
    """
    each = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    return np.bincount(each, values, rows.shape[0]).astype(np.float64, copy=False)


def products_with_own(
    rows: sp.csr_array, label: NDArray[np.int64], sums: sp.csr_array
) -> NDArray[np.float64]:
    """Multiply each row with the sum of its group.

    >>> import scipy.sparse as sp
    >>> rows = sp.csr_array([[1.0, 2.0], [0.0, 3.0]])
    >>> products_with_own(rows, np.array([0, 0]), sp.csr_array([[1.0, 5.0]]))
    array([11., 15.])
    """
    return sums_of_entries(rows, rows.data * sums.data[entries_in_sums(rows, label, sums)])
