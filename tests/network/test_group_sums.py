import numpy as np
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from actionclust.network.engines import membership
from actionclust.network.group_sums import entries_in_sums, products_with_own, sums_of_entries
from tests.strategies import matrices


@given(matrices(), st.data())
def test_rows_are_compared_with_the_sums_of_their_groups(
    matrix: np.ndarray, data: st.DataObject
) -> None:
    matrix = np.abs(matrix)
    size = len(matrix)
    label = np.array(data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)))
    rows = sp.csr_array(matrix)
    sums = (membership(label) @ rows).tocsr()
    dense = sums.toarray()[label]

    expected = (matrix * dense).sum(axis=1)
    np.testing.assert_allclose(products_with_own(rows, label, sums), expected)
    np.testing.assert_allclose(
        sums.data[entries_in_sums(rows, label, sums)], dense[np.nonzero(matrix)]
    )


@given(matrices())
def test_entries_are_added_up_row_by_row(matrix: np.ndarray) -> None:
    rows = sp.csr_array(matrix)
    np.testing.assert_allclose(sums_of_entries(rows, rows.data), matrix.sum(axis=1))
